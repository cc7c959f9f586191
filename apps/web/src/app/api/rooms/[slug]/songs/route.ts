import { servePerson } from "@/lib/server/endpoint";
import { importIntoRoom } from "@/lib/server/import/songs";

export const POST = servePerson(importIntoRoom);
