import { listBans } from "@/lib/server/admin/people";
import { serveAdmin } from "@/lib/server/endpoint";

export const GET = serveAdmin(listBans);
