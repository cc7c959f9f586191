import { servePerson } from "@/lib/server/endpoint";
import { companionSound } from "@/lib/server/recordings/companions";

export const GET = servePerson(companionSound);
