import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const NOTHING = Buffer.alloc(0);
/** Two bytes, sixteen bits of length at most, four of mask. */
const MOST_HEADER = 8;

/**
 * A WebSocket client with nothing to spare: thousands of them fit beside a server that is being measured. It asks for
 * no extensions, and masks with zeros, which costs neither side anything.
 */
export interface RawSocket {
  /** What lies under it, for bytes that are no whole frames. */
  readonly wire: Socket;
  readonly isOpen: boolean;
  send(bytes: Uint8Array): void;
  /** While it does not read, whatever it is sent stays with the sender and the kernel. */
  pause(): void;
  resume(): void;
  /** As when the network goes: nobody says goodbye. */
  destroy(): void;
}

export interface RawSocketEvents {
  /** The view holds only during the call. */
  message(bytes: Buffer): void;
  closed(code: number, reason: string): void;
}

export function openRawSocket(address: URL, { message, closed }: RawSocketEvents): Promise<RawSocket> {
  const socket = connect({ host: address.hostname, port: Number(address.port || 80), noDelay: true });
  let rest: Buffer = NOTHING;
  let isOpen = false;
  let goodbye = { code: 1_006, reason: "" };

  function frame(opcode: number, payload: Buffer): void {
    if (opcode === OPCODES.binary) message(payload);
    else if (opcode === OPCODES.ping) write(socket, OPCODES.pong, payload);
    else if (opcode === OPCODES.close) {
      if (payload.length >= 2)
        goodbye = { code: payload.readUInt16BE(0), reason: payload.toString("utf8", 2) };
      write(socket, OPCODES.close, payload.subarray(0, 2));
      socket.end();
    }
  }

  function read(chunk: Buffer): void {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    while (at + 2 <= bytes.length) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const header = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (at + header > bytes.length) break;
      const length =
        short === 127
          ? Number(bytes.readBigUInt64BE(at + 2))
          : short === 126
            ? bytes.readUInt16BE(at + 2)
            : short;
      const end = at + header + length;
      if (end > bytes.length) break;
      frame((bytes[at] ?? 0) & 0x0f, bytes.subarray(at + header, end));
      at = end;
    }
    rest = at < bytes.length ? bytes.subarray(at) : NOTHING;
  }

  return new Promise((resolve, reject) => {
    let answer: Buffer = NOTHING;
    const greeted = (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0) return;
      socket.off("data", greeted);
      if (!answer.toString("latin1", 0, end).startsWith("HTTP/1.1 101")) {
        socket.destroy();
        reject(new Error(`no WebSocket: ${answer.toString("latin1", 0, end).split("\r\n")[0]}`));
        return;
      }
      isOpen = true;
      socket.on("data", read);
      resolve({
        wire: socket,
        get isOpen() {
          return isOpen;
        },
        send: (payload) => write(socket, OPCODES.binary, payload),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
        destroy: () => socket.destroy(),
      });
      if (end + 4 < answer.length) read(answer.subarray(end + 4));
    };
    socket.on("data", greeted);
    // What goes wrong shows as the close that follows.
    socket.on("error", reject);
    socket.once("close", () => {
      isOpen = false;
      reject(new Error("closed before it was open"));
      closed(goodbye.code, goodbye.reason);
    });
    socket.once("connect", () =>
      socket.write(
        [
          `GET ${address.pathname}${address.search} HTTP/1.1`,
          `Host: ${address.host}`,
          "Upgrade: websocket",
          "Connection: Upgrade",
          `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
          "Sec-WebSocket-Version: 13",
          "\r\n",
        ].join("\r\n"),
      ),
    );
  });
}

function write(socket: Socket, opcode: number, payload: Uint8Array): void {
  const isShort = payload.length < 126;
  const bytes = Buffer.allocUnsafe(MOST_HEADER + payload.length);
  let at = 0;
  bytes[at++] = 0x80 | opcode;
  bytes[at++] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) at = bytes.writeUInt16BE(payload.length, at);
  at = bytes.writeUInt32BE(0, at);
  bytes.set(payload, at);
  if (socket.writable) socket.write(bytes.subarray(0, at + payload.length));
}
