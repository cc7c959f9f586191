import { expect } from "@playwright/test";
import { drawer, SLOW_MS, say, test } from "./support/people";

test("X3 both read what the other writes, under the name the room knows, as plain text; so does who comes later; and a reaction is seen", async ({
  house,
}) => {
  const { room, host } = await house.host("Ada");
  const bob = await house.guest(room, "Bob");
  await say(host.page, "Good evening, Bob!");
  await expect(bob.page.getByRole("button", { name: "Chat", exact: true })).toContainText("1");
  const bobs = (await drawer(bob.page, "Chat")).getByRole("log", { name: "Messages" });
  await expect(bobs.getByRole("listitem")).toContainText(["Ada"]);
  await expect(bobs).toContainText("Good evening, Bob!");

  const markup = `<img src=x onerror="document.title='oh no'"> & **stars**`;
  await say(bob.page, markup);
  const adas = (await drawer(host.page, "Chat")).getByRole("log", { name: "Messages" });
  await expect(adas).toContainText(markup);
  await expect(adas.getByRole("listitem").last()).toContainText("Bob");
  await expect(adas.locator("img")).toHaveCount(0);
  expect(await host.page.title()).not.toContain("oh no");

  const cleo = await house.guest(room, "Cleo");
  await expect((await drawer(cleo.page, "Chat")).getByRole("log")).toContainText("Good evening, Bob!");

  const ada = bob.page.getByRole("list", { name: "Everybody here" }).getByRole("listitem").filter({
    hasText: "Ada",
  });
  // It is shown for three seconds: watched for from before.
  const seen = ada.getByRole("img", { name: "Fire" }).waitFor();
  await host.page.getByRole("button", { name: "React", exact: true }).click();
  await host.page.getByRole("group", { name: "Reactions" }).getByRole("button", { name: "Fire" }).click();
  await seen;
});

test("who writes while the network is away keeps the words and the room, though nothing more can be fetched", async ({
  house,
}) => {
  const { host } = await house.host("Ada");
  const { page } = host;
  const chat = await drawer(page, "Chat");
  const message = chat.getByRole("textbox", { name: "Message" });
  await message.fill("Half a thought");
  await drawer(page, "Songs");
  await drawer(page, "Chat");
  await expect(message).toHaveValue("Half a thought");
  await page.context().setOffline(true);
  const lost = page.getByText("The connection is lost");
  await expect(lost).toBeVisible({ timeout: SLOW_MS });
  await message.press("Enter");
  // What shows passing words was never needed before, and cannot be fetched now.
  await expect(page.getByText("There is no connection to the room")).toBeVisible();
  await expect(message).toHaveValue("Half a thought");

  await page.context().setOffline(false);
  await expect(lost).toBeHidden({ timeout: SLOW_MS });
  await message.press("Enter");
  await expect(chat.getByRole("log")).toContainText("Half a thought");

  await page.context().setOffline(true);
  await page.getByRole("button", { name: "React", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This part did not arrive." })).toBeVisible();
  await expect(page.getByTestId("queue-strip")).toBeVisible();
});
