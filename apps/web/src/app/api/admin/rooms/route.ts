import { listAllRooms } from "@/lib/server/admin/rooms";
import { serveAdmin } from "@/lib/server/endpoint";
import { createRoom } from "@/lib/server/rooms/rooms";

export const GET = serveAdmin(listAllRooms);
export const POST = serveAdmin(createRoom);
