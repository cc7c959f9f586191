import { expect } from "@playwright/test";
import { killAndAwait } from "../support/the-stack";
import { drawer, isInside, personIn, queueSong, SLOW_MS, say, test } from "./support/people";

test("J4 Q4 after a crash of the room's server everybody is back by themselves, and the queue is whole", async ({
  house,
}) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await queueSong(bob.page, "Auld Lang Syne");
  await queueSong(host.page, "Amazing Grace");
  await killAndAwait(house.stack.dataDir, "realtime");
  for (const { page } of [host, bob]) {
    await isInside(page);
    await expect(page.getByText("The connection is lost")).toBeHidden({ timeout: SLOW_MS });
    await expect(page.getByTestId("queue-strip")).toContainText("Auld Lang Syne");
    await expect(page.getByTestId("queue-strip")).toContainText("Amazing Grace");
    await expect((await drawer(page, "People")).getByRole("listitem")).toHaveCount(2);
  }
  await expect(personIn(await drawer(host.page, "People"), "Ada")).toContainText("Owner");
  await say(bob.page, "Still here?");
  await expect((await drawer(host.page, "Chat")).getByRole("log")).toContainText("Still here?");
});
