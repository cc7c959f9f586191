import { serve } from "@/lib/server/endpoint";
import { songScores } from "@/lib/server/songs/songs";

export const GET = serve(songScores);
