import { serve } from "@/lib/server/endpoint";
import { songScores } from "@/lib/server/songs/ranking";

export const GET = serve(songScores);
