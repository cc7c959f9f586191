import { serve } from "@/lib/server/endpoint";
import { songChart } from "@/lib/server/songs/songs";

export const GET = serve(songChart);
