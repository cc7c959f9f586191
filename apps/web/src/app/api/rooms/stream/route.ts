import { serve } from "@/lib/server/endpoint";
import { streamRooms } from "@/lib/server/rooms/rooms";

export const GET = serve(streamRooms);
