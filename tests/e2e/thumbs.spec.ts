import { expect } from "@playwright/test";
import { BAR, noSeriousViolations, PHONE, said, thumbsHit } from "./support/access";
import { fitsAcross, queueSong, SLOW_MS, test, withView } from "./support/people";

test("a phone of 390 x 844 shows everything without scrolling sideways, and thumbs hit it", {
  tag: "@drawn",
}, async ({ house }) => {
  const { room } = await house.host("Ada");
  const phone = await house.browserOf(PHONE);
  const page = await phone.newPage();
  await page.goto("/?quality=low");
  await expect(page.locator(`[data-room="${room.slug}"]`)).toBeVisible({ timeout: SLOW_MS });
  await fitsAcross(page);
  await thumbsHit(page.locator("body"), "lobby");
  await page.getByRole("button", { name: "Create a room" }).tap();
  await expect(page.getByRole("dialog")).toBeVisible();
  await fitsAcross(page);

  await page.goto(withView(room.link, "low"));
  await expect(page.getByRole("button", { name: "Enter" })).toBeInViewport({ timeout: SLOW_MS });
  await fitsAcross(page);
  await page.getByLabel("Your name").fill("Pip");
  await page.getByRole("button", { name: "Enter" }).tap();
  await expect(page.getByRole("button", { name: "Leave" })).toBeInViewport({ ratio: 1, timeout: SLOW_MS });
  await thumbsHit(page.locator("body"), "room");
  // How one walks is said until one has.
  const walk = page.getByTestId("first-steps");
  await expect(walk).toContainText(/stick/);
  await page.keyboard.down("ArrowUp");
  await expect(walk).toBeHidden({ timeout: SLOW_MS });
  await page.keyboard.up("ArrowUp");
  await fitsAcross(page);
  for (const name of ["Songs", "Chat", "People"]) {
    await page.getByRole("button", { name, exact: true }).tap();
    const panel = page.getByRole("dialog", { name, exact: true });
    await expect(panel).toBeInViewport({ ratio: 0.9 });
    await fitsAcross(page);
    await thumbsHit(panel, name);
    await panel.getByRole("button", { name: `Close ${name.toLowerCase()}` }).tap();
    await expect(panel).toBeHidden();
  }
  await page.getByRole("button", { name: "React", exact: true }).tap();
  await thumbsHit(page.getByRole("group", { name: "Reactions" }), "reactions");
  await fitsAcross(page);
});

for (const [language, item] of [
  ["en", "in English"],
  ["ar", "in Arabic"],
] as const) {
  test(`thumbs hit everything in every drawer of a phone, and nothing goes over its side, ${item}`, async ({
    house,
  }) => {
    const phone = await house.browserOf(PHONE);
    const room = await house.room(phone);
    await phone.addCookies([{ name: "karaverse.language", value: language, url: house.stack.url }]);
    const bob = await house.guest(room, "Bob");
    await queueSong(bob.page, "Amazing Grace");
    const page = await phone.newPage();
    const body = page.locator("body");
    const panel = page.getByRole("dialog");
    const fits = async (where: string, scope = panel) => {
      await fitsAcross(page);
      await thumbsHit(scope, where);
      // English is looked at on a desktop, above.
      if (language !== "en") await noSeriousViolations(page, where);
    };
    await page.goto("/");
    await expect(page.locator(`[data-room="${room.slug}"]`)).toBeVisible({ timeout: SLOW_MS });
    await fits("lobby", body);
    await page.getByRole("button", { name: said(language, "lobby", "create") }).tap();
    await fits("a new room");
    await page.goto(withView(room.link, "list"));
    await page.getByRole("button", { name: said(language, "entrance", "colours") }).tap();
    await fits("door", body);
    const name = page.getByRole("textbox", { name: said(language, "entrance", "yourName") });
    await name.fill("Pip");
    await name.press("Enter");
    const bar = page.getByRole("navigation").getByRole("button");
    await expect(bar).toHaveCount(BAR.length, { timeout: SLOW_MS });
    await fits("room", body);

    await bar.nth(BAR.indexOf("Songs")).tap();
    await expect(panel.getByRole("listitem").first()).toBeVisible();
    await panel.getByRole("button", { name: said(language, "songbook", "filters") }).tap();
    await fits("songs");
    await bar.nth(BAR.indexOf("Chat")).tap();
    await fits("chat");
    await bar.nth(BAR.indexOf("People")).tap();
    await expect(panel.getByRole("listitem").filter({ hasText: "Bob" })).toBeVisible();
    await fits("people");
    for (const [feature, key] of [
      ["room", "queue"],
      ["common", "leaderboard"],
      ["common", "yourSinging"],
      ["room", "run"],
      ["avatar", "open"],
      ["room", "settings"],
      ["room", "diagnostics"],
    ] as const) {
      await bar.nth(BAR.indexOf("More")).tap();
      if (key === "queue") await fits("more", page.getByRole("menu"));
      await page.getByRole("menuitem", { name: said(language, feature, key), exact: true }).tap();
      await expect(panel).toBeVisible();
      await expect(panel.getByText(said(language, "common", "looking"))).toHaveCount(0);
      await fits(key);
      for (const tab of (await panel.getByRole("tab").all()).slice(1)) {
        await tab.tap();
        await fits(`${key}, ${await tab.textContent()}`);
      }
    }
    await page.goto("/me");
    await expect(page.getByRole("switch")).toBeVisible({ timeout: SLOW_MS });
    await fits("what one has sung", body);
    await page.goto("/nowhere");
    await fits("a page that is not there", body);
  });
}
