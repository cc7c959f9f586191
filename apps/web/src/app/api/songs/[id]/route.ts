import { serve } from "@/lib/server/endpoint";
import { showSong } from "@/lib/server/songs/songs";

export const GET = serve(showSong);
