import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGateway } from "./gateway";
import { routeOf } from "./route";
import { upstream } from "./upstream";

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

let behind: Server;
let gateway: Server;
let origin: string;
let failures: string[];
let asked: IncomingMessage[];
let sockets: Set<Socket>;

/** What a killed process does to its connections; upgraded ones are no longer the HTTP server's to close. */
const cut = () => {
  for (const socket of sockets) socket.destroy();
};

beforeEach(async () => {
  failures = [];
  asked = [];
  sockets = new Set();
  behind = createServer((req, res) => {
    asked.push(req);
    res.end(`behind ${req.url}`);
  });
  behind.on("connection", (socket) => sockets.add(socket));
  behind.on("upgrade", (req, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    socket.write(`upgraded ${req.url}`);
    socket.on("data", (data) => socket.write(data));
  });
  const url = await listen(behind);
  const onFailure = ({ upstream: name }: { upstream: string }) => failures.push(name);
  gateway = createGateway({
    mode: "production",
    secure: false,
    trustProxy: false,
    realtime: upstream({ name: "realtime", url, onFailure }),
    livekit: upstream({ name: "livekit", url: url.replace("http", "ws"), onFailure }),
    app: {
      async request(req, res) {
        asked.push(req);
        res.end("app");
      },
      upgrade: null,
    },
    onError: (error) => {
      throw error;
    },
  });
  origin = await listen(gateway);
});

afterEach(async () => {
  cut();
  for (const server of [gateway, behind]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** What comes back over a raw upgraded connection until it holds `until` or ends. */
const upgrade = (path: string, until: string, send = ""): Promise<string> =>
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
      if (send && text.includes("upgraded")) {
        socket.write(send);
        send = "";
      }
      if (text.includes(until)) socket.destroy();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });

describe("the way of a request", () => {
  test.each([
    ["/", { to: "app" }],
    [
      "/realtime/matchmake/joinOrCreate/karaoke?x=1",
      { to: "realtime", path: "/matchmake/joinOrCreate/karaoke?x=1" },
    ],
    ["/livekit/rtc/v1?access_token=t", { to: "livekit", path: "/rtc/v1?access_token=t" }],
    ["/livekit/twirp/livekit.RoomService/ListRooms", { to: "nowhere", status: 404 }],
    ["/realtime/internal/rooms", { to: "nowhere", status: 404 }],
    ["/realtime//internal/rooms", { to: "nowhere", status: 404 }],
    ["/realtime/./internal/rooms", { to: "nowhere", status: 404 }],
    ["/realtime/%69nternal/rooms", { to: "nowhere", status: 404 }],
    ["/realtime/Internal", { to: "nowhere", status: 404 }],
    ["/realtime/matchmake/../internal/rooms", { to: "nowhere", status: 400 }],
    ["/realtime/%2e%2e/internal", { to: "nowhere", status: 400 }],
    ["/realtime/%2569nternal", { to: "nowhere", status: 400 }],
    ["/realtime/a%2f..%2finternal", { to: "nowhere", status: 400 }],
    ["http://elsewhere/realtime/internal", { to: "nowhere", status: 400 }],
  ])("%s", (url, route) => {
    expect(routeOf(url)).toEqual(route);
  });

  test("strips the prefix on the way to realtime", async () => {
    expect(await (await fetch(`${origin}/realtime/matchmake/x?y=1`)).text()).toBe("behind /matchmake/x?y=1");
  });

  test("keeps a reverse proxy's words about the protocol from realtime, which could not bear them", async () => {
    await fetch(`${origin}/realtime/matchmake/x`, { headers: { "x-forwarded-proto": "https,http" } });
    expect(asked[0]?.headers["x-forwarded-proto"]).toBeUndefined();
  });

  test("carries WebSockets both ways", async () => {
    expect(await upgrade("/realtime/abc/def?sessionId=1", "ping!", "ping!")).toContain(
      "upgraded /abc/def?sessionId=1ping!",
    );
    expect(await upgrade("/livekit/rtc", "upgraded /rtc")).toContain("101 Switching");
  });

  test("lets nobody upgrade to realtime's own API or to nothing", async () => {
    expect(await upgrade("/realtime/internal/stream", "404")).toContain("404 Not Found");
    expect(await upgrade("/somewhere", "404")).toContain("404 Not Found");
  });
});

describe("with realtime dead", () => {
  beforeEach(async () => {
    behind.closeAllConnections();
    await new Promise((resolve) => behind.close(resolve));
  });

  test("requests get 502 in JSON and the app goes on", async () => {
    const response = await fetch(`${origin}/realtime/matchmake/x`);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: "upstream-unreachable" });
    expect(await (await fetch(origin)).text()).toBe("app");
    expect(failures).toEqual(["realtime"]);
  });

  test("WebSockets are ended", async () => {
    expect(await upgrade("/realtime/abc/def", "502")).toContain("502 Bad Gateway");
    expect(await (await fetch(origin)).text()).toBe("app");
  });
});

test("a WebSocket ends when the process behind it dies", async () => {
  const ended = upgrade("/realtime/abc/def", "never");
  await new Promise((resolve) => behind.once("upgrade", resolve));
  cut();
  expect(await ended).toContain("upgraded");
});

describe("what the app is asked", () => {
  test("is under a policy that allows our own origin alone, with a nonce of this answer", async () => {
    const policies = [];
    for (let i = 0; i < 2; i++)
      policies.push((await fetch(origin)).headers.get("content-security-policy") ?? "");
    const [policy = ""] = policies;
    expect(policies[0]).not.toBe(policies[1]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*| 'unsafe-eval'/);
    expect(asked[0]?.headers["content-security-policy"]).toBe(policy);
  });

  test("lets the page that was opened for it, and no other, talk to the bridge of a phone's face on its machine", async () => {
    const policyOf = async (path: string) =>
      (await fetch(`${origin}${path}`)).headers.get("content-security-policy") ?? "";
    expect(await policyOf("/r/lounge?with=1&live-link=11112")).toContain(" ws://127.0.0.1:11112;");
    for (const path of [
      "/r/lounge",
      "/r/lounge?live-link=80",
      "/r/lounge?live-link=11112%20*",
      "/?live-link=99999",
    ])
      expect(await policyOf(path)).not.toContain("127.0.0.1:1");
  });

  test("bears the caller's address, and not one they made up", async () => {
    await fetch(origin, { headers: { "x-karaverse-address": "1.2.3.4", "x-forwarded-for": "1.2.3.4" } });
    expect(asked[0]?.headers["x-karaverse-address"]).toMatch(/127\.0\.0\.1$/);
    expect(asked[0]?.headers["x-forwarded-for"]).toBeUndefined();
  });

  test("may not be longer than its kind", async () => {
    const post = (path: string, bytes: number) =>
      fetch(`${origin}${path}`, { method: "POST", body: "x".repeat(bytes) }).then(
        (response) => response.status,
      );
    expect(await post("/api/rooms", 1_000)).toBe(200);
    expect(await post("/api/rooms", 100_000)).toBe(413);
    expect(await post("/api/admin/songs", 100_000)).toBe(200);
    const chunked = await fetch(`${origin}/api/rooms`, {
      method: "POST",
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode("x"));
          controller.close();
        },
      }),
      duplex: "half",
    } as RequestInit);
    expect(chunked.status).toBe(411);
  });
});
