import { expect, type Locator, type Page } from "@playwright/test";
import {
  drawer,
  fitsAcross,
  type House,
  isInside,
  personIn,
  SLOW_MS,
  say,
  test,
  withView,
} from "./support/people";

/** A room of two with two in it. */
async function fullRoom(house: House) {
  const { room, host } = await house.host("Ada", { capacity: 2 });
  const bob = await house.guest(room, "Bob");
  return { room, ada: host, bob };
}

/** At the door of a room, with a name. */
async function atDoor(house: House, link: string, name: string): Promise<{ page: Page; card: Locator }> {
  const page = await house.page();
  await page.goto(withView(link, "list"));
  const card = page.getByRole("form");
  await card.getByLabel("Your name").fill(name, { timeout: SLOW_MS });
  return { page, card };
}

const everybody = (page: Page) => page.getByRole("list", { name: "Everybody here" });
const twinOf = (card: Locator) => card.getByRole("button", { name: "Enter the twin hall" });
const lineOf = (card: Locator) => card.getByRole("button", { name: "Wait in line" });

test("J2, J6, J8 who comes to a full room is offered the twin hall and the line; the twin has the same stage and another crowd, and its link leads a friend there", async ({
  house,
}) => {
  const { room, ada, bob } = await fullRoom(house);
  const { page, card } = await atDoor(house, room.link, "Cleo");
  await expect(card).toContainText("Full to the last place.");
  await expect(lineOf(card)).toBeVisible();
  await expect(card.getByRole("button", { name: "Enter", exact: true })).toHaveCount(0);
  for (const size of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await fitsAcross(page);
    await expect(twinOf(card)).toBeInViewport();
    await expect(lineOf(card)).toBeInViewport();
  }
  await twinOf(card).click();
  await isInside(page);

  await expect(everybody(page)).toContainText("Cleo");
  await expect(everybody(page)).not.toContainText("Ada");
  await expect(everybody(bob.page)).not.toContainText("Cleo");
  await expect(page.locator("[data-people]")).toHaveAttribute("data-people", "1");
  const people = await drawer(page, "People");
  await expect(people).toContainText("2 in the first hall");
  await expect(personIn(people, "Ada")).toHaveCount(0);
  await say(page, "hello over there");
  await expect(await drawer(ada.page, "Chat")).toContainText("hello over there");

  // The singer of the first hall is on the twin's stage as well.
  await ada.page.getByRole("button", { name: "Songs", exact: true }).click();
  await ada.page.getByRole("button", { name: "Queue Auld Lang Syne" }).click();
  await ada.page.getByRole("button", { name: "Sing", exact: true }).click();
  await expect(page.getByTestId("stage")).toHaveAttribute("data-phase", /counting-in|singing/, {
    timeout: SLOW_MS,
  });
  await expect(everybody(page)).toContainText("Ada");
  await expect(everybody(page)).not.toContainText("Bob");

  // The owner looks after both halls.
  const all = await drawer(ada.page, "People");
  await expect(all.getByRole("list", { name: "In other halls" })).toContainText("Cleo");
  await expect(personIn(await drawer(bob.page, "People"), "Cleo")).toHaveCount(0);

  const lobby = await house.page();
  await lobby.goto("/");
  await expect(lobby.locator(`[data-room="${room.slug}"]`)).toContainText("3 in 2 halls of 2", {
    timeout: SLOW_MS,
  });

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await expect(page, "the address is such a link, too").toHaveURL(/[?&]with=1(&|$)/);
  await (await drawer(page, "People")).getByRole("button", { name: "Copy the room's link" }).click();
  const link = `${room.link}?with=1`;
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const friend = await atDoor(house, link, "Finn");
  await expect(friend.card).toContainText("Full, but there is a place for you.");
  await friend.card.getByRole("button", { name: "Enter", exact: true }).click();
  await isInside(friend.page);
  await expect(everybody(friend.page)).toContainText("Cleo");
  await expect(everybody(friend.page)).not.toContainText("Bob");

  // Whoever opens the page anew while their place is kept is offered nothing else.
  await bob.page.reload();
  await expect(bob.page.getByRole("button", { name: "Enter", exact: true })).toBeVisible({
    timeout: SLOW_MS,
  });
});

test("J7 who waits in line sees their position, moves up, and enters when somebody leaves", async ({
  house,
}) => {
  const { room, bob } = await fullRoom(house);
  const first = await atDoor(house, room.link, "Cleo");
  await lineOf(first.card).click();
  await expect(first.card.getByRole("status")).toContainText("You are 1st in line");
  const second = await atDoor(house, room.link, "Dora");
  await lineOf(second.card).click();
  await expect(second.card.getByRole("status")).toContainText("You are 2nd in line");
  await expect(second.page).toHaveTitle("2nd in line");
  await expect(second.card.getByRole("status")).toContainText("One person before you.");

  // Who comes by does not pass those who wait.
  const third = await atDoor(house, room.link, "Eve");
  await lineOf(third.card).click();
  await expect(third.card.getByRole("status")).toContainText("You are 3rd in line");
  await third.card.getByRole("button", { name: "Stop waiting" }).click();
  await expect(lineOf(third.card)).toBeVisible();

  await bob.page.getByRole("button", { name: "Leave" }).click();
  await isInside(first.page);
  await expect(everybody(first.page)).toContainText("Ada");
  await expect(second.card.getByRole("status")).toContainText("You are 1st in line");

  // Who closes the page is out of the line, and the next one comes in.
  await second.page.close();
  await lineOf(third.card).click();
  await expect(third.card.getByRole("status")).toContainText("You are 1st in line");
  await third.card.getByLabel("Your name").fill("Eva");
  await first.page.getByRole("button", { name: "Leave" }).click();
  await isInside(third.page);
  await expect(everybody(third.page), "as who they have become meanwhile").toContainText("Eva");
});
