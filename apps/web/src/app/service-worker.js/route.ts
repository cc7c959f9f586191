import { serviceWorker } from "@/lib/server/away/service-worker";

export const dynamic = "force-dynamic";

let made: Promise<string> | null = null;

export async function GET(): Promise<Response> {
  made ??= serviceWorker();
  return new Response(await made, {
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
