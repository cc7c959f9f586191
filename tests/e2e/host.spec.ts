import { performerMark, sceneOf, stageExit } from "@karaverse/worlds";
import { expect, type Page } from "@playwright/test";
import { placeOf } from "./support/evening";
import {
  actOn,
  apart,
  drawer,
  enter,
  personIn,
  runRoom,
  SLOW_MS,
  test,
  type Visitor,
  withView,
} from "./support/people";

const word = (page: Page) => page.getByRole("alertdialog");

async function knocks({ page }: Pick<Visitor, "page">, link: string): Promise<void> {
  await page.goto(withView(link, "list"));
  await page.getByLabel("Your name").fill("Bob", { timeout: SLOW_MS });
  await page.getByRole("button", { name: "Enter" }).click();
}

test("J2 a locked room keeps newcomers out until the host opens it", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const lock = (await runRoom(host.page)).getByRole("switch", { name: "Lock the room" });
  await lock.click();
  await expect(host.page.getByRole("img", { name: "The room is locked" })).toBeVisible();
  const page = await house.page();
  await page.goto(withView(room.link, "list"));
  await expect(page.getByText("The host has locked the door.")).toBeVisible({ timeout: SLOW_MS });
  await page.getByLabel("Your name").fill("Bob");
  await page.getByRole("button", { name: "Enter" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toContainText(
    "The host has locked the room.",
  );
  await lock.click();
  await expect(host.page.getByRole("img", { name: "The room is locked" })).toBeHidden();
  await enter(page, "Bob");
});

test("a muted person is told, and everybody sees it", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await actOn(host.page, "Bob", "Mute");
  await expect(bob.page.getByText("A moderator has muted you.").first()).toBeVisible();
  await expect(personIn(await drawer(host.page, "People"), "Bob")).toContainText("muted by a moderator");
  await bob.page.getByRole("button", { name: "Microphone", exact: true }).click();
  await expect(bob.page.getByRole("button", { name: "Microphone", exact: true })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  await actOn(host.page, "Bob", "Let them speak again");
  await expect(bob.page.getByText("You may speak again.")).toBeVisible();
});

test("L3 who is removed is told why, and may come back by the door", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await actOn(host.page, "Bob", "Remove");
  const dialog = host.page.getByRole("dialog", { name: "Remove Bob" });
  await dialog.getByLabel("Reason").fill("It is late");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(word(bob.page)).toContainText("You were asked to leave");
  await expect(word(bob.page)).toContainText("It is late");
  await expect(personIn(await drawer(host.page, "People"), "Bob")).toHaveCount(0);
  await bob.page.getByRole("button", { name: "Come in again" }).click();
  await enter(bob.page, "Bob");
});

test("L3 who is banned is told why, and the door stays shut", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await actOn(host.page, "Bob", "Ban");
  const dialog = host.page.getByRole("dialog", { name: "Ban Bob" });
  await dialog.getByLabel("Reason").fill("Threw the microphone");
  await dialog.getByLabel("How long").selectOption({ label: "For an hour" });
  await dialog.getByRole("button", { name: "Ban" }).click();
  await expect(word(bob.page)).toContainText("You can't stay here");
  await expect(word(bob.page)).toContainText("Threw the microphone");
  await knocks(bob, room.link);
  await expect(bob.page.getByRole("alert").filter({ hasText: /./ })).toContainText(
    "You can't enter this room.",
  );
});

test("R3 a host makes others moderators, who may mute but not lock", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  const cleo = await house.guest(room, "Cleo");
  const people = await drawer(bob.page, "People");
  await expect(people.getByRole("button", { name: "More about Cleo" })).toHaveCount(0);
  await actOn(host.page, "Bob", "Moderator");
  await expect(personIn(await drawer(host.page, "People"), "Bob")).toContainText("Moderator");
  await actOn(bob.page, "Cleo", "Mute");
  await expect(cleo.page.getByText("A moderator has muted you.").first()).toBeVisible();
  const panel = await runRoom(bob.page);
  await expect(panel.getByRole("button", { name: "Skip this song" })).toBeVisible();
  await expect(panel.getByRole("switch", { name: "Lock the room" })).toHaveCount(0);
});

test("an announcement reaches everybody; theme and lights change for both", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  const panel = await runRoom(host.page);
  await panel.getByLabel("Announcement").fill("Last round!");
  await panel.getByRole("button", { name: "Announce" }).click();
  for (const { page } of [host, bob])
    await expect(page.getByRole("alert").filter({ hasText: "Last round!" })).toContainText("Ada");
  await panel.getByRole("radio", { name: "Garden" }).click();
  await panel.getByRole("radio", { name: "Dim" }).click();
  // Made a host, Bob sees the room's settings as they are.
  await actOn(host.page, "Bob", "Host");
  await expect(personIn(await drawer(bob.page, "People"), "Bob")).toContainText("Host");
  const bobs = await runRoom(bob.page);
  await expect(bobs.getByRole("radio", { name: "Garden" })).toBeChecked();
  await expect(bobs.getByRole("radio", { name: "Dim" })).toBeChecked();
});

test("a host brings somebody up to the stage and down again", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  const place = () => placeOf(bob.page, bob.id);
  const scene = sceneOf("lounge");
  await expect.poll(place).not.toBeNull();
  await actOn(host.page, "Bob", "Up to the stage");
  await expect.poll(async () => apart(await place(), performerMark(scene, 0))).toBeLessThan(0.1);
  await actOn(host.page, "Bob", "Down from the stage");
  // In front of the stage: who hears first that they may not stand there any more steps down at its edge.
  await expect.poll(async () => apart(await place(), stageExit(scene, 0))).toBeLessThan(0.5);
  await (await drawer(host.page, "People")).getByRole("button", { name: "More about Bob" }).click();
  await expect(host.page.getByRole("menuitem", { name: "Up to the stage" })).toBeVisible();
});

test("the owner closes the room: both are told, and its link leads nowhere", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  const panel = await runRoom(host.page);
  await panel.getByRole("button", { name: "Close the room" }).click();
  await panel.getByRole("button", { name: "Close it" }).click();
  for (const { page } of [host, bob]) {
    await expect(word(page)).toContainText("The room is closed");
    await expect(word(page)).toContainText("The host has closed the room.");
  }
  await bob.page.goto(withView(room.link, "list"));
  await expect(word(bob.page)).toContainText("This room is closed.", { timeout: SLOW_MS });
});

test("J3 the newer window of the same person goes on, and the older one is told", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  const again = await house.guest(room, "Bob", { context: bob.context });
  await expect(word(bob.page)).toContainText("You are in another window");
  expect(again.id).toBe(bob.id);
  await expect(personIn(await drawer(host.page, "People"), "Bob")).toHaveCount(1);
  await expect(again.page.getByRole("button", { name: "Leave" })).toBeVisible();
});
