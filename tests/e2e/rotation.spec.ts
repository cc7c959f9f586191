import { expect, type Locator, type Page } from "@playwright/test";
import { queueSong, runRoom, test, type Visitor } from "./support/people";

const ONE = "Amazing Grace";
const TWO = "Auld Lang Syne";
const THREE = "Frère Jacques";

async function openQueue(page: Page): Promise<Locator> {
  const panel = page.getByRole("dialog", { name: "Queue", exact: true });
  if (!(await panel.isVisible())) await page.getByRole("button", { name: "Open the queue" }).click();
  await expect(panel).toBeVisible();
  return panel;
}

async function shows({ page }: Visitor, titles: readonly string[]): Promise<void> {
  const rows = (await openQueue(page))
    .getByRole("list", { name: "Songs in the queue" })
    .getByRole("listitem");
  await expect(rows).toHaveCount(titles.length);
  for (const [n, title] of titles.entries()) await expect(rows.nth(n)).toContainText(title);
}

test("Q6 Q8 Q9 the host changes the rotation and drags a song, and both see the order and whose turn it is", async ({
  house,
}) => {
  const { room, host: ada } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await queueSong(ada.page, ONE);
  await queueSong(ada.page, TWO);
  await queueSong(bob.page, THREE);
  for (const who of [ada, bob]) await shows(who, [ONE, THREE, TWO]);
  await expect(ada.page.getByTestId("up-next")).toContainText(`It is your turn: ${ONE}.`);
  await expect(bob.page.getByTestId("up-next")).toHaveCount(0);

  const panel = await runRoom(ada.page);
  await panel.getByRole("radio", { name: "First come" }).click();
  for (const who of [ada, bob]) await shows(who, [ONE, TWO, THREE]);

  const queue = await openQueue(ada.page);
  const handle = (title: string) => queue.getByRole("button", { name: `Drag ${title}` });
  const to = await handle(ONE).boundingBox();
  const from = await handle(THREE).boundingBox();
  if (!from || !to) throw new Error("nothing to drag");
  await ada.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await ada.page.mouse.down();
  await ada.page.mouse.move(to.x + to.width / 2, (from.y + to.y) / 2, { steps: 4 });
  await ada.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2 - 4, { steps: 4 });
  await ada.page.mouse.up();
  for (const who of [ada, bob]) await shows(who, [THREE, ONE, TWO]);
  await expect((await openQueue(bob.page)).getByRole("img", { name: "Placed by a host" })).toHaveCount(1);
  await expect(bob.page.getByTestId("up-next")).toContainText(`It is your turn: ${THREE}.`);
  await expect(bob.page.getByRole("status").filter({ hasText: `It is your turn: ${THREE}.` })).toHaveCount(1);

  // The same by the keyboard.
  await handle(THREE).focus();
  await ada.page.keyboard.press("Space");
  await expect(ada.page.getByText(`${THREE} is picked up.`)).toHaveCount(1);
  await ada.page.keyboard.press("ArrowDown");
  await expect(ada.page.getByText(`${THREE} is at place 2.`)).toHaveCount(1);
  await ada.page.keyboard.press("Space");
  for (const who of [ada, bob]) await shows(who, [ONE, THREE, TWO]);

  await bob.page.getByRole("button", { name: "Close queue" }).click();
  await ada.page.getByRole("button", { name: "Not now" }).click();
  await shows(ada, [THREE, TWO, ONE]);
  await expect(bob.page.getByTestId("up-next")).toContainText(`It is your turn: ${THREE}.`);
});
