import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startLiveKit, type TestLiveKit } from "../support/livekit";
import type { Harness } from "./harness";
import { openSite, type Site } from "./site";

declare const harness: Harness;

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
];

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const magnitudes = (values: readonly number[]) => values.map(Math.abs);

let folder: string;
let livekit: TestLiveKit;
let site: Site;
let browser: Browser;
let singer: Page;
let listener: Page;

async function openPage(identity: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on("pageerror", (error) => console.error(identity, error));
  await page.goto(site.origin);
  await page.waitForFunction("window.harness");
  await page.evaluate((name) => harness.join(name), identity);
  return page;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "karaverse-voice-"));
  livekit = await startLiveKit();
  site = await openSite(folder, livekit);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--headless=new", ...FLAGS],
  });
  [singer, listener] = await Promise.all([openPage("singer"), openPage("listener")]);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await livekit?.stop();
  await site?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function expectTogether(seconds: number, what: string): Promise<void> {
  const heard = await listener.evaluate((s) => harness.measure(s), seconds);
  const errors = magnitudes(heard.errors);
  const worst = Math.max(...errors);
  console.info(
    `${what}: voice to backing ${median(errors).toFixed(3)} ms median, ${worst.toFixed(3)} ms worst of ${errors.length};`,
    `margin ${heard.diagnostics.marginMs?.toFixed(0)} ms, lost ${heard.diagnostics.lost}`,
  );
  expect(heard.diagnostics.way).toBe("song-clock");
  // A click every 0.7 s in both, most of them whole within the recording.
  expect(errors.length).toBeGreaterThanOrEqual(Math.floor(seconds / 0.7) - 3);
  expect(median(errors)).toBeLessThanOrEqual(1);
}

describe("voice and music at a listener, through a real LiveKit", () => {
  test("a singer's pitch is followed from the microphone", async () => {
    expect(await singer.evaluate(() => harness.takeStage())).toBe(true);
    // A4 is nine semitones above C4.
    expect(await singer.evaluate(() => harness.pitchOfTone(440))).toBeCloseTo(900, -1);
  }, 30_000);

  test("marked packets arrive, and the voice comes with the backing", async () => {
    await listener.evaluate(() => harness.listen(["singer"]));
    await singer.evaluate(() => harness.start(-1500, 0.3));
    await listener.evaluate(() => harness.untilWay("song-clock"));
    await listener.evaluate(() => harness.untilPosition(200));
    await expectTogether(15, "from the start");
  }, 60_000);

  test("after a pause it goes on where it stood, together", async () => {
    const at = await singer.evaluate(() => harness.pause());
    await listener.evaluate((ms) => harness.untilStill(ms), at ?? Number.NaN);
    await singer.evaluate((ms) => harness.start(ms, 0.3), at ?? 0);
    await listener.evaluate((ms) => harness.untilPosition(ms), (at ?? 0) + 500);
    await expectTogether(4, "after a pause");
  }, 40_000);

  test("after LiveKit was killed and came back, the voice comes back together with the backing", async () => {
    livekit.kill();
    await Promise.all(
      [singer, listener].map((page) => page.evaluate(() => harness.untilConnection("reconnecting"))),
    );
    await Promise.all(
      [singer, listener].map((page) => page.evaluate(() => harness.untilConnection("connected"))),
    );
    await listener.evaluate(() => harness.untilMarked());
    await expectTogether(4, "after LiveKit's death");
  }, 60_000);

  test("somebody talking on the right is heard on the right, on the left on the left, and nearer is louder", async () => {
    await singer.evaluate(() => harness.leaveStageAndTalk());
    await listener.evaluate(() => harness.hear(["singer"]));
    await listener.evaluate(() => harness.untilHeard("singer"));
    const ears = (x: number, z: number, yaw: number) =>
      listener.evaluate(([x, z, yaw]) => harness.ears("singer", x, z, yaw), [x, z, yaw] as const);
    const right = await ears(2, 0, 0);
    const left = await ears(-2, 0, 0);
    // Ahead, and turned to the left: it is on the right.
    const turned = await ears(0, -2, Math.PI / 2);
    const far = await ears(12, 0, 0);
    const decibels = (a: number, b: number) => 20 * Math.log10(a / b);
    expect(decibels(right.right, right.left)).toBeGreaterThan(3);
    expect(decibels(left.left, left.right)).toBeGreaterThan(3);
    expect(decibels(turned.right, turned.left)).toBeGreaterThan(3);
    expect(decibels(right.right, far.right)).toBeGreaterThan(10);
  }, 60_000);
});
