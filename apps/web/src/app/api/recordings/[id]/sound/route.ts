import { servePerson } from "@/lib/server/endpoint";
import { recordingSound } from "@/lib/server/recordings/recordings";

export const GET = servePerson(recordingSound);
