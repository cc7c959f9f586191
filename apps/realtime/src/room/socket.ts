import type { Client } from "@colyseus/core";

/** Half a minute of the densest crowd: who has not read so much is not there any more. */
const MOST_UNREAD_BYTES = 512 * 1_024;

/** The part of a WebSocket that this needs; Colyseus calls it `ref`. */
interface Socket {
  readonly bufferedAmount: number;
  terminate(): void;
}

/** False for a connection that was cut because it does not read; its place is kept as for any that is lost (Rule L1). */
export function keepsUp(client: Client): boolean {
  const socket = client.ref as unknown as Socket;
  if (socket.bufferedAmount <= MOST_UNREAD_BYTES) return true;
  socket.terminate();
  return false;
}
