import { expect } from "@playwright/test";
import { BAR, BEHIND_MORE, noSeriousViolations, openFromMore, PHONE } from "./support/access";
import { signInAsAdmin } from "./support/evening";
import { drawer, enter, fitsAcross, queueSong, runRoom, SLOW_MS, test, withView } from "./support/people";

test("lobby, entrance and room have no serious accessibility violations", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const page = await house.page();
  await page.goto("/");
  await expect(page.locator(`[data-room="${room.slug}"]`)).toBeVisible({ timeout: SLOW_MS });
  await noSeriousViolations(page, "lobby");
  await page.getByRole("button", { name: "Create a room" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await noSeriousViolations(page, "Create a room");
  await page.goto("/components");
  await expect(page.getByRole("heading", { name: "Components" })).toBeVisible();
  await noSeriousViolations(page, "components");

  await page.goto(withView(room.link, "list"));
  await expect(page.getByLabel("Your name")).toBeVisible({ timeout: SLOW_MS });
  await page.getByRole("button", { name: "Check the microphone" }).click();
  await expect(page.getByRole("meter")).toBeVisible();
  await noSeriousViolations(page, "entrance");

  await enter(page, "Bob");
  await noSeriousViolations(page, "room");
  await queueSong(page, "Auld Lang Syne");
  await page.getByRole("button", { name: "React", exact: true }).click();
  await expect(page.getByRole("group", { name: "Reactions" })).toBeVisible();
  await noSeriousViolations(page, "Reactions");
  await page.getByRole("button", { name: "React", exact: true }).click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await noSeriousViolations(page, "More");
  await page.keyboard.press("Escape");
  for (const item of BEHIND_MORE) {
    const panel = await openFromMore(page, item);
    await noSeriousViolations(page, item);
    if (item !== "Avatar" && item !== "Settings") continue;
    for (const tab of (await panel.getByRole("tab").all()).slice(1)) {
      await tab.click();
      await noSeriousViolations(page, `${item}, ${await tab.textContent()}`);
    }
  }
  await runRoom(host.page);
  await noSeriousViolations(host.page, "Run the room");
  for (const name of ["Songs", "Chat", "People"] as const) {
    await drawer(page, name);
    await noSeriousViolations(page, name);
  }
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(
    page.getByRole("button", { name: "People", exact: true }),
    "a drawer gives the focus back",
  ).toBeFocused();
});

for (const [kind, options] of Object.entries({
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: PHONE,
})) {
  test(`the admin's pages have no serious accessibility violations on a ${kind}`, async ({ house }) => {
    const { room, host } = await house.host("Ada");
    await queueSong(host.page, "Auld Lang Syne");
    const context = await house.browserOf(options);
    await signInAsAdmin(context, house.stack);
    const page = await context.newPage();
    const visit = async (path: string, shown: string) => {
      await page.goto(path);
      await expect(page.getByText(shown).first()).toBeVisible({ timeout: SLOW_MS });
      await noSeriousViolations(page, path);
      await fitsAcross(page);
    };
    const dialog = async (button: string | RegExp, where: string) => {
      await page.getByRole("button", { name: button, exact: true }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await noSeriousViolations(page, where);
      await fitsAcross(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    };
    await visit("/admin", room.name);
    await dialog("Create a room", "/admin, a new room");
    await visit(`/admin/rooms/${room.id}`, "Ada");
    await expect(page.getByText("Auld Lang Syne").first()).toBeVisible();
    await dialog("Close", "one room, closing it");
    await visit("/admin/people", "no account");
    await dialog(/^Ban: /, "people, a ban");
    await visit("/admin/songs", "Auld Lang Syne");
    await visit("/admin/audit", "Audit log");
  });
}

test("everything has the role and the name that people are told", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const page = await house.page();
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Create a room", exact: true })).toBeVisible();
  await page.goto(withView(room.link, "list"));
  await expect(page.getByRole("textbox", { name: "Your name", exact: true })).toBeVisible({
    timeout: SLOW_MS,
  });
  await expect(page.getByRole("checkbox", { name: "I wear headphones", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Enter", exact: true })).toBeVisible();
  await enter(page, "Bob");
  const bar = page.getByRole("navigation", { name: "Room" });
  await expect(bar.getByRole("button")).toHaveCount(BAR.length);
  for (const [i, name] of BAR.entries())
    await expect(bar.getByRole("button").nth(i)).toHaveAccessibleName(name);
  await runRoom(host.page);
  await expect(host.page.getByRole("switch", { name: "Lock the room" })).toBeVisible();
});
