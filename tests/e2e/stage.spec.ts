import { expect, type Page } from "@playwright/test";
import { theStack } from "../support/the-stack";
import { adminActs, comeIn, finalScore } from "./support/evening";
import { melodyOf, sing } from "./support/microphone";
import { drawer, queueSong, SLOW_MS, takeMicrophone, test } from "./support/people";
import { bring, TWO_LINES, twoLines } from "./support/short-song";

/** Ten seconds of introduction, then two parts. */
const DUET = "Auld Lang Syne";

const position = async (page: Page): Promise<number> =>
  Number(await page.getByTestId("position").getAttribute("data-position-ms"));

const isIn = (page: Page, phase: string | RegExp) =>
  expect(page.getByTestId("stage")).toHaveAttribute("data-phase", phase, { timeout: SLOW_MS });

test("P5 P11 P14 C17 two change parts, sing, skip the introduction, sing by heart, hear each other as they like, and are told who is not heard", async ({
  house,
}) => {
  const { room, host: ada } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await queueSong(ada.page, DUET);
  await (await drawer(ada.page, "Songs")).getByRole("button", { name: "Close songs" }).click();
  await ada.page.getByRole("button", { name: "Open the queue" }).click();
  const queue = ada.page.getByRole("dialog", { name: "Queue", exact: true });
  await queue.getByRole("button", { name: `Sing ${DUET} with others` }).click();
  await ada.page.getByRole("menuitem", { name: "Bob" }).click();
  await bob.page
    .getByRole("group", { name: /Ada invites you/ })
    .getByRole("button", { name: "Sing along" })
    .click();
  const entry = queue.getByRole("listitem").filter({ hasText: DUET });
  await expect(entry).toContainText(/you\s*part 1.*Bob\s*part 2/i);
  await entry.getByRole("button", { name: "Swap parts with Bob" }).click();
  await expect(entry).toContainText(/Bob\s*part 1.*you\s*part 2/i);

  await takeMicrophone(ada.page);
  await isIn(ada.page, "singing");
  // Of ten seconds of introduction the first two are worth it: a busy machine misses them, and begins anew.
  await expect(async () => {
    const ahead = ada.page.getByRole("button", { name: "To the next line" });
    if (!(await ahead.isVisible()))
      await ada.page.getByRole("button", { name: "Restart", exact: true }).click();
    await ahead.click({ timeout: 10_000 });
  }).toPass({ timeout: 2 * SLOW_MS });
  // Four seconds before the first line, which begins after ten.
  await expect.poll(() => position(ada.page), { intervals: [50] }).toBeGreaterThan(5_000);
  await isIn(bob.page, "singing");
  await ada.page.getByRole("button", { name: "Pause", exact: true }).click();
  for (const { page } of [ada, bob]) await isIn(page, "paused");

  await ada.page.getByRole("button", { name: "Sound", exact: true }).click();
  await ada.page.getByRole("radio", { name: "Chain" }).click();
  await expect(ada.page.locator("[data-chain]")).toHaveText(/Bob\s*→\s*you/i);
  const lane = ada.page.getByRole("img", { name: "Pitch lane" });
  await expect(lane).toBeVisible();
  await ada.page.getByRole("switch", { name: "Without the notes" }).click();
  await expect(lane).toHaveCount(0);
  await expect(ada.page.getByTestId("lyrics-line")).not.toHaveCount(0);
  await ada.page.getByRole("switch", { name: "Without the words" }).click();
  await expect(ada.page.getByText("By heart: the words are hidden from you.")).toBeVisible();
  await expect(ada.page.getByTestId("lyrics-line")).toHaveCount(0);
  // Only for her own eyes.
  await expect(bob.page.getByTestId("lyrics-line")).not.toHaveCount(0);
  await ada.page.keyboard.press("Escape");

  await ada.page.getByRole("button", { name: "Restart", exact: true }).click();
  await isIn(ada.page, /counting-in|singing/);
  await ada.page.getByRole("button", { name: "Microphone", exact: true }).click();
  const unheard = ada.page.getByTestId("unheard");
  await expect(unheard).toContainText("Nobody hears you: your microphone is off.");
  // It is hers alone; what the pretended microphone of a test browser sounds like is another matter.
  await expect(bob.page.getByTestId("unheard").getByText("your microphone is off.")).toHaveCount(0);
  await unheard.getByRole("button", { name: "Turn it on" }).click();
  await expect(ada.page.getByRole("button", { name: "Microphone", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(unheard.getByText("your microphone is off.")).toHaveCount(0);
});

test("P5 P11 P16 P18 who pauses in a line and skips what is only music sings on where the song is, for a whole score, and is not heard after it who was not before", async ({
  house,
  browser,
}) => {
  const song = twoLines(`Two lines ${Date.now() % 1_000_000}`);
  const admin = await adminActs(browser, theStack());
  await bring(song, admin.request);
  await admin.context.close();
  const title = song.song.title;
  const room = await house.room(await house.browserOf());
  const phone = await house.browserOf({ viewport: { width: 390, height: 844 } });
  const bob = await house.guest(room, "Bob", { context: phone });
  const ada = await comeIn(browser, room.link, "Ada", "list");
  await sing(ada.page, melodyOf(song.song));
  const microphone = ada.page.getByRole("button", { name: "Microphone", exact: true });
  if ((await microphone.getAttribute("aria-pressed")) === "true") await microphone.click();
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await queueSong(ada.page, title);
  await takeMicrophone(ada.page);
  for (const { page } of [ada, bob]) await isIn(page, "singing");
  await expect(microphone).toHaveAttribute("aria-pressed", "true");

  // In the middle of the first line.
  await expect
    .poll(() => position(ada.page), { intervals: [50] })
    .toBeGreaterThan(TWO_LINES.firstFromMs + 1_500);
  await ada.page.getByRole("button", { name: "Pause", exact: true }).click();
  for (const { page } of [ada, bob]) {
    await isIn(page, "paused");
    await expect(page.getByTestId("stage").getByText("Paused")).toBeVisible();
  }
  const pausedAt = await position(ada.page);
  expect(pausedAt).toBeLessThan(TWO_LINES.firstEndsMs);
  // "Leave" is easily touched, and the song would be lost.
  await ada.page.getByRole("button", { name: "Leave", exact: true }).click();
  const question = ada.page.getByRole("dialog", { name: "Leave" });
  await expect(question).toContainText("your song ends");
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(question).toHaveCount(0);
  await expect(bob.page.getByRole("button", { name: "Resume" })).toHaveCount(0);
  // Two seconds before: what stood there is sung again, and counts once. Watched for within the page, for it passes.
  const stepsBack = ada.page.waitForFunction((pausedAt) => {
    const [stage, probe] = ["stage", "position"].map((id) =>
      document.querySelector<HTMLElement>(`[data-testid=${id}]`),
    );
    return stage?.dataset.phase !== "paused" && Number(probe?.dataset.positionMs) < pausedAt;
  }, pausedAt);
  await ada.page.getByRole("button", { name: "Resume" }).click();
  await stepsBack;
  for (const { page } of [ada, bob]) {
    await isIn(page, "singing");
    await expect(page.getByTestId("lyrics-line")).toHaveText("High up on the roof we sing now");
  }
  await expect.poll(() => points(ada.page), { intervals: [100] }).toBeGreaterThan(3_000);
  await expect
    .poll(() => position(ada.page), { intervals: [50] })
    .toBeGreaterThan(TWO_LINES.firstEndsMs + 1_000);
  const afterFirst = await points(ada.page);
  expect(afterFirst).toBeLessThanOrEqual(5_000);

  // Nobody sings the other part: both read its answer, and it is no reason to wait.
  for (const { page } of [ada, bob]) {
    const answer = page.locator("[data-testid=lyrics-line][data-unsung=true]");
    await expect(answer).toHaveText("Down here in the yard we hear you");
    await expect(page.getByTestId("stage")).toContainText("Nobody sings this");
  }
  await expect(bob.page.getByRole("button", { name: "To the next line" })).toHaveCount(0);
  await ada.page.getByRole("button", { name: "To the next line" }).click();
  for (const { page } of [ada, bob])
    await expect
      .poll(() => position(page), { intervals: [50] })
      .toBeGreaterThan(TWO_LINES.secondFromMs - 2_500);
  // The last of the line may still have been on its way; half of all is what it is worth.
  expect(await points(ada.page)).toBeGreaterThanOrEqual(afterFirst);
  expect(await points(ada.page)).toBeLessThanOrEqual(5_000);

  const score = await finalScore(ada.page, SLOW_MS);
  expect(score).toBeGreaterThanOrEqual(8_000);
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  // On a phone the audience has them as a line, which opens to a card and makes way for the songs.
  const line = bob.page.getByTestId("results-line");
  await line.getByRole("button", { name: `Open the results of ${title}` }).click();
  await expect(bob.page.getByTestId("final-score")).toHaveAttribute("data-score", String(score));
  await drawer(bob.page, "Songs");
  await expect(line).toContainText(score.toLocaleString("en"));
  await line.getByRole("button", { name: "Close the results" }).click();
  await expect(line).toHaveCount(0);

  await ada.page.getByTestId("results").getByRole("button", { name: "Sing it again" }).click();
  await expect(bob.page.getByTestId("queue-strip")).toContainText(title);
  await ada.context.close();
});

const points = async (page: Page): Promise<number> =>
  Number(await page.getByLabel("Score of Ada").getAttribute("data-score"));
