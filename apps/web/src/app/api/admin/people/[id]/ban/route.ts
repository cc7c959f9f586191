import { banPerson } from "@/lib/server/admin/people";
import { serveAdmin } from "@/lib/server/endpoint";

export const POST = serveAdmin(banPerson);
