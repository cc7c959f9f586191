import { pageAudit } from "@/lib/server/admin/audit";
import { serveAdmin } from "@/lib/server/endpoint";

export const GET = serveAdmin(pageAudit);
