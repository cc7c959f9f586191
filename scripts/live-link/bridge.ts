import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import {
  CARRIED_VALUES,
  carriedToBytes,
  type LiveLinkPacket,
  type LiveLinkRefusal,
  newCarriedFace,
  readLiveLink,
} from "../../packages/avatars/src/face/index";

/** As the page says it; see docs/live-link.md. */
const PROTOCOL = "karaverse-face";
/** A phone that is silent for so long gives way to another, ms. */
const SILENT_MS = 3_000;

export type BridgeNews =
  | { readonly kind: "page"; readonly here: boolean }
  | { readonly kind: "phone"; readonly device: string; readonly subject: string }
  | { readonly kind: "refused"; readonly why: LiveLinkRefusal }
  | { readonly kind: "stranger"; readonly origin: string };

export interface BridgeOptions {
  /** Of the room's page: no other may connect. */
  readonly origin: string;
  /** 0 for any that is free. */
  readonly phonePort: number;
  readonly pagePort: number;
  readonly onNews: (news: BridgeNews) => void;
}

export interface Bridge {
  readonly phonePort: number;
  readonly pagePort: number;
  /** Opens the door once. */
  code(): string;
  close(): Promise<void>;
}

/** Hands faces that a phone sends over UDP to one page on this machine. */
export async function openBridge({ origin, phonePort, pagePort, onNews }: BridgeOptions): Promise<Bridge> {
  let code = newCode();
  let page: WebSocket | null = null;
  const doorman = new WebSocketServer({
    noServer: true,
    maxPayload: 1_024,
    handleProtocols: () => PROTOCOL,
  });
  const server = createServer((_, answer) => answer.writeHead(404).end());
  server.on("upgrade", (asking, socket, head) => {
    if (!isOurPage(asking, origin, code)) {
      onNews({ kind: "stranger", origin: String(asking.headers.origin) });
      refuse(socket);
      return;
    }
    code = newCode();
    doorman.handleUpgrade(asking, socket, head, (opened) => {
      page?.close();
      page = opened;
      opened.on("error", () => opened.terminate());
      opened.on("close", () => {
        if (page !== opened) return;
        page = null;
        onNews({ kind: "page", here: false });
      });
      onNews({ kind: "page", here: true });
    });
  });

  const phone = createSocket("udp4");
  const take = createTaking(onNews);
  phone.on("message", (bytes) => {
    const face = take(bytes, performance.now());
    // A page that does not read gets the newest once it does.
    if (face && page?.readyState === page?.OPEN && page?.bufferedAmount === 0) page.send(face);
  });

  phone.bind(phonePort);
  await once(phone, "listening");
  server.listen(pagePort, "127.0.0.1");
  await once(server, "listening");
  return {
    phonePort: phone.address().port,
    pagePort: (server.address() as AddressInfo).port,
    code: () => code,
    async close() {
      page?.terminate();
      phone.close();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Faces of one phone at a time, as the room's channel carries them; null for what moves no face. */
function createTaking(onNews: (news: BridgeNews) => void) {
  const carried = newCarriedFace();
  const values = new Uint8Array(CARRIED_VALUES);
  const complained = new Set<LiveLinkRefusal>();
  let from: { device: string; at: number } | null = null;
  return (bytes: Uint8Array, now: number): Uint8Array | null => {
    const packet = readLiveLink(bytes);
    if (packet.kind === "refused") {
      if (!complained.has(packet.why)) onNews(packet);
      complained.add(packet.why);
      return null;
    }
    const { device, subject } = packet;
    if (!from || (from.device !== device && now - from.at > SILENT_MS))
      onNews({ kind: "phone", device, subject });
    else if (from.device !== device) return null;
    from = { device, at: now };
    if (packet.kind === "no-face") return null;
    carried.tracked = true;
    carried.weights.set(packet.weights);
    Object.assign(carried.head, headOf(packet));
    carriedToBytes(carried, values);
    return values;
  };
}

/** ARKit's head has x to its own left, y up and z ahead: turning about x sinks the nose, about z the right ear. */
function headOf({ head }: Extract<LiveLinkPacket, { kind: "face" }>) {
  return { yaw: head.yaw, pitch: -head.pitch, roll: -head.roll };
}

function isOurPage({ headers }: IncomingMessage, origin: string, code: string): boolean {
  const said = (headers["sec-websocket-protocol"] ?? "").split(",").map((word) => word.trim());
  return headers.origin === origin && said.length === 2 && said[0] === PROTOCOL && said[1] === code;
}

function refuse(socket: Duplex): void {
  socket.on("error", () => socket.destroy());
  socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
}

const newCode = () => randomBytes(18).toString("base64url");
