import { serve } from "@/lib/server/endpoint";
import { listSongs } from "@/lib/server/songs/songs";

export const GET = serve(listSongs);
