import { servePerson } from "@/lib/server/endpoint";
import { showVideos } from "@/lib/server/videos/videos";

export const GET = servePerson(showVideos);
