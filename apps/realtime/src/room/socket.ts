import type { Client } from "@colyseus/core";
import { serverNow } from "../services";

const EVERY_MS = 3_000;

/** Half a minute of the densest crowd: who has not read so much is not there any more. */
const MOST_UNREAD_BYTES = 512 * 1_024;

/** The part of a WebSocket that this needs; Colyseus calls it `ref`. */
interface Socket {
  readonly bufferedAmount: number;
  terminate(): void;
  ping(data: string): void;
  on(event: "pong", listener: (data: Buffer) => void): void;
  once(event: "close", listener: () => void): void;
  readonly readyState: number;
  readonly OPEN: number;
}

/** Asks the connection for a sign of life now and then, and tells how long it took. */
export function measureRoundTrip(client: Client, told: (ms: number) => void): void {
  const socket = client.ref as unknown as Socket;
  const ping = () => {
    if (socket.readyState === socket.OPEN) socket.ping(String(serverNow()));
  };
  socket.on("pong", (data) => {
    const sentAt = Number(data.toString());
    // Colyseus pings as well, with nothing in it.
    if (sentAt > 0) told(Math.round((serverNow() - sentAt) * 10) / 10);
  });
  ping();
  const timer = setInterval(ping, EVERY_MS);
  timer.unref();
  socket.once("close", () => clearInterval(timer));
}

/** False for a connection that was cut because it does not read; its place is kept as for any that is lost (Rule L1). */
export function keepsUp(client: Client): boolean {
  const socket = client.ref as unknown as Socket;
  if (socket.bufferedAmount <= MOST_UNREAD_BYTES) return true;
  socket.terminate();
  return false;
}
