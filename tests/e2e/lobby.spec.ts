import { get } from "node:http";
import { expect } from "@playwright/test";
import { signInAsAdmin } from "./support/evening";
import {
  drawer,
  isInside,
  personIn,
  queueSong,
  runRoom,
  SLOW_MS,
  takeMicrophone,
  test,
} from "./support/people";

test("the lobby shows live who is inside, who sings what, and which door is full or locked", async ({
  house,
}) => {
  const lobby = await house.page();
  await lobby.goto("/");
  const { room, host } = await house.host("Ada", { capacity: 2 });
  const door = lobby.locator(`[data-room="${room.slug}"]`);
  await expect(door).toContainText(room.name, { timeout: SLOW_MS });
  await expect(door).toContainText("1 of 2 · Ada");
  await expect(door).toContainText("The microphone is free");
  await expect(door).not.toContainText("Full");

  const bob = await house.guest(room, "Bob");
  await expect(door).toContainText("2 of 2 · Ada, Bob");
  await expect(door.getByText("Full", { exact: true })).toBeVisible();
  await bob.page.getByRole("button", { name: "Leave" }).click();
  await expect(door).toContainText("1 of 2 · Ada");

  await (await runRoom(host.page)).getByRole("switch", { name: "Lock the room" }).click();
  await expect(door.getByText("Locked", { exact: true })).toBeVisible();

  await queueSong(host.page, "Auld Lang Syne");
  await expect(door).toContainText("1 song waits");
  await takeMicrophone(host.page);
  await expect(door).toContainText("Ada sings Auld Lang Syne");
  await host.page.getByRole("button", { name: "Leave" }).click();
  // Who sings is asked first.
  await host.page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(door).toContainText("Empty, and the microphone is free.");
});

test("a room is created in each theme: public, by link, or behind a password", { tag: "@drawn" }, async ({
  house,
}) => {
  const lobby = await house.page();
  await lobby.goto("/");
  const kinds = [
    { theme: "The velvet lounge", seen: "Public", listed: true, holds: 50 },
    { theme: "The box", seen: "By link", listed: false, holds: 8 },
    { theme: "The meadow", seen: "Password", listed: true, holds: 1_000 },
  ];
  for (const [i, { theme, seen, listed, holds }] of kinds.entries()) {
    const page = await house.page();
    const name = `${theme} ${Date.now()}`;
    await page.goto("/?quality=low");
    await page.getByRole("button", { name: "Create a room" }).click();
    const dialog = page.getByRole("dialog", { name: "Create a room" });
    await dialog.getByLabel("Name of the room").fill(name);
    await dialog.getByRole("radio", { name: theme }).click();
    await expect(dialog.getByLabel("People at most")).toHaveValue(String(holds));
    await dialog.getByRole("radio", { name: seen }).click();
    if (seen === "Password") await dialog.getByLabel("Password of the room").fill("open sesame");
    await dialog.getByRole("button", { name: "Open the room" }).click();
    await page.waitForURL(/\/r\/[\w-]+/, { timeout: SLOW_MS });
    await expect(page.getByRole("heading", { name })).toBeVisible({ timeout: SLOW_MS });
    const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const answer = await page.request.get(`/api/rooms/${slug}`);
    expect((await answer.json()).room.theme).toBe(["lounge", "box", "open-air"][i]);
    const door = lobby.locator(`[data-room="${slug}"]`);
    if (listed) await expect(door).toContainText(name, { timeout: SLOW_MS });
    else await expect(door).toHaveCount(0);
    await page.close();
  }
});

test("a wrong password of a room is told, the right one opens the door", async ({ house }) => {
  const owner = await house.browserOf();
  const room = await house.room(owner, { visibility: "password", password: "open sesame" });
  const page = await house.page();
  await page.goto(`${room.link}?view=list`);
  await page.getByLabel("Your name").fill("Bob");
  await page.getByLabel("Password of the room").fill("open barley");
  await page.getByRole("button", { name: "Enter" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toContainText(
    "That isn't the room's password.",
  );
  await page.getByLabel("Password of the room").fill("open sesame");
  await page.getByRole("button", { name: "Enter" }).click();
  await isInside(page);

  const own = await house.guest(room, "Ada", { context: owner });
  await expect(personIn(await drawer(own.page, "People"), "Ada")).toContainText("Owner");
});

test("whoever has a link or its code joins from the lobby; nonsense and dead links are told", async ({
  house,
}) => {
  const room = await house.room(await house.browserOf(), { visibility: "link" });
  const page = await house.page();
  await page.goto("/");
  const link = page.getByLabel("Link or code of a room");
  await link.fill("???");
  await page.getByRole("button", { name: "Join by link" }).click();
  await expect(page.getByText("That is neither a room's link nor its code.")).toBeVisible();
  for (const text of [room.link, room.slug]) {
    await page.goto("/?view=list");
    await link.fill(text);
    await page.getByRole("button", { name: "Join by link" }).click();
    await expect(page.getByRole("heading", { name: room.name })).toBeVisible({ timeout: SLOW_MS });
  }
  await page.goto("/r/no-such-room?view=list");
  await expect(page.getByRole("heading", { name: "This door doesn't open" })).toBeVisible({
    timeout: SLOW_MS,
  });
  await expect(page.getByText("There is no such room.")).toBeVisible();
  await page.getByRole("button", { name: "To the lobby" }).click();
  await expect(page.getByRole("button", { name: "Create a room" })).toBeVisible({ timeout: SLOW_MS });
});

test("a guest who signs up keeps their room, and finds it again after signing in elsewhere", async ({
  house,
}) => {
  const { room, host } = await house.host("Grace");
  await host.page.getByRole("button", { name: "Leave" }).click();
  await host.page.getByRole("button", { name: "Guest Grace" }).click({ timeout: SLOW_MS });
  await host.page.getByRole("menuitem", { name: "Your singing" }).click();
  const nothing = host.page.getByText("You have not sung a song to the end yet.");
  await expect(nothing).toBeVisible({ timeout: SLOW_MS });
  await host.page.getByRole("link", { name: "To the lobby" }).click();
  await host.page.getByRole("button", { name: "Keep what you did" }).click({ timeout: SLOW_MS });
  const account = { email: `grace-${Date.now()}@karaverse.test`, password: "a long password" };
  const dialog = host.page.getByRole("dialog", { name: "Sign up" });
  await expect(dialog.getByLabel("Name")).toHaveValue("Grace");
  await dialog.getByLabel("E-mail").fill(account.email);
  await dialog.getByLabel("Password").fill("short");
  await dialog.getByRole("button", { name: "Sign up" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Password").fill(account.password);
  await dialog.getByRole("button", { name: "Sign up" }).click();
  await expect(host.page.getByRole("button", { name: "Account of Grace" })).toBeVisible();

  const elsewhere = await house.browserOf();
  const page = await elsewhere.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in" }).click();
  const signIn = page.getByRole("dialog", { name: "Sign in" });
  await signIn.getByLabel("E-mail").fill(account.email);
  await signIn.getByLabel("Password").fill("not that one");
  await signIn.getByRole("button", { name: "Sign in" }).first().click();
  await expect(signIn.getByRole("alert")).toBeVisible();
  await signIn.getByLabel("Password").fill(account.password);
  await signIn.getByRole("button", { name: "Sign in" }).first().click();
  await expect(page.getByRole("button", { name: "Account of Grace" })).toBeVisible();
  const again = await house.guest(room, "Grace", { context: elsewhere });
  await expect(personIn(await drawer(again.page, "People"), "Grace")).toContainText("Owner");
});

/** Every byte of a stream as it comes to a browser that takes compressed answers. */
async function listen(url: string, cookie: string): Promise<{ text: () => string; end: () => void }> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": "gzip, deflate, br, zstd", cookie };
    const request = get(url, { headers }, (answer) => {
      let text = "";
      answer.setEncoding("latin1");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      resolve({ text: () => text, end: () => request.destroy() });
    });
    request.on("error", reject);
  });
}

test("live news is not held back by compression: a new room is in both streams at once", async ({
  house,
}) => {
  const context = await house.browserOf();
  const { url } = house.stack;
  await signInAsAdmin(context, house.stack);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const page = await context.request.get("/", { headers: { "accept-encoding": "gzip" } });
  expect(page.headers()["content-encoding"], "what is no stream is compressed").toBe("gzip");
  const streams = [
    await listen(`${url}/api/rooms/stream`, cookie),
    await listen(`${url}/api/admin/stream`, cookie),
  ];
  const { room, host } = await house.host("Ada");
  for (const { text } of streams) await expect.poll(text).toContain(room.slug);
  await host.page.getByRole("button", { name: "Leave" }).click();
  for (const { end } of streams) end();
});

test("a page that can't be fetched, and one of which nothing stands any more, say so in the house's words", async ({
  house,
}) => {
  const context = await house.browserOf({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "This house can't be reached" })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Your singing" })).toBeVisible();

  await page.addInitScript(() => {
    const broken = () => {
      throw new Error("The root of every page broke.");
    };
    Object.defineProperty(Navigator.prototype, "onLine", { get: broken });
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "A string has snapped" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
});
