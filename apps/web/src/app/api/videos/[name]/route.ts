import { servePerson } from "@/lib/server/endpoint";
import { videoFile } from "@/lib/server/videos/videos";

export const GET = servePerson(videoFile);
