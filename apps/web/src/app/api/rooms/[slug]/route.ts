import { serve } from "@/lib/server/endpoint";
import { showRoom } from "@/lib/server/rooms/rooms";

export const GET = serve(showRoom);
