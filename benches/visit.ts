import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { type Bench, figure } from "../scripts/bench/figures";
import { findChromium } from "../scripts/test/chromium";
import { CHROMIUM_FLAGS } from "../scripts/test/chromium-flags";
import { anyStack } from "../tests/support/any-stack";

/** What the design allows, KB of JavaScript as it is transferred. */
const LOBBY_KB = 200;
const ROOM_KB = 700;
/** Odd, for a median. */
const ROUNDS = 3;
const PATIENCE_MS = 120_000;
const SONG = "Auld Lang Syne";

const bench: Bench = {
  about: "JavaScript of lobby and room, from a link to being in the room, from Sing to the count-in",

  async run(say) {
    say("Starting a stack");
    const { stack, stop } = await anyStack();
    const executablePath = await findChromium(say, new AbortController().signal);
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    try {
      const slug = await openRoom(browser, stack.url);
      const link = `${stack.url}/r/${slug}?quality=low`;
      say("Counting JavaScript");
      const lobby = await scriptBytes(browser, async (page) => {
        await page.goto(stack.url);
        await page.locator(`[data-room="${slug}"]`).waitFor({ timeout: PATIENCE_MS });
      });
      const room = await scriptBytes(browser, async (page) => {
        await page.goto(link);
        await comeIn(page);
      });
      const arrivals: Arrival[] = [];
      const starts: number[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        say(`Visit ${round} of ${ROUNDS}`);
        const context = await visitor(browser);
        const page = await context.newPage();
        arrivals.push(await arrive(page, link));
        starts.push(await sing(page));
        await context.close();
      }
      return [
        figure("lobby-javascript", lobby / 1024, "KB", { atMost: LOBBY_KB }),
        figure("room-javascript", room / 1024, "KB", { atMost: ROOM_KB }),
        figure("link-to-door", median(arrivals.map(({ door }) => door)), "ms"),
        figure("link-to-inside", median(arrivals.map(({ inside }) => inside)), "ms"),
        figure("sing-to-count-in", median(starts), "ms"),
      ];
    } finally {
      await browser.close();
      await stop();
    }
  },
};

export default bench;

const visitor = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 640, height: 480 } });

async function openRoom(browser: Browser, url: string): Promise<string> {
  const context = await browser.newContext({ baseURL: url });
  await context.request.post("/api/auth/sign-in/anonymous", { data: {} });
  const answer = await context.request.post("/api/rooms", { data: { name: "The bench", theme: "lounge" } });
  if (!answer.ok()) throw new Error(`No room could be opened: ${await answer.text()}`);
  const { room } = (await answer.json()) as { room: { slug: string } };
  await context.close();
  return room.slug;
}

/** Bytes of every script of a visit, compressed as they came over the wire. */
async function scriptBytes(browser: Browser, visit: (page: Page) => Promise<void>): Promise<number> {
  const context = await visitor(browser);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await visit(page);
  await page.waitForLoadState("networkidle", { timeout: PATIENCE_MS }).catch(() => undefined);
  await context.close();
  return bytes;
}

async function comeIn(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill("Visitor", { timeout: PATIENCE_MS });
  await page.getByRole("button", { name: "Enter" }).click();
  await page.getByRole("button", { name: "Leave" }).waitFor({ timeout: PATIENCE_MS });
}

interface Arrival {
  door: number;
  inside: number;
}

/** From the link to the card at the door, and on into the room by somebody who types at once, ms. */
async function arrive(page: Page, link: string): Promise<Arrival> {
  const begun = performance.now();
  await page.goto(link, { waitUntil: "commit" });
  await page.getByLabel("Your name").waitFor({ timeout: PATIENCE_MS });
  const door = performance.now() - begun;
  await comeIn(page);
  return { door, inside: performance.now() - begun };
}

/** From the click on "Sing" to the first number of the count-in, ms. */
async function sing(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Songs", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search songs" }).fill(SONG);
  await page.getByRole("button", { name: `Queue ${SONG}` }).click({ timeout: PATIENCE_MS });
  const button = page.getByRole("button", { name: "Sing", exact: true });
  await button.waitFor({ timeout: PATIENCE_MS });
  const begun = performance.now();
  await button.click();
  await page.getByTestId("count-in").waitFor({ timeout: PATIENCE_MS });
  const ms = performance.now() - begun;
  await page.getByRole("button", { name: "Leave" }).click();
  return ms;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
