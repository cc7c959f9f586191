import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LiveStatus } from "@karaverse/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Live, liveFeed } from "./live-feed";
import { type Realtime, realtimeClient } from "./realtime";

const SECRET = "between-web-and-realtime";

/** A realtime server's internal stream, on a port of its own. */
let server: Server;
let port: number;
let streams: Set<ServerResponse>;
let realtime: Realtime;

const listen = (at = 0) => new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
const status = (at: number): LiveStatus => ({ at, rooms: [] });
const say = (text: string) => {
  for (const stream of streams) stream.write(text);
};

beforeEach(async () => {
  streams = new Set();
  server = createServer((req, res) => {
    if (req.headers.authorization !== `Bearer ${SECRET}`) return res.writeHead(401).end();
    if (req.url === "/internal/rooms") return res.end("[]");
    if (req.url !== "/internal/stream") return res.writeHead(404).end("{}");
    res.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
    streams.add(res);
    res.on("close", () => streams.delete(res));
  });
  await listen();
  port = (server.address() as AddressInfo).port;
  realtime = realtimeClient({ urls: [`http://127.0.0.1:${port}`], secret: SECRET });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Waits for what a feed says next. */
function listener() {
  const heard: Live[] = [];
  let wake = () => {};
  return {
    heard,
    hear: (live: Live) => {
      heard.push(live);
      wake();
    },
    async next(what: (live: Live) => boolean): Promise<void> {
      while (!heard.some(what)) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

const open = async (count: number) => {
  while (streams.size !== count) await new Promise((resolve) => setImmediate(resolve));
};

test("many watchers share one connection, which ends with the last of them", async () => {
  const feed = liveFeed(realtime);
  const [one, two] = [listener(), listener()];
  const ends = [feed.subscribe(one.hear), feed.subscribe(two.hear)];
  await open(1);
  // An event may come in pieces, and several in one.
  const text = JSON.stringify(status(2));
  say(`data: ${JSON.stringify(status(1))}\n\ndata: ${text.slice(0, 5)}`);
  say(`${text.slice(5)}\n\n`);
  await Promise.all([one, two].map((each) => each.next((live) => live?.at === 2)));
  expect(one.heard.map((live) => live?.at)).toEqual([1, 2]);
  expect(await feed.current()).toEqual(status(2));
  for (const end of ends) end();
  await open(0);
});

test("a server that dies is told as away, and found again when it is back", async () => {
  const feed = liveFeed(realtime);
  const watcher = listener();
  const end = feed.subscribe(watcher.hear);
  await open(1);
  say(`data: ${JSON.stringify(status(1))}\n\n`);
  await watcher.next((live) => live?.at === 1);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await watcher.next((live) => live === null);
  expect(await feed.current()).toBeNull();
  await listen(port);
  await open(1);
  say(`data: ${JSON.stringify(status(3))}\n\n`);
  await watcher.next((live) => live?.at === 3);
  end();
});

test("a wrong secret is no live server", async () => {
  const feed = liveFeed(realtimeClient({ urls: [`http://127.0.0.1:${port}`], secret: "wrong" }));
  expect(await feed.current()).toBeNull();
  const right = liveFeed(realtime);
  expect((await right.current())?.rooms).toEqual([]);
});
