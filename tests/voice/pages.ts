import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RoomServiceClient } from "livekit-server-sdk";
import { chromium, type Page } from "playwright-core";
import { startLiveKit } from "../support/livekit";
import type { Harness } from "./harness";
import { type Adversity, openSite, ROOM } from "./site";

declare const harness: Harness;

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
  // Two loudspeakers to change between.
  "--use-fake-device-for-media-stream",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
];

export const median = (values: readonly number[]) => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Real Chromium pages with the voice package, joined to one room of a real LiveKit. */
export async function openHall() {
  const folder = mkdtempSync(join(tmpdir(), "karaverse-voice-"));
  const livekit = await startLiveKit();
  const site = await openSite(folder, livekit);
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    livekit,
    async join(
      identity: string,
      ability: "decode" | "marks" | "none" = "decode",
      adversity: Adversity | null = null,
      /** What the browser is to lack; runs in the page before all else. */
      lack: (() => void) | null = null,
    ): Promise<Page> {
      const page = await (await browser.newContext()).newPage();
      if (lack) await page.addInitScript(lack);
      page.on("pageerror", (error) => console.error(identity, error));
      await page.goto(site.origin);
      await page.waitForFunction("window.harness");
      const worklets = `/${adversity ?? "worklets"}/`;
      await page.evaluate(([name, most, scripts]) => harness.join(name, most, scripts), [
        identity,
        ability,
        worklets,
      ] as const);
      return page;
    },
    /** What a moderator's act does on the server. */
    async allow(identity: string, canPublish: boolean): Promise<void> {
      const { url, apiKey, apiSecret } = livekit;
      const permission = { canPublish, canSubscribe: true, canPublishData: true };
      await new RoomServiceClient(url, apiKey, apiSecret).updateParticipant(ROOM, identity, { permission });
    },
    async close(): Promise<void> {
      await browser.close();
      await livekit.stop();
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Hall = Awaited<ReturnType<typeof openHall>>;

/** Sings from a position on, and waits until a listener hears the song there. */
export async function singTo(singer: Page, listener: Page, fromMs: number): Promise<void> {
  await singer.evaluate((ms) => harness.start(ms, 0.3), fromMs);
  await listener.evaluate(() => harness.untilWay("song-clock"));
  await listener.evaluate((ms) => harness.untilPosition(ms), fromMs + 1700);
}

/** Voice against backing in what a listener hears, milliseconds without their sign. */
export async function heardErrors(listener: Page, seconds: number) {
  const heard = await listener.evaluate((s) => harness.measure(s), seconds);
  return { ...heard, signed: heard.errors, errors: heard.errors.map(Math.abs) };
}

/** Kills LiveKit the hard way and waits until both are back in the room and marked packets arrive again. */
export async function killLiveKit(hall: Hall, singer: Page, listener: Page): Promise<void> {
  const both = (state: string) =>
    Promise.all(
      [singer, listener].map((page) => page.evaluate((name) => harness.untilConnection(name), state)),
    );
  hall.livekit.kill();
  await both("reconnecting");
  await both("connected");
  await listener.evaluate(() => harness.untilMarked());
}
