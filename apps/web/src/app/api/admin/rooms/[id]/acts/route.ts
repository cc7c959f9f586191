import { actOnRoom } from "@/lib/server/admin/rooms";
import { serveAdmin } from "@/lib/server/endpoint";

export const POST = serveAdmin(actOnRoom);
