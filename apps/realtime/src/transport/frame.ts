import { type Client, ClientState } from "@colyseus/core";
import { type Link, linkOf } from "./link";

/** FIN and binary; from server to client nothing is masked. */
export const BINARY = 0x82;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;

/** Colyseus' ROOM_DATA_BYTES, and the message's name behind its length. */
const ROOM_DATA_BYTES = 17;
const SHORT_STRING = 0xa0;

/** What Colyseus' messages of bytes begin with. */
export const bytesNamed = (name: string): Buffer =>
  Buffer.concat([Buffer.of(ROOM_DATA_BYTES, SHORT_STRING | name.length), Buffer.from(name)]);

/** Room for a message behind the header of a WebSocket frame: where it begins, and the whole. */
export function openFrame(length: number): { frame: Buffer; at: number } {
  const at = length < TWO_BYTES_FOLLOW ? 2 : length <= 0xffff ? 4 : 10;
  const frame = Buffer.allocUnsafe(at + length);
  frame[0] = BINARY;
  if (at === 2) frame[1] = length;
  else if (at === 4) {
    frame[1] = TWO_BYTES_FOLLOW;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = EIGHT_BYTES_FOLLOW;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return { frame, at };
}

/** Whether the client has said that it is in: before, Colyseus keeps back what it is told. */
export const isListening = (client: Client, { webSocket }: Link): boolean =>
  client.state === ClientState.JOINED && webSocket.readyState === webSocket.OPEN;

/** The very same buffer to everybody; it must not change afterwards, for who reads slowly may be sent it later. */
export function sendFrame(clients: Iterable<Client>, frame: Buffer): void {
  for (const client of clients) {
    const link = linkOf(client);
    if (!isListening(client, link) || !link.socket.writable) continue;
    link.socket.write(frame);
    link.pulse.wasTold = true;
  }
}
