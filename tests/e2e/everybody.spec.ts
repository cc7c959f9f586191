import { expect } from "@playwright/test";
import {
  BEHIND_MORE,
  noSeriousViolations,
  openFromMore,
  PHONE,
  said,
  tabTo,
  titleOf,
  watchMotion,
} from "./support/access";
import { drawer, enter, fitsAcross, isInside, queueSong, SLOW_MS, test, withView } from "./support/people";

test("the keyboard alone leads from the link to a queued song, through every drawer, and out again", async ({
  house,
}) => {
  const room = await house.room(await house.browserOf());
  const page = await house.page();
  await page.goto(withView(room.link, "list"));
  await expect(page.getByLabel("Your name")).toBeFocused({ timeout: SLOW_MS });
  await page.keyboard.type("Kay");
  await tabTo(page, "I wear headphones");
  await page.keyboard.press("Space");
  await tabTo(page, "Enter");
  await page.keyboard.press("Enter");
  await isInside(page);
  await tabTo(page, "Songs");
  await page.keyboard.press("Enter");
  // What is behind the button comes when it is pressed, and the focus waits for it.
  const songs = page.getByRole("dialog", { name: "Songs", exact: true });
  await expect(songs.getByRole("searchbox", { name: "Search songs" })).toBeFocused({ timeout: SLOW_MS });
  await page.keyboard.type("Auld");
  await expect(page.getByRole("list", { name: "Songs" }).getByRole("listitem")).toHaveCount(1);
  await tabTo(page, "Queue Auld Lang Syne");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("queue-strip")).toContainText("Auld Lang Syne");
  const closes = async (title: string, opener: string) => {
    const panel = page.getByRole("dialog", { name: title, exact: true });
    await expect(panel).toBeVisible();
    await expect(panel.locator(":focus"), `${title} has the focus`).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(page.getByRole("button", { name: opener, exact: true })).toBeFocused();
  };
  await closes("Songs", "Songs");
  for (const name of ["Chat", "People"]) {
    await tabTo(page, name);
    await page.keyboard.press("Enter");
    await closes(name, name);
  }
  for (const item of BEHIND_MORE) {
    await tabTo(page, "More");
    await page.keyboard.press("Enter");
    const entry = page.getByRole("menuitem", { name: item, exact: true });
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    // Letters that come too far apart, as on a busy machine, are the beginnings of several words.
    await expect(async () => {
      await page.keyboard.type(item.slice(0, 4));
      await expect(entry).toBeFocused({ timeout: 3_000 });
    }).toPass();
    await page.keyboard.press("Enter");
    await closes(titleOf(item), "More");
  }
  await tabTo(page, "React");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Reactions" }).locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "Reactions" })).toBeHidden();
  await tabTo(page, "Leave");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/, { timeout: SLOW_MS });
});

test("the language is chosen in the lobby, at the door and inside, and kept; Arabic runs from right to left", async ({
  house,
}) => {
  const { room } = await house.host("Ada");
  const page = await house.page({ ...PHONE });
  const speaks = async (language: string, direction: "ltr" | "rtl", words: string) => {
    await expect(page.locator("html")).toHaveAttribute("lang", language, { timeout: SLOW_MS });
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
    await fitsAcross(page);
  };
  await page.goto("/");
  await page.getByRole("combobox", { name: "Language" }).selectOption("de");
  await speaks("de", "ltr", said("de", "lobby", "question"));
  await page.reload();
  await speaks("de", "ltr", said("de", "lobby", "question"));

  await page.goto(withView(room.link, "list"));
  await speaks("de", "ltr", said("de", "entrance", "yourName"));
  await page.getByRole("textbox", { name: said("de", "entrance", "yourName") }).fill("Pip");
  await page.getByRole("combobox", { name: said("de", "common", "language") }).selectOption("ar");
  await speaks("ar", "rtl", said("ar", "entrance", "yourName"));
  const name = page.getByRole("textbox", { name: said("ar", "entrance", "yourName") });
  await expect(name, "what was typed stays").toHaveValue("Pip");
  await name.press("Enter");

  const [leave, songs, more, settings] = ["leave", "songs", "more", "settings"].map((key) =>
    said("ar", "room", key),
  ) as [string, string, string, string];
  const bar = page.getByRole("navigation").getByRole("button");
  await expect(bar.last()).toHaveAccessibleName(leave, { timeout: SLOW_MS });
  await page.waitForFunction(() => window.karaverse !== undefined);
  const from = async (at: number) => (await bar.nth(at).boundingBox())?.x ?? Number.NaN;
  expect(await from(0), "the bar begins at the right").toBeGreaterThan(await from(6));
  await page.getByRole("button", { name: songs, exact: true }).tap();
  await expect(page.getByRole("dialog", { name: songs, exact: true })).toBeVisible();
  await fitsAcross(page);
  await page.keyboard.press("Escape");

  const me = await page.evaluate(() => window.karaverse?.me);
  await page.getByRole("button", { name: more, exact: true }).tap();
  await page.getByRole("menuitem", { name: settings, exact: true }).tap();
  await page.getByRole("tab", { name: said("ar", "settings", "picture") }).tap();
  await page.getByRole("combobox", { name: said("ar", "common", "language") }).selectOption("en");
  await speaks("en", "ltr", "Motion");
  await expect(bar.last()).toHaveAccessibleName("Leave");
  expect(await page.evaluate(() => window.karaverse?.me), "one is still inside").toBe(me);
});

for (const [wish, sees, least, most] of [
  ["reduce", "nothing move for more than 10 ms", 0, 10],
  // Without it the same way is one of motion: what is measured is there.
  ["no-preference", "things move", 140, Number.POSITIVE_INFINITY],
] as const) {
  test(`whose system says "${wish}" of motion sees ${sees}`, async ({ house }) => {
    const { room } = await house.host("Ada");
    const page = await house.page({ reducedMotion: wish });
    const longest = await watchMotion(page);
    const fits = async (where: string) => {
      const ms = await longest();
      expect(ms, where).toBeGreaterThanOrEqual(least);
      expect(ms, where).toBeLessThanOrEqual(most);
    };
    await page.goto("/");
    await page.getByRole("button", { name: "Create a room" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await fits("lobby");
    await page.goto(withView(room.link, "list"));
    await enter(page, "Bob");
    await queueSong(page, "Auld Lang Syne");
    await page.getByRole("button", { name: "React", exact: true }).click();
    await page.getByRole("group", { name: "Reactions" }).getByRole("button").first().click();
    await openFromMore(page, "Settings");
    await fits("room");
  });
}

test("what can't be reached says so, and comes back by itself or by asking again", async ({ house }) => {
  const { room } = await house.host("Ada");
  const page = await house.page();
  await page.route("**/api/rooms/stream", (route) => route.fulfill({ status: 503, body: "" }));
  await page.goto("/");
  const lobbyWords = page.getByRole("main").getByRole("status").filter({ hasText: /lobby/ });
  await expect(lobbyWords.first()).toBeVisible({ timeout: SLOW_MS });
  await noSeriousViolations(page, "a lobby without rooms yet");
  await page.unroute("**/api/rooms/stream");
  await expect(page.locator(`[data-room="${room.slug}"]`)).toBeVisible({ timeout: SLOW_MS });
  await expect(lobbyWords).toHaveCount(0);

  await page.goto(withView(room.link, "list"));
  await enter(page, "Bob");
  await page.route("**/api/songs?*", (route) => route.fulfill({ status: 500, body: "" }));
  const songs = await drawer(page, "Songs");
  await expect(songs.getByRole("alert")).toHaveText(said("en", "songbook", "unreadable"));
  await noSeriousViolations(page, "songs that could not be read");
  await page.unroute("**/api/songs?*");
  await songs.getByRole("button", { name: "Try again" }).click();
  await expect(songs.getByRole("listitem").first()).toBeVisible();
  await expect(songs.getByRole("alert")).toHaveCount(0);
  await songs.getByRole("searchbox").fill("qqqzzz");
  await expect(songs.getByRole("button", { name: "Show all songs" })).toBeVisible();
});

test("who is nobody yet and asks for their singing signs in there", async ({ house }) => {
  const page = await house.page();
  await page.goto("/me");
  await page.getByRole("button", { name: "Sign in" }).click({ timeout: SLOW_MS });
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  const dialog = page.getByRole("dialog", { name: "Sign in" });
  await dialog.getByLabel("E-mail").fill(house.stack.adminEmail);
  await dialog.getByLabel("Password").fill(house.stack.adminPassword);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(said("en", "history", "none"))).toBeVisible();
  await expect(dialog).toBeHidden();
});
