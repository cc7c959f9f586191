import { listPeople } from "@/lib/server/admin/people";
import { serveAdmin } from "@/lib/server/endpoint";

export const GET = serveAdmin(listPeople);
