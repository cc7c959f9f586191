import { performerMark, sceneOf, stageExit } from "@karaverse/worlds";
import { expect, type Page, test } from "@playwright/test";
import { theStack } from "../support/the-stack";
import { placeOf } from "./support/evening";
import {
  actOn,
  apart,
  drawer,
  enter,
  House,
  type OpenRoom,
  personIn,
  runRoom,
  SLOW_MS,
  type Visitor,
  withView,
} from "./support/people";

const word = (page: Page) => page.getByRole("alertdialog");

/** One room and its people for the whole file: each of them takes seconds to come in. */
test.describe.configure({ mode: "serial" });

let house: House;
let room: OpenRoom;
let ada: Visitor;
let bob: Visitor;
let cleo: Visitor;

test.beforeAll(async ({ browser }) => {
  house = new House(theStack(), browser);
  ({ room, host: ada } = await house.host("Ada"));
  bob = await house.guest(room, "Bob");
});

test.afterAll(() => house.leaveClean());

test("J2 a locked room keeps newcomers out until the host opens it", async () => {
  const lock = (await runRoom(ada.page)).getByRole("switch", { name: "Lock the room" });
  await lock.click();
  await expect(ada.page.getByRole("img", { name: "The room is locked" })).toBeVisible();
  const context = await house.browserOf();
  const page = await context.newPage();
  await page.goto(withView(room.link, "list"));
  await expect(page.getByText("The host has locked the door.")).toBeVisible({ timeout: SLOW_MS });
  await page.getByLabel("Your name").fill("Cleo");
  await page.getByRole("button", { name: "Enter" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toContainText(
    "The host has locked the room.",
  );
  await lock.click();
  await expect(ada.page.getByRole("img", { name: "The room is locked" })).toBeHidden();
  await enter(page, "Cleo");
  cleo = { context, page, name: "Cleo", id: await page.evaluate(() => window.karaverse?.me ?? "") };
});

test("a muted person is told, and everybody sees it", async () => {
  await actOn(ada.page, "Bob", "Mute");
  await expect(bob.page.getByText("A moderator has muted you.").first()).toBeVisible();
  await expect(personIn(await drawer(ada.page, "People"), "Bob")).toContainText("muted by a moderator");
  const microphone = bob.page.getByRole("button", { name: "Microphone", exact: true });
  await microphone.click();
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await actOn(ada.page, "Bob", "Let them speak again");
  await expect(bob.page.getByText("You may speak again.")).toBeVisible();
});

test("an announcement reaches everybody", async () => {
  const panel = await runRoom(ada.page);
  await panel.getByLabel("Announcement").fill("Last round!");
  await panel.getByRole("button", { name: "Announce" }).click();
  // At once: it goes after a while.
  await Promise.all(
    [ada, bob, cleo].map(({ page }) =>
      expect(page.getByRole("alert").filter({ hasText: "Last round!" })).toContainText("Ada"),
    ),
  );
});

test("a host brings somebody up to the stage and down again", async () => {
  const place = () => placeOf(bob.page, bob.id);
  const scene = sceneOf("lounge");
  await expect.poll(place).not.toBeNull();
  await actOn(ada.page, "Bob", "Up to the stage");
  await expect.poll(async () => apart(await place(), performerMark(scene, 0))).toBeLessThan(0.1);
  await actOn(ada.page, "Bob", "Down from the stage");
  // In front of the stage: who hears first that they may not stand there any more steps down at its edge.
  await expect.poll(async () => apart(await place(), stageExit(scene, 0))).toBeLessThan(0.5);
  await (await drawer(ada.page, "People")).getByRole("button", { name: "More about Bob" }).click();
  await expect(ada.page.getByRole("menuitem", { name: "Up to the stage" })).toBeVisible();
  await ada.page.keyboard.press("Escape");
});

test("R3 a host makes others moderators, who may mute but not lock", async () => {
  const people = await drawer(bob.page, "People");
  await expect(people.getByRole("button", { name: "More about Cleo" })).toHaveCount(0);
  await actOn(ada.page, "Bob", "Moderator");
  await expect(personIn(await drawer(ada.page, "People"), "Bob")).toContainText("Moderator");
  await actOn(bob.page, "Cleo", "Mute");
  await expect(cleo.page.getByText("A moderator has muted you.").first()).toBeVisible();
  const panel = await runRoom(bob.page);
  await expect(panel.getByRole("button", { name: "Skip this song" })).toBeVisible();
  await expect(panel.getByRole("switch", { name: "Lock the room" })).toHaveCount(0);
});

test("L3 who is removed is told why, and may come back by the door", async () => {
  await actOn(ada.page, "Cleo", "Remove");
  const dialog = ada.page.getByRole("dialog", { name: "Remove Cleo" });
  await dialog.getByLabel("Reason").fill("It is late");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(word(cleo.page)).toContainText("You were asked to leave");
  await expect(word(cleo.page)).toContainText("It is late");
  await expect(personIn(await drawer(ada.page, "People"), "Cleo")).toHaveCount(0);
  await cleo.page.getByRole("button", { name: "Come in again" }).click();
  await enter(cleo.page, "Cleo");
});

test("L3 who is banned is told why, and the door stays shut", async () => {
  await actOn(ada.page, "Cleo", "Ban");
  const dialog = ada.page.getByRole("dialog", { name: "Ban Cleo" });
  await dialog.getByLabel("Reason").fill("Threw the microphone");
  await dialog.getByLabel("How long").selectOption({ label: "For an hour" });
  await dialog.getByRole("button", { name: "Ban" }).click();
  await expect(word(cleo.page)).toContainText("You can't stay here");
  await expect(word(cleo.page)).toContainText("Threw the microphone");
  await cleo.page.goto(withView(room.link, "list"));
  await cleo.page.getByLabel("Your name").fill("Cleo", { timeout: SLOW_MS });
  await cleo.page.getByRole("button", { name: "Enter" }).click();
  await expect(cleo.page.getByRole("alert").filter({ hasText: /./ })).toContainText(
    "You can't enter this room.",
  );
});

test("theme and lights change for both", async () => {
  const panel = await runRoom(ada.page);
  await panel.getByRole("radio", { name: "Meadow" }).click();
  await panel.getByRole("radio", { name: "Dim" }).click();
  // Made a host, Bob sees the room's settings as they are.
  await actOn(ada.page, "Bob", "Host");
  await expect(personIn(await drawer(bob.page, "People"), "Bob")).toContainText("Host");
  const bobs = await runRoom(bob.page);
  await expect(bobs.getByRole("radio", { name: "Meadow" })).toBeChecked();
  await expect(bobs.getByRole("radio", { name: "Dim" })).toBeChecked();
});

test("J3 the newer window of the same person goes on, and the older one is told", async () => {
  const again = await house.guest(room, "Bob", { context: bob.context });
  await expect(word(bob.page)).toContainText("You are in another window");
  expect(again.id).toBe(bob.id);
  await expect(personIn(await drawer(ada.page, "People"), "Bob")).toHaveCount(1);
  await expect(again.page.getByRole("button", { name: "Leave" })).toBeVisible();
  await bob.page.close();
  bob = again;
});

test("the owner closes the room: both are told, and its link leads nowhere", async () => {
  const panel = await runRoom(ada.page);
  await panel.getByRole("button", { name: "Close the room" }).click();
  await panel.getByRole("button", { name: "Close it" }).click();
  for (const { page } of [ada, bob]) {
    await expect(word(page)).toContainText("The room is closed");
    await expect(word(page)).toContainText("Good night, and thank you for singing.");
  }
  await bob.page.goto(withView(room.link, "list"));
  await expect(word(bob.page)).toContainText("This room is closed.", { timeout: SLOW_MS });
});
