import { vrmFile } from "@/lib/server/avatars/vrm";
import { servePerson } from "@/lib/server/endpoint";

export const GET = servePerson(vrmFile);
