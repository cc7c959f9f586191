import type { Server } from "node:http";

// The launcher kills after 10 s; streams and WebSockets would otherwise hold a server open for ever.
const PATIENCE_MS = 3_000;

/** Takes no new requests, lets those under way end, then closes what is left. */
export function stopOnSignal(server: Server, close: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const hurry = setTimeout(() => process.exit(0), PATIENCE_MS + 3_000);
    hurry.unref();
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
    server.closeAllConnections();
    await close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
