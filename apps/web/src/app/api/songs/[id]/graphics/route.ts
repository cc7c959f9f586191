import { serve } from "@/lib/server/endpoint";
import { songMedia } from "@/lib/server/songs/songs";

export const GET = serve(songMedia("graphics"));
