import { servePerson } from "@/lib/server/endpoint";
import { followLine, getInLine, leaveLine } from "@/lib/server/rooms/line";

export const GET = servePerson(followLine);
export const POST = servePerson(getInLine);
export const DELETE = servePerson(leaveLine);
