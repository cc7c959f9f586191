import { servePerson } from "@/lib/server/endpoint";
import { chooseCompanion, showCompanion } from "@/lib/server/recordings/companions";

export const GET = servePerson(showCompanion);
export const POST = servePerson(chooseCompanion);
