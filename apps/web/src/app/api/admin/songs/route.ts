import { listAllSongs } from "@/lib/server/admin/songs";
import { serveAdmin } from "@/lib/server/endpoint";
import { importAsAdmin } from "@/lib/server/import/songs";

export const GET = serveAdmin(listAllSongs);
export const POST = serveAdmin(importAsAdmin);
