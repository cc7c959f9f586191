import { CLIENT_MESSAGES, type Gesture } from "@karaverse/protocol";
import { openRawGuest, type RawEvents } from "../../../tests/support/raw-guest";
import { openRawSocket } from "../../../tests/support/raw-socket";

/** One person's connection. */
export interface Line {
  move(input: Uint8Array): void;
  gesture(gesture: Gesture): void;
  /** Messages, and bytes of their payloads, since it was opened. */
  told(): { messages: number; bytes: number };
  isOpen(): boolean;
}

/** To a Colyseus room. */
export async function openRoomLine(
  url: string,
  ticket: string,
  roomId: string,
  hears: RawEvents,
): Promise<Line> {
  const guest = await openRawGuest({ url, ticket, roomId }, hears);
  let commands = 0;
  return {
    move: guest.move,
    gesture: (gesture) =>
      guest.sendPacked(CLIENT_MESSAGES.command, packedGesture(++commands & 0x7f, gesture)),
    told: () => ({ messages: guest.counts.messages, bytes: guest.counts.bytes }),
    isOpen: () => guest.closed === null,
  };
}

/** How Colyseus begins a message of bytes called "motion": the floor is sent as much. */
const MOTION_HEAD = Uint8Array.of(
  17,
  0xa0 | CLIENT_MESSAGES.motion.length,
  ...Buffer.from(CLIENT_MESSAGES.motion),
);

/** To the floor, which knows nothing but bytes. */
export async function openBareLine(url: string): Promise<Line> {
  const told = { messages: 0, bytes: 0 };
  const socket = await openRawSocket(new URL(url.replace(/^http/, "ws")), {
    message(bytes) {
      told.messages++;
      told.bytes += bytes.length;
    },
    closed() {},
  });
  const send = (bytes: Uint8Array) => socket.send(Buffer.concat([MOTION_HEAD, bytes]));
  return {
    move: send,
    gesture: (gesture) => send(packedGesture(0, gesture)),
    told: () => ({ ...told }),
    isOpen: () => socket.isOpen,
  };
}

/** { id, name: "gesture", input: { gesture } } in MessagePack; the id is below 128. */
function packedGesture(id: number, gesture: Gesture): Uint8Array {
  const text = (word: string) => Buffer.concat([Buffer.of(0xa0 | word.length), Buffer.from(word)]);
  return Buffer.concat([
    ...[Buffer.of(0x83), text("id"), Buffer.of(id), text("name"), text("gesture")],
    ...[text("input"), Buffer.of(0x81), text("gesture"), text(gesture)],
  ]);
}
