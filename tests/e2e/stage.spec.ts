import { expect, type Page } from "@playwright/test";
import { drawer, queueSong, SLOW_MS, takeMicrophone, test } from "./support/people";

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
  await ada.page.getByRole("button", { name: "To the next line" }).click();
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
