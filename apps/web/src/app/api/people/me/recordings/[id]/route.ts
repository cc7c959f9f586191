import { servePerson } from "@/lib/server/endpoint";
import { changeMyRecording, removeMyRecording } from "@/lib/server/recordings/recordings";

export const PATCH = servePerson(changeMyRecording);
export const DELETE = servePerson(removeMyRecording);
