import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Harness } from "./harness";
import { type Hall, heardErrors, median, openHall, singTo } from "./pages";

declare const harness: Harness;

/** A test takes 5 to 10 s alone on the machine. */
const PATIENCE_MS = 150_000;

let hall: Hall;
let singer: Page;
let listener: Page;

/** Frames by RTCRtpScriptTransform alone, as Firefox and Safari have them. */
const noStreams = () => {
  for (const end of [RTCRtpSender, RTCRtpReceiver])
    Reflect.deleteProperty(end.prototype, "createEncodedStreams");
};

/**
 * The singer lacks streams. The listener lacks a decoder, and has streams all the same: Chromium makes transforms for
 * receivers whose transceiver also sends and then hands them no frame, where other browsers do.
 */
beforeAll(async () => {
  hall = await openHall();
  [singer, listener] = await Promise.all([
    hall.join("singer", "decode", null, noStreams),
    hall.join("listener", "decode", "undecoded"),
  ]);
}, 600_000);

afterAll(() => hall?.close());

async function expectTogether(seconds: number, what: string): Promise<void> {
  const { errors, diagnostics } = await heardErrors(listener, seconds);
  console.info(`${what}: voice to backing ${median(errors).toFixed(3)} ms median of ${errors.length}`);
  expect(diagnostics.way).toBe("song-clock");
  expect(diagnostics.frames).toMatchObject({ decoder: "wasm" });
  expect(errors.length).toBeGreaterThanOrEqual(2);
  expect(median(errors)).toBeLessThanOrEqual(1);
}

test(
  "a singer with transforms in place of streams is heard to the sample by a listener without a decoder",
  async () => {
    expect(await singer.evaluate(() => harness.takeStage())).toBe(true);
    await listener.evaluate(() => harness.listen(["singer"]));
    await singTo(singer, listener, -500);
    await expectTogether(3, "by transforms, decoded by us");
  },
  PATIENCE_MS,
);

describe("when the sound of a page stops for a second and goes on", () => {
  test.each(["listener", "singer"])(
    "at the %s, voice and music are together again",
    async (side) => {
      const before = (await listener.evaluate(() => harness.position())) ?? 0;
      await (side === "singer" ? singer : listener).evaluate(() => harness.interrupt(1));
      // What was on its way is heard out, and a singer's voice is found anew.
      await listener.evaluate((ms) => harness.untilPosition(ms), before + 3_500);
      await expectTogether(3, `after the ${side}'s sound stopped`);
    },
    PATIENCE_MS,
  );
});
