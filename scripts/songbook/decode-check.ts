/**
 * npm run songbook -- decode-check
 *
 * Encodes clicks at known samples as the songbook is encoded, has Chromium decode them, and prints how far each
 * one came out from where it went in. Exits with 1 when any is off by more than 1 ms.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { encodeMp3 } from "./encode";

const RATE = 44_100;
const CLICKS_MS = [500, 1000, 20_000, 45_000, 59_900];

/** A short burst with one clear peak in its middle. */
function clicks(): Float32Array {
  const out = new Float32Array(RATE * 60);
  const half = 220;
  for (const ms of CLICKS_MS) {
    const centre = Math.round((ms * RATE) / 1000);
    for (let i = -half; i <= half && centre + i < out.length; i++) {
      out[centre + i] =
        0.7 * Math.cos((2 * Math.PI * 1000 * i) / RATE) * (0.5 + 0.5 * Math.cos((Math.PI * i) / half));
    }
  }
  return out;
}

const folder = mkdtempSync(join(tmpdir(), "decode-"));
const path = join(folder, "clicks.mp3");
await encodeMp3([clicks(), clicks()], RATE, 104, path);
const mp3 = readFileSync(path).toString("base64");
rmSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
let worst = 0;
try {
  const page = await browser.newPage();
  for (const rate of [44_100, 48_000]) {
    const found = await page.evaluate(
      async ({ mp3, rate, clicksMs }) => {
        const bytes = Uint8Array.from(atob(mp3), (letter) => letter.charCodeAt(0));
        const audio = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.buffer);
        const samples = audio.getChannelData(0);
        const peaks = clicksMs.map((ms) => {
          const from = Math.max(0, Math.round(((ms - 80) * rate) / 1000));
          const to = Math.min(samples.length, Math.round(((ms + 80) * rate) / 1000));
          let best = from;
          for (let i = from; i < to; i++) if ((samples[i] ?? 0) > (samples[best] ?? 0)) best = i;
          return (best / rate) * 1000 - ms;
        });
        return { seconds: audio.duration, peaks };
      },
      { mp3, rate, clicksMs: CLICKS_MS },
    );
    worst = Math.max(worst, ...found.peaks.map(Math.abs));
    const errors = found.peaks.map((error) => error.toFixed(3)).join(", ");
    process.stdout.write(`${rate} Hz: ${found.seconds.toFixed(4)} s of 60; off by ${errors} ms\n`);
  }
} finally {
  await browser.close();
}
if (worst > 1) process.exitCode = 1;
