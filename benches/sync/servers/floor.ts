import { INPUT_BYTES, LIMITS } from "@karaverse/protocol";
import { type WebSocket, WebSocketServer } from "ws";
import type { Pattern } from "../messages";
import { timed } from "./probe";

/** Bare ws: says as much to everybody as ours did, reads what comes, and thinks nothing. */
const pattern = JSON.parse(process.env.BENCH_PATTERN ?? "") as Pattern;
const perTick = pattern.messagesPerSecond / LIMITS.motionHz;
const message = Buffer.alloc(Math.round(pattern.bytesPerMessage), 7);

interface Client {
  socket: WebSocket;
  /** Of a message: it is sent when it is whole. */
  owed: number;
}

const clients: Client[] = [];
const server = new WebSocketServer({
  host: "127.0.0.1",
  port: Number(process.env.REALTIME_PORT),
  perMessageDeflate: false,
});
let read = 0;
server.on("connection", (socket) => {
  const client: Client = { socket, owed: clients.length % 1 };
  clients.push(client);
  socket.on("message", (data: Buffer) => {
    // x and z of an input, the last bytes of it.
    const at = data.length - INPUT_BYTES;
    if (at >= 0) read += data.readInt16LE(at + 4) + data.readInt16LE(at + 6);
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
process.on("exit", () => Number.isNaN(read) && console.error("no numbers came"));
