import { seeSight } from "@/lib/server/admin/rooms";
import { serveAdmin } from "@/lib/server/endpoint";

export const GET = serveAdmin(seeSight);
