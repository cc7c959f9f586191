import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentSecurityPolicy } from "../../apps/web/src/server/security-headers";
import { EXPRESSION_FACES, FaceSurface, faceOf, shapeIndex } from "../../packages/avatars/src/face/index";
import { buildHuman, parseHumanPack } from "../../packages/avatars/src/human/index";
import { type HumanRecipe, randomHuman } from "../../packages/avatars/src/human/recipe/index";
import { Animator, newFrame, Rig } from "../../packages/avatars/src/motion/index";
import { posed, skinned } from "../../packages/avatars/src/motion/posed";
import { Picture } from "../../scripts/avatars/picture";
import { ROOT } from "../../scripts/support/root";
import type { FacePage } from "./face-camera.page";

declare const harness: FacePage;

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--use-angle=swiftshader",
];
const TYPES: Record<string, string> = { js: "text/javascript", wasm: "application/wasm", png: "image/png" };

let folder: string;
let server: Server;
let browser: Browser;
let page: Page;
/** Everything that the page asked anybody for, and how many bytes it sent along. */
const asked: { method: string; url: URL; bytes: number }[] = [];

const SITTER: HumanRecipe = { ...randomHuman(3), style: "realistic" };
/** Two people of ours who look as different as can be, for photos. */
const photo = (skin: string, hair: string, width: number): HumanRecipe => ({
  ...SITTER,
  ...{ hat: { ...SITTER.hat, style: "none" }, glasses: "none", faceHair: "none" },
  skin: { ...SITTER.skin, colour: skin },
  hair: { ...SITTER.hair, style: "bob", colour: hair },
  face: { ...SITTER.face, width, length: 100 - width },
});
const PHOTOS = {
  fair: photo("#fbdcc6", "#d39a4a", 88),
  dark: photo("#71402a", "#17110f", 12),
} as const;

/** One of our own people before the camera: the only face here that needs nobody's consent. */
function portraits(): Map<string, Buffer> {
  const packed = readFileSync(join(ROOT, "packages/avatars/data/human.bin.gz"));
  const pack = parseHumanPack(new Uint8Array(gunzipSync(packed)));
  const { mesh, faces, eyeHeight } = buildHuman(pack, SITTER, 0);
  const surface = new FaceSurface(mesh.positions, faces);
  const shots = { rest: faceOf({}), jaw: faceOf({ jawOpen: 0.9 }), smile: EXPRESSION_FACES.smile };
  const photos = Object.entries(PHOTOS).map(([name, recipe]): [string, Buffer] => {
    const body = buildHuman(pack, recipe, 0);
    const picture = new Picture(640, 480, [0.3, 0.32, 0.36]);
    const view = { turn: 0, tilt: 2, at: [0, body.eyeHeight - 0.03, 0.03], reach: 0.3 } as const;
    picture.draw({ ...body.mesh, faces: body.faces }, view, [80, 0, 480]);
    return [`/${name}.png`, picture.png()];
  });
  return new Map([
    ...photos,
    ["/cheer.png", cheering(pack)],
    ...Object.entries(shots).map(([name, weights]): [string, Buffer] => {
      const positions = mesh.positions.slice();
      surface.apply(weights, positions);
      const picture = new Picture(640, 480, [0.3, 0.32, 0.36]);
      const view = { turn: 0, tilt: 2, at: [0, eyeHeight - 0.03, 0.03], reach: 0.3 } as const;
      picture.draw({ ...mesh, faces, positions }, view, [80, 0, 480]);
      return [`/${name}.png`, picture.png()];
    }),
  ]);
}

/** Both arms in the air, down to the hips. */
function cheering(pack: ReturnType<typeof parseHumanPack>): Buffer {
  const body = buildHuman(pack, SITTER, 0);
  const animator = new Animator(3, body.height);
  const rig = new Rig(body);
  const frame = newFrame();
  const still = { forward: 0, sideways: 0, turning: 0, seated: false, seatHeight: 0.5 };
  const silent = { emote: null, singing: false, level: 0, gaze: null };
  const wrist = (x: number) => ({ isSeen: true, x, y: 0.75, z: 0.2 });
  const seen = { turn: 0, lean: 0, left: wrist(0.3), right: wrist(-0.3) };
  for (let n = 0; n < 60; n++) animator.step(1 / 60, { ...still, ...silent, seen });
  rig.solve(animator.pose, animator.stance, frame);
  const skin = skinned(body.mesh, body.inverseBind, posed(body.joints, frame));
  const picture = new Picture(640, 480, [0.3, 0.32, 0.36]);
  const view = { turn: 0, tilt: 2, at: [0, body.eyeHeight - 0.08, 0.03], reach: 0.62 } as const;
  picture.draw({ ...body.mesh, ...skin, faces: {} }, view, [80, 0, 480]);
  return picture.png();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "karaverse-face-"));
  const pictures = portraits();
  execFileSync(process.execPath, [join(ROOT, "apps/web/build-face.mjs"), join(folder, "face")]);
  await build({
    entryPoints: [join(ROOT, "tests/integration/face-camera.page.ts")],
    outfile: join(folder, "page.js"),
    bundle: true,
    format: "esm",
    logLevel: "warning",
  });
  server = createServer((request, response) => {
    const path = request.url ?? "/";
    response.setHeader("content-type", TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream");
    const policy = { nonce: "n", host: request.headers.host, mode: "production", bridge: null } as const;
    response.setHeader("content-security-policy", contentSecurityPolicy(policy));
    if (path !== "/") return void response.end(pictures.get(path) ?? readFileSync(join(folder, path)));
    response.setHeader("content-type", "text/html");
    response.end(
      '<!doctype html><link rel="icon" href="data:,"><script nonce="n" type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: FLAGS });
  const context = await browser.newContext();
  // A context hears what its workers ask for too.
  context.on("request", (request) => {
    const bytes = request.postDataBuffer()?.byteLength ?? 0;
    asked.push({ method: request.method(), url: new URL(request.url()), bytes });
  });
  page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  page.on("websocket", (socket) => asked.push({ method: "WS", url: new URL(socket.url()), bytes: 0 }));
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction("window.harness");
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const PATIENCE = { timeout: 120_000 };
const shown = async (shape: Parameters<typeof shapeIndex>[0]) =>
  (await page.evaluate(() => harness.told()))[shapeIndex(shape)] ?? 0;

test("a camera moves the own face on the device: what others are sent is its shapes, and no picture goes anywhere", async () => {
  await page.evaluate(() => harness.show("/smile.png"));
  await page.evaluate(() => harness.start());
  await expect.poll(() => page.evaluate(() => harness.state()), PATIENCE).toBe("live true");
  await expect.poll(() => shown("mouthSmileLeft"), PATIENCE).toBeGreaterThan(60);
  expect(await shown("jawOpen")).toBeLessThan(60);
  await page.evaluate(() => harness.show("/jaw.png"));
  await expect.poll(() => shown("jawOpen"), PATIENCE).toBeGreaterThan(100);

  // Shoulders and hands, once what finds them has come too: both wrists are over their shoulders.
  await page.evaluate(() => harness.show("/cheer.png"));
  const signed = (value = 0) => (value < 128 ? value : value - 256);
  const wrists = async () => {
    const values = await page.evaluate(() => harness.told());
    return Math.min(signed(values[59]), signed(values[62]));
  };
  await expect.poll(wrists, { timeout: 30_000 }).toBeGreaterThan(40);

  // Off at once: the light of the camera goes out, and others are told that nobody looks at the face.
  expect(await page.evaluate(() => harness.tracksOn())).toBe(1);
  await page.evaluate(() => harness.stop());
  expect(await page.evaluate(() => harness.tracksOn())).toBe(0);
  expect(await page.evaluate(() => harness.told().every((value) => value === 0))).toBe(true);

  expect(leaks()).toEqual([]);
});

test("a photo becomes a likeness on the device: skin, hair and width come out as they went in, and nothing goes anywhere", async () => {
  const before = { ...SITTER, hat: { ...SITTER.hat, style: "none" as const } };
  asked.length = 0;
  const likenessOf = (url: string) =>
    page.evaluate(([url, before]) => harness.likenessOf(url, before), [url, before] as const);
  const fair = await likenessOf("/fair.png");
  const dark = await likenessOf("/dark.png");
  if (!fair || !dark) throw new Error("No face was found.");
  const light = (hex: string) => Number.parseInt(hex.slice(1, 3), 16) + Number.parseInt(hex.slice(3, 5), 16);
  expect(light(fair.skin.colour)).toBeGreaterThan(light(dark.skin.colour) + 60);
  expect(light(fair.hair.colour)).toBeGreaterThan(light(dark.hair.colour) + 60);
  expect(fair.face.width).toBeGreaterThan(dark.face.width + 10);
  // What a face says nothing about stays.
  expect([fair.top, fair.body]).toEqual([before.top, before.body]);
  expect(leaks()).toEqual([]);
  expect(asked.length).toBeGreaterThan(2);
}, 240_000);

/** Whatever went elsewhere, or took something along. */
function leaks() {
  const own = new URL(page.url()).origin;
  return asked.filter(
    ({ url, method, bytes }) =>
      (url.origin !== own && url.protocol !== "data:" && url.protocol !== "blob:") ||
      method !== "GET" ||
      bytes > 0,
  );
}
