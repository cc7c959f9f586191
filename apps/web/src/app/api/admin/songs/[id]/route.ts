import { changeSong } from "@/lib/server/admin/songs";
import { serveAdmin } from "@/lib/server/endpoint";

export const PATCH = serveAdmin(changeSong);
