import { decodeUpdate, LIMITS } from "@karaverse/protocol";
import { expect, type Page } from "@playwright/test";
import { adminActs, placeOf, reading } from "./support/evening";
import { apart, drawer, enter, personIn, queueSong, SLOW_MS, say, test, withView } from "./support/people";

const MOTION = Buffer.from("motion");

/**
 * Ids of everybody whose pose came to this page over the wire, since it was last emptied, and of everybody who left its
 * sight. The page itself knows earlier than we do: what came over the wire is told to us on another way.
 */
function wireOf(page: Page): { seen: Set<number>; left: Set<number>; frames(): number } {
  const [seen, left] = [new Set<number>(), new Set<number>()];
  let frames = 0;
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload === "string") return;
      const at = payload.indexOf(MOTION);
      const update = at < 0 ? null : decodeUpdate(new Uint8Array(payload.subarray(at + MOTION.length)));
      for (const { id } of update?.poses ?? []) seen.add(id);
      for (const id of update?.left ?? []) left.add(id);
      if (update) frames++;
    });
  });
  return { seen, left, frames: () => frames };
}

test("S1 S4 who stands behind one's back outside the near circle does not come over the wire at all", async ({
  house,
}) => {
  const admin = await adminActs(house.browser, house.stack);
  const context = await house.browserOf();
  const room = await house.room(context);
  const page = await context.newPage();
  const wire = wireOf(page);
  await page.goto(withView(room.link, "list"));
  await enter(page, "Ana");
  const ana = { context, page, id: await page.evaluate(() => window.karaverse?.me ?? "") };
  const ben = await house.guest(room, "Ben");
  await admin.move(room.id, ana, 0, 0);
  await admin.move(room.id, ben, 1, LIMITS.nearMetres - 2);
  await expect.poll(async () => (await reading(page)).inSight).toEqual([ben.id]);
  await expect.poll(() => wire.seen.size).toBeGreaterThan(0);

  const [behind, further] = [LIMITS.nearMetres + 1.5, LIMITS.nearMetres + 1.9];
  wire.left.clear();
  await admin.move(room.id, ben, 1, behind);
  await expect.poll(async () => (await reading(page)).inSight).toEqual([]);
  await expect.poll(() => wire.left.size, "what came before is through").toBe(1);
  wire.seen.clear();
  for (const z of [further, behind, further]) await admin.move(room.id, ben, 1, z);
  // Ana's own step is answered after all that Ben did.
  const frames = wire.frames();
  await admin.move(room.id, ana, 0.5, 0);
  await expect.poll(wire.frames).toBeGreaterThan(frames);
  expect([...wire.seen]).toEqual([]);
  expect((await reading(page)).places[ben.id]).toBeUndefined();
  await admin.context.close();
});

test("L1 a line that breaks is mended by itself, to the same place and with the same songs", async ({
  house,
}) => {
  const { room, host } = await house.host("Ada");
  const line = await house.line();
  const bob = await house.guest({ link: room.link.replace(house.stack.url, line.url) }, "Bob");
  await queueSong(bob.page, "Auld Lang Syne");
  await expect.poll(() => placeOf(bob.page, bob.id)).not.toBeNull();
  const before = await placeOf(bob.page, bob.id);
  const mended = bob.page.waitForEvent("websocket", (socket) => socket.url().includes("/realtime/"));
  // Maybe for a fifth of a second: watched for from before.
  const told = bob.page.getByText("The connection is lost").waitFor();
  line.cut();
  await Promise.all([told, mended]);
  await expect(bob.page.getByText("The connection is lost")).toBeHidden({ timeout: SLOW_MS });
  await say(bob.page, "Back again");
  await expect((await drawer(host.page, "Chat")).getByRole("log")).toContainText("Back again");
  await expect(bob.page.getByTestId("queue-strip")).toContainText("Auld Lang Syne");
  await expect.poll(async () => apart(await placeOf(bob.page, bob.id), before)).toBeLessThan(0.5);
});

test("L1 J3 who reloads the page finds place and songs as they were", async ({ house }) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await queueSong(bob.page, "Auld Lang Syne");
  await expect.poll(() => placeOf(bob.page, bob.id)).not.toBeNull();
  const before = await placeOf(bob.page, bob.id);
  await bob.page.reload();
  await expect(personIn(await drawer(host.page, "People"), "Bob")).toContainText("connection lost");
  await expect(host.page.getByTestId("queue-strip")).toContainText("Auld Lang Syne");
  await enter(bob.page, "Bob");
  await expect(personIn(await drawer(host.page, "People"), "Bob")).not.toContainText("connection lost");
  await expect(bob.page.getByTestId("queue-strip")).toContainText("Auld Lang Syne");
  await expect.poll(async () => apart(await placeOf(bob.page, bob.id), before)).toBeLessThan(0.5);
});

test("a guest needs a name and nothing else; leaving leads back to the lobby and out of the room", async ({
  house,
}) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await expect(host.page.getByRole("list", { name: "Everybody here" })).toContainText("Bob");
  await bob.page.getByRole("button", { name: "Leave" }).click();
  await expect(bob.page.getByRole("button", { name: "Create a room" })).toBeVisible({ timeout: SLOW_MS });
  await expect(host.page.getByRole("list", { name: "Everybody here" })).not.toContainText("Bob");
});
