import { importSongs, listAllSongs } from "@/lib/server/admin/songs";
import { serveAdmin } from "@/lib/server/endpoint";

export const GET = serveAdmin(listAllSongs);
export const POST = serveAdmin(importSongs);
