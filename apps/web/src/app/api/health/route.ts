import { serve } from "@/lib/server/endpoint";

export const dynamic = "force-dynamic";

/** Whether this process can serve: it is no word on realtime or LiveKit, which it outlives. */
export const GET = serve(async ({ services }) => {
  await services.db.ping();
  return { ok: true };
});
