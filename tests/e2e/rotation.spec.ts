import { expect, type Locator, type Page } from "@playwright/test";
import { queueSong, runRoom, SLOW_MS, takeMicrophone, test, type Visitor } from "./support/people";

const SUNG = "Auld Lang Syne";
const [ONE, TWO, BOBS] = ["Amazing Grace", "La cucaracha", "Frère Jacques"];

async function openQueue(page: Page): Promise<Locator> {
  const panel = page.getByRole("dialog", { name: "Queue", exact: true });
  if (!(await panel.isVisible())) await page.getByRole("button", { name: "Open the queue" }).click();
  await expect(panel).toBeVisible();
  return panel;
}

/** The song on the stage, and after it those that wait. */
async function shows({ page }: Visitor, waiting: readonly string[]): Promise<void> {
  const rows = (await openQueue(page))
    .getByRole("list", { name: "Songs in the queue" })
    .getByRole("listitem");
  await expect(rows).toHaveCount(waiting.length + 1);
  for (const [n, title] of [SUNG, ...waiting].entries()) await expect(rows.nth(n)).toContainText(title);
}

async function drag(page: Page, what: Locator, to: Locator): Promise<void> {
  const [from, end] = [await what.boundingBox(), await to.boundingBox()];
  if (!from || !end) throw new Error("nothing to drag");
  const x = from.x + from.width / 2;
  await page.mouse.move(x, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, (from.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(x, end.y + end.height / 2 - 4, { steps: 4 });
  await page.mouse.up();
}

test("Q6 Q8 Q9 the host changes the rotation and drags a song; both see the order, and whose turn it is", async ({
  house,
}) => {
  const { room, host: ada } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await queueSong(ada.page, SUNG);
  await expect(ada.page.getByTestId("up-next")).toContainText(`It is your turn: ${SUNG}.`);
  await expect(bob.page.getByTestId("up-next")).toHaveCount(0);
  await takeMicrophone(ada.page);
  // It stands, so that nobody is called while this goes on.
  await ada.page.getByRole("button", { name: "Pause" }).click();
  for (const { page } of [ada, bob])
    await expect(page.getByTestId("stage")).toHaveAttribute("data-phase", "paused", { timeout: SLOW_MS });
  await queueSong(ada.page, ONE);
  await queueSong(ada.page, TWO);
  await queueSong(bob.page, BOBS);
  for (const who of [ada, bob]) await shows(who, [ONE, BOBS, TWO]);

  const panel = await runRoom(ada.page);
  await panel.getByRole("radio", { name: "First come" }).click();
  for (const who of [ada, bob]) await shows(who, [ONE, TWO, BOBS]);

  const queue = await openQueue(ada.page);
  const handle = (title: string) => queue.getByRole("button", { name: `Drag ${title}` });
  await drag(ada.page, handle(BOBS), handle(ONE));
  for (const who of [ada, bob]) await shows(who, [BOBS, ONE, TWO]);
  await expect((await openQueue(bob.page)).getByRole("img", { name: "Placed by hand" })).toHaveCount(1);

  // The same by the keyboard.
  await handle(TWO).focus();
  await ada.page.keyboard.press("Space");
  await expect(ada.page.getByText(`${TWO} is at place 3.`)).toHaveCount(1);
  // Until the rows have been measured, which takes a picture, an arrow has nowhere to lead. One that was late leads past.
  const isAt = async (place: number) =>
    (await ada.page.getByText(`${TWO} is at place ${place}.`).count()) === 1;
  await expect(async () => {
    if (await isAt(1)) await ada.page.keyboard.press("ArrowDown");
    else if (!(await isAt(2))) await ada.page.keyboard.press("ArrowUp");
    await expect.poll(() => isAt(2), { timeout: 5_000 }).toBe(true);
  }).toPass();
  await ada.page.keyboard.press("Space");
  for (const who of [ada, bob]) await shows(who, [BOBS, TWO, ONE]);

  await (await runRoom(ada.page)).getByRole("button", { name: "Skip this song" }).click();
  await expect(bob.page.getByTestId("up-next")).toContainText(`It is your turn: ${BOBS}.`, {
    timeout: SLOW_MS,
  });
  await expect(bob.page.getByRole("status").filter({ hasText: `It is your turn: ${BOBS}.` })).toHaveCount(1);
  await expect(ada.page.getByTestId("up-next")).toHaveCount(0);
});
