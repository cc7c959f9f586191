import { serve } from "@/lib/server/endpoint";
import { leaderboard } from "@/lib/server/songs/ranking";

export const GET = serve(leaderboard);
