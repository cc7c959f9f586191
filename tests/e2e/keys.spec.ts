import { expect } from "@playwright/test";
import { openFromMore, PHONE, tabsThrough } from "./support/access";
import { enter, runRoom, test, withView } from "./support/people";

for (const [kind, options] of Object.entries({
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: PHONE,
})) {
  test(`by keys alone one gets about within the panels on a ${kind}, sees where one is, and comes back`, async ({
    house,
  }) => {
    const context = await house.browserOf(options);
    const room = await house.room(context);
    const page = await context.newPage();
    await page.goto(withView(room.link, "list"));
    await enter(page, "Kay");
    const more = page.getByRole("button", { name: "More", exact: true });
    const closes = async () => {
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await expect(more).toBeFocused();
    };

    const host = await runRoom(page);
    await page.keyboard.press("Tab");
    expect(await tabsThrough(page, host)).toBeGreaterThan(8);
    const lights = host.getByRole("radiogroup", { name: "Lights" }).getByRole("radio");
    await lights.nth(0).focus();
    await page.keyboard.press("ArrowRight");
    await expect(lights.nth(1)).toBeFocused();
    // Everybody's lights: an arrow looks at a choice, and the space bar takes it.
    await expect(lights.nth(0)).toBeChecked();
    await page.keyboard.press("Space");
    await expect(lights.nth(1)).toBeChecked();
    await closes();

    const settings = await openFromMore(page, "Settings");
    await page.keyboard.press("Tab");
    await settings.getByRole("tab", { name: "Sound" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(settings.getByRole("tab", { name: "Picture" })).toBeFocused();
    expect(await tabsThrough(page, settings)).toBeGreaterThan(6);
    await closes();

    await page.keyboard.press("F2");
    const sight = page.getByRole("complementary", { name: "What you are sent" });
    await sight.getByRole("button", { name: "Close what you are sent" }).focus();
    await page.keyboard.press("Tab");
    await expect(sight.locator(":focus"), "its figures scroll by keys").toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(sight).toBeHidden();
    await expect(more).toBeFocused();
  });
}
