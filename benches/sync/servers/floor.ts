import { INPUT_BYTES, LIMITS } from "@karaverse/protocol";
import { type WebSocket, WebSocketServer } from "ws";
import type { Pattern, ServerOrder } from "../messages";
import { timed } from "./probe";

/** Bare ws: says as much to everybody as ours did, reads what comes, and thinks nothing. */
let perTick = 0;
let message = Buffer.alloc(0);

function speak({ messagesPerSecond, bytesPerMessage }: Pattern): void {
  perTick = messagesPerSecond / LIMITS.motionHz;
  message = Buffer.alloc(Math.round(bytesPerMessage), 7);
}

speak(JSON.parse(process.env.BENCH_PATTERN ?? "") as Pattern);
process.on("message", (order: ServerOrder) => {
  if (order.ask === "speak") speak(order.pattern);
});

interface Client {
  socket: WebSocket;
  /** Of a message: it is sent when it is whole. */
  owed: number;
  x: number;
  z: number;
}

/** Parts of a message that the clients begin with are spread evenly by this. */
const GOLDEN = 0.618034;
/** Where an input has x. */
const X_AT = 4;

const clients: Client[] = [];
const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.env.REALTIME_PORT),
  perMessageDeflate: false,
});
server.on("connection", (socket) => {
  const client: Client = { socket, owed: (clients.length * GOLDEN) % 1, x: 0, z: 0 };
  clients.push(client);
  socket.on("message", (data: Buffer) => {
    const at = data.length - INPUT_BYTES + X_AT;
    if (at < 0) return;
    client.x = data.readInt16LE(at);
    client.z = data.readInt16LE(at + 2);
  });
  socket.on("close", () => clients.splice(clients.indexOf(client), 1));
});

setInterval(() => {
  timed(() => {
    for (const client of clients) {
      client.owed += perTick;
      for (; client.owed >= 1; client.owed--) client.socket.send(message);
    }
  });
}, 1_000 / LIMITS.motionHz);
