import { expect, test } from "@playwright/test";
import { theStack } from "../support/the-stack";

const PAGES = ["/admin", "/admin/people", "/admin/songs", "/admin/audit", "/admin/rooms/anything"];

test("admin pages answer 401 to nobody and 403 to guests and members", async ({ browser }) => {
  const { url } = theStack();
  const contexts = await Promise.all([1, 2, 3].map(() => browser.newContext({ baseURL: url })));
  const [nobody, guest, member] = contexts;
  await guest?.request.post("/api/auth/sign-in/anonymous", { data: {} });
  await member?.request.post("/api/auth/sign-up/email", {
    data: { email: `member-${Date.now()}@karaverse.test`, password: "long enough", name: "Member" },
  });
  for (const page of PAGES) {
    expect((await nobody?.request.get(page))?.status(), `${page} for nobody`).toBe(401);
    expect((await guest?.request.get(page))?.status(), `${page} for a guest`).toBe(403);
    expect((await member?.request.get(page))?.status(), `${page} for a member`).toBe(403);
  }
  await Promise.all(contexts.map((context) => context.close()));
});

test("an admin signs in, creates a room, locks it and closes it, and the log says so", async ({
  browser,
}) => {
  const { url, adminEmail, adminPassword } = theStack();
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && /^(https?|wss?):/.test(request.url()))
      elsewhere.push(request.url());
  });
  await page.goto("/admin");
  await page.getByLabel("E-mail").fill(adminEmail);
  await page.getByLabel("Password").fill(adminPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Rooms" })).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();

  const name = `Late hall ${Date.now()}`;
  await page.getByRole("button", { name: "Create a room" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Lock" }).click();
  await expect(page.getByText("locked", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the room" }).click();
  await expect(page.getByText(`${name} is closed`)).toBeVisible();

  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByText("closed the room").first()).toBeVisible();
  expect(elsewhere).toEqual([]);
  await context.close();
});
