import { bringVrm } from "@/lib/server/avatars/vrm";
import { servePerson } from "@/lib/server/endpoint";

export const POST = servePerson(bringVrm);
