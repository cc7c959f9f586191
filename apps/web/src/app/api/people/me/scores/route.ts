import { servePerson } from "@/lib/server/endpoint";
import { myScores } from "@/lib/server/people/me";

export const GET = servePerson(myScores);
