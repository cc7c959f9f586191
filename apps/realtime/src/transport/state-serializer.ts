import { type Client, SchemaSerializer } from "@colyseus/core";
import type { RoomState } from "@karaverse/protocol";
import { openFrame, sendFrame } from "./frame";
import { linkOf } from "./link";

/** Colyseus' names for the two kinds of message. */
const ROOM_STATE = 14;
const ROOM_STATE_PATCH = 15;

/** Two seconds of them at 20 Hz. More, and a newcomer is sooner served with the state of now. */
const MOST_PATCHES = 40;

/**
 * The room's state on the wire. Colyseus encodes all of it for everybody who joins, 15 ms each among 1,000 people, and
 * hands sockets the very buffer that the next patch is written into, so that who reads slowly gets one patch for
 * another. Here the whole state is encoded once in a while, and who comes later gets the same bytes and every patch
 * since: exactly what somebody was sent who came when it was encoded, so nothing is missed or told twice.
 */
export class StateSerializer extends SchemaSerializer<RoomState> {
  /** The whole state as everybody knew it at some moment, and each patch since; empty when it has to be made. */
  #messages: Buffer[] = [];
  #patchBytes = 0;

  constructor(readonly everybody: () => Iterable<Client>) {
    super();
  }

  override reset(state: Parameters<SchemaSerializer<RoomState>["reset"]>[0]): void {
    super.reset(state);
    this.#messages = [];
  }

  /** Writes all but the last message, which is the caller's to send. */
  override getFullState(client?: Client): Buffer {
    if (this.#messages.length === 0) {
      this.#messages = [this.#encodeAll(client)];
      this.#patchBytes = 0;
    }
    const last = this.#messages[this.#messages.length - 1] as Buffer;
    if (!client || this.#messages.length === 1) return last;
    const { socket } = linkOf(client);
    // One write for them all.
    socket.cork();
    process.nextTick(() => socket.uncork());
    for (const message of this.#messages) if (message !== last) client.raw(message);
    return last;
  }

  override applyPatches(clients: Client[]): boolean {
    if (!this.encoder.hasChanges) return false;
    const patch = this.#takePatch();
    this.#remember(patch, clients.length > 0);
    sendToAll(clients, patch);
    return true;
  }

  /** As long as it is less to send than the state of now would be. */
  #remember(patch: Buffer, isTold: boolean): void {
    const [whole] = this.#messages;
    if (!whole) return;
    this.#patchBytes += patch.length;
    if (isTold && this.#messages.length <= MOST_PATCHES && this.#patchBytes <= whole.length)
      this.#messages.push(patch);
    else this.#messages = [];
  }

  /** Nothing may be pending then: it would be in the state, and come again with the next patch. */
  #encodeAll(newcomer: Client | undefined): Buffer {
    if (this.encoder.hasChanges) {
      const others = [...this.everybody()].filter((client) => client !== newcomer);
      sendToAll(others, this.#takePatch());
    }
    this.fullEncodeBuffer[0] = ROOM_STATE;
    const bytes = this.encoder.encodeAll({ offset: 1 }, this.fullEncodeBuffer);
    // It may have had to grow.
    this.fullEncodeBuffer = new Uint8Array(bytes.buffer);
    return Buffer.from(bytes);
  }

  #takePatch(): Buffer {
    this.encoder.sharedBuffer[0] = ROOM_STATE_PATCH;
    const patch = Buffer.from(this.encoder.encode({ offset: 1 }));
    this.encoder.discardChanges();
    return patch;
  }
}

function sendToAll(clients: Iterable<Client>, message: Buffer): void {
  const { frame, at } = openFrame(message.length);
  frame.set(message, at);
  sendFrame(clients, frame);
}
