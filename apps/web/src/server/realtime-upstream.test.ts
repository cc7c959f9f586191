import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGateway } from "./gateway";
import { realtimeUpstream } from "./realtime-upstream";
import type { Upstream } from "./upstream";

interface Process {
  id: string;
  url: string;
  server: Server;
  isDraining: boolean;
  isShared: boolean;
  sockets: Set<Socket>;
  asked: string[];
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

async function startProcess(id: string): Promise<Process> {
  const server = createServer(async (req, res) => {
    if (req.url === "/health") {
      res
        .writeHead(process.isDraining ? 503 : 200)
        .end(JSON.stringify({ processId: id, shared: process.isShared }));
      return;
    }
    let body = "";
    for await (const part of req) body += part;
    process.asked.push(`${req.url} ${body}`);
    res.end(id);
  });
  server.on("upgrade", (req, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    socket.write(`${id} has ${req.url}`);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  const process: Process = {
    id,
    url: await listen(server),
    server,
    isDraining: false,
    isShared: true,
    sockets,
    asked: [],
  };
  return process;
}

const stop = ({ server, sockets }: Process) => {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(resolve));
};

let one: Process;
let two: Process;
let way: Upstream;
let gateway: Server;
let origin: string;
let failures: string[];

beforeEach(async () => {
  [one, two] = [await startProcess("one"), await startProcess("two")];
  failures = [];
  way = realtimeUpstream([one.url, two.url], ({ error }) => failures.push(error.message));
  gateway = createGateway({
    mode: "production",
    secure: false,
    trustProxy: false,
    realtime: way,
    livekit: null,
    app: { request: async (_, res) => void res.end(), upgrade: null },
    onError: (error) => {
      throw error;
    },
  });
  origin = await listen(gateway);
});

afterEach(async () => {
  way.close();
  await Promise.all([stop(one), stop(two)]);
  gateway.closeAllConnections();
  await new Promise((resolve) => gateway.close(resolve));
});

const knock = async (body = "ticket") =>
  (await fetch(`${origin}/realtime/matchmake/joinOrCreate/karaoke`, { method: "POST", body })).text();

const open = (path: string, until: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
    });
    let text = "";
    socket.on("data", (data) => {
      text += data;
      if (text.includes(until)) socket.destroy();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });

describe("J9 several realtime processes behind one origin", () => {
  test("people are let in by all of them in turn", async () => {
    expect(new Set([await knock(), await knock()])).toEqual(new Set(["one", "two"]));
  });

  test("a connection goes to the process that it names", async () => {
    for (const { id } of [one, two])
      expect(await open(`/realtime/${id}/room?sessionId=1`, "has")).toContain(
        `${id} has /${id}/room?sessionId=1`,
      );
  });

  test.each(["three", "127.0.0.1:22", "..%2fone", "http:%2f%2felsewhere", ""])(
    "a connection that names %j goes nowhere",
    async (id) => {
      expect(await open(`/realtime/${id}/room`, "40")).toMatch(/^HTTP\/1.1 40[04] /);
    },
  );

  test("who asks just after one was killed is let in by another", async () => {
    await knock();
    await stop(one);
    for (let time = 0; time < 4; time++) expect(await knock(`ticket ${time}`)).toBe("two");
    expect(two.asked.slice(-4)).toEqual(
      [0, 1, 2, 3].map((time) => `/matchmake/joinOrCreate/karaoke ticket ${time}`),
    );
  });

  test("one that ends lets nobody in any more, and still has its connections", async () => {
    one.isDraining = true;
    await expect
      .poll(async () => [await knock(), await knock()], { timeout: 30_000 })
      .toEqual(["two", "two"]);
    expect(await open("/realtime/one/room", "has")).toContain("one has /one/room");
  });

  test("one that shares no Redis with the others is told of, once", async () => {
    two.isShared = false;
    const told = () => failures.filter((words) => words.includes(`${two.url} runs without REDIS_URL`));
    await expect.poll(told, { timeout: 30_000 }).toHaveLength(1);
  });

  test("with all of them dead people are told so", async () => {
    await Promise.all([stop(one), stop(two)]);
    const response = await fetch(`${origin}/realtime/matchmake/joinOrCreate/karaoke`, { method: "POST" });
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: "upstream-unreachable" });
  });

  test("a body that is too long for any request is refused", async () => {
    const body = "x".repeat(100_000);
    const response = await fetch(`${origin}/realtime/matchmake/x/y`, { method: "POST", body });
    expect(response.status).toBe(413);
  });
});
