import { servePerson } from "@/lib/server/endpoint";
import { myScores } from "@/lib/server/people/singing";

export const GET = servePerson(myScores);
