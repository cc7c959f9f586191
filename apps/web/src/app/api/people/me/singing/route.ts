import { servePerson } from "@/lib/server/endpoint";
import { mySinging } from "@/lib/server/people/singing";

export const GET = servePerson(mySinging);
