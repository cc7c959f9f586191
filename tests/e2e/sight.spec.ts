import { LIMITS } from "@karaverse/protocol";
import { expect } from "@playwright/test";
import { adminActs } from "./support/evening";
import { SLOW_MS, test } from "./support/people";

const AHEAD = { x: 1, z: -4 };
const BEHIND = { x: 1, z: LIMITS.nearMetres + 2 };

test("S1 the overlay shows who is sent how often and the admin's plan whom one sees, and neither who went behind one's back", async ({
  house,
}) => {
  const { room, host: ana } = await house.host("Ana");
  const ben = await house.guest(room, "Ben");
  const admin = await adminActs(house.browser, house.stack);
  await admin.move(room.id, ana, 0, 0);
  await admin.move(room.id, ben, AHEAD.x, AHEAD.z);

  const overlay = ana.page.getByRole("complementary", { name: "What you are sent" });
  const row = overlay.locator(`[data-sent="${ben.id}"]`);
  await expect(overlay).toBeHidden();
  await ana.page.keyboard.press("F2");
  await expect(row).toContainText("Ben");
  let steps = 0;
  await expect
    .poll(async () => {
      const x = AHEAD.x + (steps++ % 2 ? 0.5 : 0);
      await admin.act(room.id, { act: "move", person: ben.id, x, z: AHEAD.z });
      return Number(await row.getAttribute("data-hz"));
    })
    .toBeGreaterThan(0);

  const page = await admin.context.newPage();
  await page.goto(`/admin/rooms/${room.id}`);
  const plan = page.getByRole("group", { name: "The room from above" });
  await plan.getByRole("button", { name: "Ana" }).press("Enter", { timeout: SLOW_MS });
  const often = page
    .getByRole("region", { name: "Whom Ana sees" })
    .getByRole("definition")
    .filter({ hasText: "Ben" });
  await expect(often).toBeVisible();
  await expect(plan.getByRole("button", { name: "Ben" })).toHaveAttribute("data-seen", "near");

  await admin.move(room.id, ben, BEHIND.x, BEHIND.z);
  await expect(row).toBeHidden();
  await expect(overlay.getByText("Nobody is in sight.")).toBeVisible();
  await expect(often).toBeHidden();
  await expect(plan.getByRole("button", { name: "Ben" })).not.toHaveAttribute("data-seen");
  await ana.page.keyboard.press("F2");
  await expect(overlay).toBeHidden();
  await admin.context.close();
});
