import type { Client } from "@colyseus/core";
import { CLIENT_MESSAGES, INPUT_BYTES } from "@karaverse/protocol";
import type { WebSocket } from "ws";
import { BINARY, bytesNamed } from "./frame";
import { type HearInput, type Link, linkOf } from "./link";

/**
 * What ws reads with: bytes go into `write`, the rest says that it is between two messages. None of it is promised by
 * ws; where it is missing all goes ws' own way.
 */
interface Receiver {
  write(chunk: Buffer): boolean;
  readonly writableLength: number;
  readonly _bufferedBytes: number;
  readonly _fragmented: number;
  readonly _state: number;
}

const NAME = bytesNamed(CLIENT_MESSAGES.motion);
const PAYLOAD_BYTES = NAME.length + INPUT_BYTES;
const MASKED = 0x80;
const MASK_BYTES = 4;
const HEAD_BYTES = 2 + MASK_BYTES;
const FRAME_BYTES = HEAD_BYTES + PAYLOAD_BYTES;

/**
 * Inputs of the motion channel past ws' reader and Colyseus' messages, which make a dozen objects of each: read from
 * the chunk in which they came. Everything else goes on to ws, in its order.
 */
export function readInputs(link: Link): void {
  const { webSocket } = link;
  const { _receiver: receiver } = webSocket as WebSocket & { readonly _receiver?: Receiver };
  if (!receiver) return;
  const write = receiver.write.bind(receiver);
  receiver.write = (chunk) => {
    const from = isBetweenMessages(receiver) ? takeInputs(link, chunk) : 0;
    return from === chunk.length || write(from === 0 ? chunk : chunk.subarray(from));
  };
}

/** Inputs of this client are heard here from now on, and no more by the room's messages. */
export function hearInputs(client: Client, hear: HearInput): void {
  linkOf(client).hearInput = hear;
}

const isBetweenMessages = ({ writableLength, _bufferedBytes, _fragmented, _state }: Receiver): boolean =>
  writableLength === 0 && _bufferedBytes === 0 && _fragmented === 0 && _state === 0;

/** Returns where what is no whole input begins. */
function takeInputs(link: Link, chunk: Buffer): number {
  const { webSocket } = link;
  let at = 0;
  // Whoever is sent out by what they say is not heard any more.
  while (isInput(chunk, at) && link.hearInput && webSocket.readyState === webSocket.OPEN) {
    const mask = at + 2;
    const input = at + HEAD_BYTES + NAME.length;
    for (let i = 0; i < INPUT_BYTES; i++)
      chunk[input + i] = (chunk[input + i] ?? 0) ^ (chunk[mask + ((NAME.length + i) & 3)] ?? 0);
    link.hearInput(chunk, input);
    at += FRAME_BYTES;
  }
  return at;
}

function isInput(chunk: Buffer, at: number): boolean {
  if (chunk.length - at < FRAME_BYTES || chunk[at] !== BINARY || chunk[at + 1] !== (MASKED | PAYLOAD_BYTES))
    return false;
  const payload = at + HEAD_BYTES;
  for (let i = 0; i < NAME.length; i++)
    if (((chunk[payload + i] ?? 0) ^ (chunk[at + 2 + (i & 3)] ?? 0)) !== NAME[i]) return false;
  return true;
}
