import { servePerson } from "@/lib/server/endpoint";
import { giveTicket } from "@/lib/server/rooms/ticket";

export const POST = servePerson(giveTicket);
