import { servePerson } from "@/lib/server/endpoint";
import { changeAvatar, showAvatar } from "@/lib/server/people/avatar";

export const GET = servePerson(showAvatar);
export const PUT = servePerson(changeAvatar);
