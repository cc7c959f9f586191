import { serve } from "@/lib/server/endpoint";
import { songShelves } from "@/lib/server/songs/songs";

export const GET = serve(songShelves);
