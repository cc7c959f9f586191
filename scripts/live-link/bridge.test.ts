import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { bridgeOf } from "../../apps/web/src/features/faces/model/face-phone";
import {
  CARRIED_VALUES,
  carriedFromBytes,
  newCarriedFace,
  shapeIndex,
} from "../../packages/avatars/src/face/index";
import { type Bridge, type BridgeNews, openBridge } from "./bridge";
import { linkFor } from "./link";

const ORIGIN = "https://house.example";
const ROOM = `${ORIGIN}/r/lounge?with=1`;

/**
 * One packet of the app as it is on the wire, written down in hex: version 6, device "A1", subject "iPhone", frame 100
 * and a quarter at 60 a second, 61 values. jawOpen (the 18th) is 0.5, the head is turned by 0.25, -0.5 and 0.125.
 */
const PACKET = Buffer.from(
  [
    "06",
    "00000002 4131",
    "00000006 6950686f6e65",
    "00000064 3e800000 0000003c 00000001",
    "3d",
    "00000000".repeat(17),
    "3f000000",
    "00000000".repeat(34),
    "3e800000 bf000000 3e000000",
    "00000000".repeat(6),
  ]
    .join("")
    .replaceAll(" ", ""),
  "hex",
);

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function bridge() {
  const news: BridgeNews[] = [];
  const made = await openBridge({
    origin: ORIGIN,
    phonePort: 0,
    pagePort: 0,
    onNews: (one) => news.push(one),
  });
  open.push(made);
  return { made, news };
}

function page({ pagePort }: Bridge, code: string, origin = ORIGIN) {
  const socket = new WebSocket(`ws://127.0.0.1:${pagePort}/`, ["karaverse-face", code], { origin });
  open.push({ close: () => socket.terminate() });
  socket.on("error", () => undefined);
  return socket;
}

function phone({ phonePort }: Bridge) {
  const socket = createSocket("udp4");
  open.push(socket);
  return (bytes: Uint8Array) => socket.send(bytes, phonePort, "127.0.0.1");
}

test("a phone's face comes to the page that was opened by the link", async () => {
  const { made, news } = await bridge();
  const link = bridgeOf(linkFor(ROOM, made.pagePort, made.code()));
  expect(link?.port).toBe(made.pagePort);
  const socket = page(made, link?.code ?? "");
  await once(socket, "open");
  const say = phone(made);
  // UDP may lose packets, even here.
  const again = setInterval(() => say(PACKET), 20);
  const [bytes] = (await once(socket, "message")) as [Buffer];
  clearInterval(again);
  const face = newCarriedFace();
  carriedFromBytes(bytes, face);
  expect(face.tracked).toBe(true);
  expect(face.weights[shapeIndex("jawOpen")]).toBeCloseTo(0.5, 2);
  expect(face.head).toEqual({ yaw: 0.25, pitch: 0.5, roll: -0.12 });
  expect(news).toContainEqual({ kind: "phone", device: "A1", subject: "iPhone" });
});

test("no other page comes in, none without the code, and none twice by the same", async () => {
  const { made } = await bridge();
  const code = made.code();
  const turnedAway = async (socket: WebSocket) => {
    const [, answer] = (await once(socket, "unexpected-response")) as [unknown, { statusCode: number }];
    return answer.statusCode;
  };
  expect(await turnedAway(page(made, code, "https://elsewhere.example"))).toBe(403);
  expect(await turnedAway(page(made, "A".repeat(24)))).toBe(403);
  await once(page(made, code), "open");
  expect(await turnedAway(page(made, code))).toBe(403);
  expect(made.code()).not.toBe(code);
});

test("what is no face of the app moves nothing, and the next face is taken all the same", async () => {
  const { made, news } = await bridge();
  const socket = page(made, made.code());
  await once(socket, "open");
  const say = phone(made);
  const again = setInterval(() => {
    say(Buffer.from("hello"));
    say(PACKET.subarray(0, 60));
    say(PACKET);
  }, 20);
  const [bytes] = (await once(socket, "message")) as [Buffer];
  expect(bytes).toHaveLength(CARRIED_VALUES);
  // Each reason is told once.
  const refused = () => news.flatMap((one) => (one.kind === "refused" ? [one.why] : [])).sort();
  await expect.poll(refused, { timeout: 10_000 }).toEqual(["cut-short", "other-version"]);
  clearInterval(again);
});
