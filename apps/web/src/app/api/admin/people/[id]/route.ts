import { changePerson } from "@/lib/server/admin/people";
import { serveAdmin } from "@/lib/server/endpoint";

export const PATCH = serveAdmin(changePerson);
