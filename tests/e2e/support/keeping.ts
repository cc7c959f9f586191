import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { theStack } from "../../support/the-stack";

/** Rule K1: says yes when asked, which is before one sings for the first time. */
export async function agreeToKeep(page: Page): Promise<void> {
  const yes = page.getByRole("button", { name: "Keep my singing" });
  const songs = page.getByRole("button", { name: "Close songs" });
  // On a small screen the songs lie over the question.
  await expect(async () => {
    if (await songs.isVisible()) await songs.click({ timeout: 3_000 });
    await expect(yes).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  // Once: on a busy machine a click that is given up has been one, and nobody is asked again.
  await yes.click();
  await expect(yes).toBeHidden();
}

/** Opens what was kept of a song on the page of one's own singing. */
export async function openRecording(page: Page, title: string): Promise<void> {
  // What was sung is on its way to the house for a moment.
  await expect(async () => {
    await page.goto(`${theStack().url}/me`);
    const row = page.getByRole("list", { name: "Recordings" }).getByRole("button", { name: title });
    await row.first().click({ timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
  await expect(page.getByLabel(`Recording of ${title}`)).toBeVisible({ timeout: 90_000 });
}

/** The WAV file that the browser hands out, its left channel. */
export async function downloaded(page: Page): Promise<{ name: string; samples: Float32Array; rate: number }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as WAV" }).click(),
  ]);
  const bytes = readFileSync(await file.path());
  const [channels, rate] = [bytes.readUInt16LE(22), bytes.readUInt32LE(24)];
  const from = bytes.indexOf("data") + 8;
  const samples = new Float32Array(Math.floor((bytes.length - from) / 2 / channels));
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(from + 2 * channels * i) / 32_768;
  return { name: file.suggestedFilename(), samples, rate };
}
