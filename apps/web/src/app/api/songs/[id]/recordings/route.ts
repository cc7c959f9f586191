import { servePerson } from "@/lib/server/endpoint";
import { songRecordings } from "@/lib/server/recordings/companions";

export const GET = servePerson(songRecordings);
