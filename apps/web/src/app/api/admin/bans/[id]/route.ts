import { liftBan } from "@/lib/server/admin/people";
import { serveAdmin } from "@/lib/server/endpoint";

export const DELETE = serveAdmin(liftBan);
