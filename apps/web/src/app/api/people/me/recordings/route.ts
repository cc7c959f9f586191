import { servePerson } from "@/lib/server/endpoint";
import { keepRecording, myRecordings } from "@/lib/server/recordings/recordings";

export const GET = servePerson(myRecordings);
export const POST = servePerson(keepRecording);
