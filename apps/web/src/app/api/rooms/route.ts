import { serve, servePerson } from "@/lib/server/endpoint";
import { createRoom, listRooms } from "@/lib/server/rooms/rooms";

export const GET = serve(listRooms);
export const POST = servePerson(createRoom);
