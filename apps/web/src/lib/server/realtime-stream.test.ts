import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LiveStatus, RoomDetail } from "@karaverse/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { realtimeClient } from "./realtime";

const status = (at: number, ...roomIds: string[]): LiveStatus => ({
  at,
  rooms: roomIds.map((roomId) => ({ roomId }) as RoomDetail),
});

class Process {
  readonly #server: Server;
  #listener: ServerResponse | null = null;

  constructor() {
    this.#server = createServer((_, res) => {
      this.#listener = res;
      res.writeHead(200).flushHeaders();
      this.#server.emit("heard");
    });
  }

  async start(port = 0): Promise<string> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async says(what: LiveStatus): Promise<void> {
    if (!this.#listener) await once(this.#server, "heard");
    this.#listener?.write(`data: ${JSON.stringify(what)}\n\n`);
  }

  async die(): Promise<void> {
    this.#listener = null;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

let one: Process;
let two: Process;
let end: AbortController;
let heard: AsyncGenerator<LiveStatus>;

beforeEach(async () => {
  [one, two] = [new Process(), new Process()];
  end = new AbortController();
  const urls = await Promise.all([one.start(), two.start()]);
  heard = realtimeClient({ urls, secret: "s".repeat(32) }).stream(end.signal);
});
afterEach(async () => {
  end.abort();
  await Promise.all([one.die(), two.die()]);
});

async function untilRooms(...roomIds: string[]): Promise<LiveStatus> {
  for (;;) {
    const { value, done } = await heard.next();
    if (done) throw new Error("the stream ended");
    if (value.rooms.map(({ roomId }) => roomId).join() === roomIds.join()) return value;
  }
}

test("J9 the rooms of all processes are told as those of one house", async () => {
  const both = untilRooms("hall", "cellar");
  await one.says(status(1, "hall"));
  await two.says(status(2, "cellar"));
  expect((await both).at).toBe(2);
});

test("J10 the rooms of a process that dies are gone, and told again when it is back", async () => {
  const both = untilRooms("hall", "cellar");
  await one.says(status(1, "hall"));
  await two.says(status(2, "cellar"));
  await both;
  const { port } = two;
  await two.die();
  await untilRooms("hall");
  await two.start(port);
  const again = untilRooms("hall", "garden");
  await two.says(status(3, "garden"));
  await again;
});

test("the stream ends when none of them is there any more", async () => {
  const first = untilRooms("hall");
  await one.says(status(1, "hall"));
  await first;
  await Promise.all([one.die(), two.die()]);
  let last = await heard.next();
  while (!last.done) last = await heard.next();
  expect(last.done).toBe(true);
});
