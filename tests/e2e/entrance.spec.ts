import { type Browser, expect, type Page } from "@playwright/test";
import { enter, isInside, otherBrowser, SLOW_MS, test, withView } from "./support/people";

test("one card over the live room: name, avatar, microphone check, headphones, Enter", {
  tag: "@drawn",
}, async ({ house }) => {
  const { room } = await house.host("Ada");
  const page = await house.page();
  await page.goto(withView(room.link, "low"));
  const card = page.getByRole("form", { name: room.name });
  await expect(card).toBeVisible({ timeout: SLOW_MS });
  await expect(card).toContainText("Ada is here.");
  await expect(page.locator("canvas").first()).toBeVisible({ timeout: SLOW_MS });
  await expect(card.getByLabel("Your name")).toBeFocused();

  await card.getByRole("button", { name: "Enter" }).click();
  await expect(card.getByRole("alert")).toContainText("Tell us what to call you.");

  const looks = card.getByRole("radiogroup", { name: "Looks" });
  await looks.getByRole("radio").nth(1).click();
  await expect(looks.getByRole("radio").nth(1)).toBeChecked();
  await card.getByRole("button", { name: "Random" }).click();
  await expect(looks.getByRole("radio").nth(1)).not.toBeChecked();
  await card.getByRole("button", { name: "Colours" }).click();
  await card.getByRole("radio", { name: "Hair 2" }).click();

  await card.getByRole("button", { name: "Make your own" }).click();
  const editor = page.getByRole("region", { name: "Your avatar" });
  const height = editor.getByRole("slider", { name: "Height" });
  const before = Number(await height.getAttribute("aria-valuenow"));
  await height.press(before < 200 ? "ArrowRight" : "ArrowLeft");
  await expect(height).not.toHaveAttribute("aria-valuenow", String(before));
  await height.press("Control+z");
  await expect(height, "a step can be taken back").toHaveAttribute("aria-valuenow", String(before));
  await editor.getByRole("button", { name: "Done" }).click();
  await expect(editor).toBeHidden();
  const own = looks.getByRole("radio", { name: "Your avatar" });
  await expect(own).toBeChecked();
  await looks.getByRole("radio").nth(1).click();
  await expect(own).not.toBeChecked();
  await own.click();
  await expect(own, "what was made is still there").toBeChecked();

  await card.getByRole("button", { name: "Check the microphone" }).click();
  const meter = card.getByRole("meter", { name: "Microphone level" });
  await expect(meter).toBeVisible();
  // Chromium's fake device beeps once a second.
  await expect.poll(async () => Number(await meter.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  await card.getByLabel("I wear headphones").check();
  await card.getByLabel("Hear yourself").check();
  await card.getByLabel("Hear yourself").uncheck();

  await enter(page, "Bob");
  await page.goto(withView(room.link, "list"));
  await expect(page.getByLabel("Your name"), "the name is remembered").toHaveValue("Bob", {
    timeout: SLOW_MS,
  });
  await expect(page.getByLabel("I wear headphones")).toBeChecked();
});

declare global {
  interface Window {
    /** Every WebGL context that this page made. */
    contexts?: (WebGLRenderingContext | WebGL2RenderingContext)[];
  }
}

for (const [kind, viewport] of Object.entries({
  desktop: { width: 960, height: 600 },
  phone: { width: 390, height: 844 },
})) {
  test(`the chosen body stands in the room beside the card, on a ${kind}, in the room's own picture`, {
    tag: "@drawn",
  }, async ({ house }) => {
    const room = await house.room(await house.browserOf());
    const page = await house.page({ viewport, reducedMotion: "reduce" });
    await page.addInitScript(() => {
      window.contexts = [];
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...request: [string]) {
        const context = getContext.apply(this, request);
        if (/webgl/.test(request[0]) && context) window.contexts?.push(context as WebGL2RenderingContext);
        return context;
      } as typeof getContext;
    });
    await page.goto(withView(room.link, "low"));
    const card = page.getByRole("form", { name: room.name });
    await expect(card).toBeVisible({ timeout: SLOW_MS });
    const looks = card.getByRole("radiogroup", { name: "Looks" }).getByRole("radio");
    const free = await page.evaluate(() => {
      const { right, top } = document.querySelector("form")?.getBoundingClientRect() ?? new DOMRect();
      return innerWidth - right > 200
        ? { x: right + 20, y: 0, width: innerWidth - right - 40, height: innerHeight }
        : { x: 0, y: 0, width: innerWidth, height: top };
    });
    const sheet = await (await house.browserOf()).newPage();
    /** How much of what the card leaves free is teal, as the third look's jacket is and nothing in the room. */
    const teal = async () => {
      const png = (await page.screenshot({ clip: free, timeout: SLOW_MS })).toString("base64");
      return sheet.evaluate(shareOfTeal, `data:image/png;base64,${png}`);
    };
    await looks.nth(2).click();
    await expect.poll(teal, { timeout: SLOW_MS }).toBeGreaterThan(0.02);
    await looks.nth(0).click();
    await expect.poll(teal, { timeout: SLOW_MS }).toBeLessThan(0.004);
    const open = await page.evaluate(
      () => new Set(window.contexts?.filter((context) => !context.isContextLost())).size,
    );
    expect(open, "one WebGL context").toBe(1);
  });
}

async function shareOfTeal(url: string): Promise<number> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const { width, height } = picture;
  const drawing = new OffscreenCanvas(width, height).getContext("2d");
  if (!drawing) throw new Error("this browser draws nothing");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  let teal = 0;
  for (let i = 0; i < data.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
    if (green > 70 && blue > 0.75 * green && red < 0.65 * green) teal++;
  }
  return teal / (width * height);
}

async function comesInWithout(page: Page, link: string, words: RegExp): Promise<void> {
  await page.goto(withView(link, "list"));
  await page.getByLabel("Your name").fill("Bob", { timeout: SLOW_MS });
  await page.getByRole("button", { name: "Check the microphone" }).click();
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole("button", { name: "Enter" }).click();
  await isInside(page);
  await page.getByRole("button", { name: "Microphone", exact: true }).click();
  await expect(page.getByRole("button", { name: "Microphone", exact: true })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  await expect(page.getByText(/microphone/i).last()).toBeVisible();
}

test("who denies the microphone is told how it is, and enters all the same", async ({ house }) => {
  const room = await house.room(await house.browserOf());
  const denying = await otherBrowser({
    without: /use-fake-ui/,
    with: ["--use-fake-ui-for-media-stream=deny"],
  });
  try {
    const page = await (await house.browserOf({}, denying)).newPage();
    await comesInWithout(page, room.link, /The browser doesn't give us the microphone/);
  } finally {
    await denying.close();
  }
});

test("who has no microphone is told so, and enters all the same", async ({ house }) => {
  const room = await house.room(await house.browserOf());
  const page = await house.page();
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException("Requested device not found", "NotFoundError"));
  });
  await comesInWithout(page, room.link, /No microphone found/);
});

test("a browser without WebGL gets the same room as a list, with voice, queue and singing", async ({
  house,
}) => {
  const room = await house.room(await house.browserOf());
  let plain: Browser | undefined;
  try {
    plain = await otherBrowser({ without: /swiftshader/, with: ["--disable-3d-apis"] });
    const page = await (await house.browserOf({}, plain)).newPage();
    await page.goto(room.link);
    expect(await page.evaluate(() => document.createElement("canvas").getContext("webgl2"))).toBeNull();
    const avatars = page.getByRole("group", { name: "Avatar" });
    await expect(avatars.locator("svg[viewBox='0 0 100 100']"), "a flat picture of oneself").toHaveCount(1, {
      timeout: SLOW_MS,
    });
    await expect(avatars.getByRole("radio").locator("img"), "eight looks of the house").toHaveCount(8);
    await enter(page, "Lin");
    await expect(page.locator("[data-view=list]")).toBeVisible();
    await expect(page.getByRole("list", { name: "Everybody here" })).toContainText("Lin");
    await page.getByRole("button", { name: "Microphone", exact: true }).click();
    await expect(page.getByRole("button", { name: "Microphone", exact: true })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expect
      .poll(() => page.evaluate(() => window.karaverse?.reading().voice), { timeout: SLOW_MS })
      .toBe("connected");
    await page.getByRole("button", { name: "Songs", exact: true }).click();
    await page.getByRole("button", { name: "Queue Auld Lang Syne" }).click();
    await page.getByRole("button", { name: "Sing", exact: true }).click();
    await expect(page.getByTestId("stage")).toHaveAttribute("data-phase", "singing", { timeout: SLOW_MS });
    await expect(page.getByRole("group", { name: "Performance" })).toBeVisible();
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByTestId("stage")).toHaveAttribute("data-phase", "paused");
  } finally {
    await plain?.close();
  }
});
