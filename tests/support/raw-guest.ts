import { Agent, request } from "node:http";
import { CLIENT_MESSAGES, ROOM_TYPE, SERVER_BYTES } from "@karaverse/protocol";
import { openRawSocket, type RawSocket } from "./raw-socket";

/** Colyseus' own messages: the first byte of each. */
const WIRE = { join: 10, error: 11, leave: 12, message: 13, state: 14, patch: 15, bytes: 17 } as const;
/** How Colyseus writes a message's name: a length below 32 goes into one byte. */
const SHORT_STRING = 0xa0;

/** What a guest is sent. Every view holds only during the call: copy what is kept. */
export interface RawEvents {
  /** A motion frame, as the server's encoder made it. */
  motion?(frame: Uint8Array): void;
  /** The whole state, as it comes once a connection. */
  state?(bytes: Uint8Array): void;
  patch?(bytes: Uint8Array): void;
  /** How the state's classes look; comes before the state. */
  classes?(bytes: Uint8Array): void;
  /** Any other message, still packed. */
  message?(name: string, packed: Uint8Array): void;
}

export interface RawGuest {
  readonly wire: RawSocket["wire"];
  readonly sessionId: string;
  readonly counts: {
    /** Of all kinds. */
    messages: number;
    bytes: number;
    motion: number;
    motionBytes: number;
    states: number;
    patches: number;
    stateBytes: number;
  };
  /** null while the connection stands. */
  readonly closed: { code: number; reason: string } | null;
  /** An input of the motion channel. */
  move(input: Uint8Array): void;
  sendBytes(name: string, bytes: Uint8Array): void;
  /** Any other message, packed already. */
  sendPacked(name: string, packed: Uint8Array): void;
  stopReading(): void;
  readOn(): void;
  leave(): void;
  vanish(): void;
}

export interface Door {
  /** Where matchmaking is, like http://127.0.0.1:2567. */
  url: string;
  ticket: string;
  roomId: string;
  device?: "desktop" | "phone";
}

interface Seat {
  sessionId: string;
  roomId: string;
  processId: string;
  publicAddress?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** The barest client of a room: joins as the real one does and decodes nothing. */
export async function openRawGuest({ url, ...options }: Door, hears: RawEvents = {}): Promise<RawGuest> {
  const seat = await matchmake(new URL(`/matchmake/joinOrCreate/${ROOM_TYPE}`, url), options);
  const base = seat.publicAddress ? `ws://${seat.publicAddress}` : url.replace(/^http/, "ws");
  const address = new URL(`${base}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`);
  const counts = { messages: 0, bytes: 0, motion: 0, motionBytes: 0, states: 0, patches: 0, stateBytes: 0 };
  let closed: RawGuest["closed"] = null;

  return new Promise((resolve, reject) => {
    const opening = openRawSocket(address, {
      closed(code, reason) {
        closed = { code, reason };
        reject(new Error(`closed before the room was here: ${code} ${reason}`));
      },
      message(bytes) {
        counts.messages++;
        counts.bytes += bytes.length;
        const code = bytes[0];
        if (code === WIRE.bytes || code === WIRE.message) named(bytes, code);
        else if (code === WIRE.patch) {
          counts.patches++;
          counts.stateBytes += bytes.length;
          hears.patch?.(bytes.subarray(1));
        } else if (code === WIRE.state) {
          counts.states++;
          counts.stateBytes += bytes.length;
          hears.state?.(bytes.subarray(1));
        } else if (code === WIRE.join) {
          hears.classes?.(classesIn(bytes));
          opening.then((socket) => {
            socket.send(Uint8Array.of(WIRE.join));
            resolve(guestOn(socket));
          }, reject);
        } else if (code === WIRE.error) reject(new Error(`refused: ${bytes.toString("latin1", 1)}`));
      },
    });
    opening.catch(reject);

    function named(bytes: Buffer, code: number): void {
      const end = 2 + ((bytes[1] ?? 0) & 0x1f);
      if (code === WIRE.message) {
        hears.message?.(bytes.toString("latin1", 2, end), bytes.subarray(end));
        return;
      }
      if (bytes.toString("latin1", 2, end) !== SERVER_BYTES.motion) return;
      counts.motion++;
      counts.motionBytes += bytes.length - end;
      hears.motion?.(bytes.subarray(end));
    }

    const guestOn = (socket: RawSocket): RawGuest => ({
      wire: socket.wire,
      sessionId: seat.sessionId,
      counts,
      get closed() {
        return closed;
      },
      move: (input) => send(socket, WIRE.bytes, CLIENT_MESSAGES.motion, input),
      sendBytes: (name, bytes) => send(socket, WIRE.bytes, name, bytes),
      sendPacked: (name, packed) => send(socket, WIRE.message, name, packed),
      stopReading: socket.pause,
      readOn: socket.resume,
      leave: () => socket.send(Uint8Array.of(WIRE.leave)),
      vanish: socket.destroy,
    });
  });
}

function send(socket: RawSocket, code: number, name: string, bytes: Uint8Array): void {
  const message = Buffer.allocUnsafe(2 + name.length + bytes.length);
  message[0] = code;
  message[1] = SHORT_STRING | name.length;
  message.write(name, 2, "latin1");
  message.set(bytes, 2 + name.length);
  socket.send(message);
}

/** Behind the token and the serializer's name, each with its length, stands the length of the classes. */
function classesIn(bytes: Buffer): Uint8Array {
  let at = 1;
  at += 1 + (bytes[at] ?? 0);
  at += 1 + (bytes[at] ?? 0);
  const short = bytes[at] ?? 0;
  if (short < 0x80) return bytes.subarray(at + 1, at + 1 + short);
  if (short === 0xcc) return bytes.subarray(at + 2, at + 2 + bytes.readUInt8(at + 1));
  if (short === 0xcd) return bytes.subarray(at + 3, at + 3 + bytes.readUInt16LE(at + 1));
  throw new Error("classes of such a length were never sent");
}

function matchmake(address: URL, options: object): Promise<Seat> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(options);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asking = request(address, { method: "POST", agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode === 200) resolve(JSON.parse(text) as Seat);
        else reject(new Error(`refused with ${response.statusCode}: ${text}`));
      });
    });
    asking.on("error", (error: NodeJS.ErrnoException) => {
      // The server closes what was idle for five seconds, perhaps in the very moment in which it is used again.
      if (asking.reusedSocket && error.code === "ECONNRESET")
        matchmake(address, options).then(resolve, reject);
      else reject(error);
    });
    asking.end(body);
  });
}
