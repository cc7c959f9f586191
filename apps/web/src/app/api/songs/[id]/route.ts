import { serve, servePerson } from "@/lib/server/endpoint";
import { removeSong, showSong } from "@/lib/server/songs/songs";

export const GET = serve(showSong);
export const DELETE = servePerson(removeSong);
