import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  chromium,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import type { LobbyRoom } from "../../../apps/web/src/lib/api-types";
import { type RunningStack, theStack } from "../../support/the-stack";
import { type Line, lineTo } from "./line";

export interface NewRoom {
  name?: string;
  theme?: "lounge" | "box" | "open-air";
  visibility?: "public" | "link" | "password";
  password?: string;
  capacity?: number;
}

export interface OpenRoom {
  id: string;
  slug: string;
  name: string;
  link: string;
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  name: string;
  id: string;
}

interface Coming {
  /** Software 3D is slow on two cores: a list unless the test is about the picture. */
  view?: "list" | "low";
  context?: BrowserContext;
  password?: string;
}

/** Long enough for two cores that somebody else uses as well. */
export const SLOW_MS = 60_000;

/**
 * Everybody who comes by in one test, each with a browser of their own. Whatever the test is about, it also fails when
 * a page asked another origin, broke the Content-Security-Policy or threw.
 */
export class House {
  readonly elsewhere: string[] = [];
  readonly errors: string[] = [];
  readonly #contexts: BrowserContext[] = [];
  readonly #lines: Line[] = [];
  #rooms = 0;

  constructor(
    readonly stack: RunningStack,
    readonly browser: Browser,
  ) {}

  /** A browser that nobody has used. */
  async browserOf(options: BrowserContextOptions = {}, browser = this.browser): Promise<BrowserContext> {
    const context = await browser.newContext({
      baseURL: this.stack.url,
      viewport: { width: 800, height: 600 },
      reducedMotion: "reduce",
      ...options,
    });
    this.#contexts.push(context);
    context.on("page", (page) => this.#watch(page));
    return context;
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    return (await this.browserOf(options)).newPage();
  }

  /** A room that the context's person owns. */
  async room(owner: BrowserContext, { name, ...rest }: NewRoom = {}): Promise<OpenRoom> {
    const { request } = owner;
    const { person } = (await (await request.get("/api/me")).json()) as { person: unknown };
    if (!person) await request.post("/api/auth/sign-in/anonymous", { data: {} });
    const answer = await request.post("/api/rooms", {
      data: { name: name ?? `Room ${Date.now()} ${this.#rooms++}`, theme: "lounge", ...rest },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    const { room } = (await answer.json()) as { room: LobbyRoom };
    return { id: room.id, slug: room.slug, name: room.name, link: `${this.stack.url}/r/${room.slug}` };
  }

  /** Opens the link, says a name and enters. */
  async guest({ link }: Pick<OpenRoom, "link">, name: string, coming: Coming = {}): Promise<Visitor> {
    const context = coming.context ?? (await this.browserOf());
    const page = await context.newPage();
    await page.goto(withView(link, coming.view ?? "list"));
    await enter(page, name, coming.password);
    const id = await page.evaluate(() => window.karaverse?.me ?? "");
    return { context, page, name, id };
  }

  /** Somebody with a room of their own, in it. */
  async host(name: string, room: NewRoom = {}): Promise<{ room: OpenRoom; host: Visitor }> {
    const context = await this.browserOf();
    const made = await this.room(context, room);
    return { room: made, host: await this.guest(made, name, { context }) };
  }

  /** Another way to the house, that can be cut. */
  async line(): Promise<Line> {
    const line = await lineTo(this.stack.url);
    this.#lines.push(line);
    return line;
  }

  /** Everybody goes; fails when a page did what none may do. */
  async leaveClean(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    for (const line of this.#lines) line.close();
    expect(this.elsewhere, "no other origin is asked").toEqual([]);
    expect(this.errors, "no page throws or breaks the policy").toEqual([]);
  }

  #watch(page: Page): void {
    page.setDefaultTimeout(SLOW_MS);
    const ask = (url: string) => {
      const { protocol, host } = new URL(url);
      if (!/^(https?|wss?):$/.test(protocol)) return;
      const ours = [this.stack, ...this.#lines].map((way) => new URL(way.url).host);
      if (!ours.includes(host)) this.elsewhere.push(url);
    };
    page.on("request", (request) => ask(request.url()));
    page.on("websocket", (socket) => ask(socket.url()));
    page.on("pageerror", (error) => this.errors.push(error.stack ?? error.message));
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) this.errors.push(message.text());
    });
  }
}

export const test = base.extend<{ house: House }>({
  house: async ({ browser }, use) => {
    const house = new House(theStack(), browser);
    await use(house);
    await house.leaveClean();
  },
});

/** The run's own Chromium with other flags, for machines that lack something. Close it. */
export async function otherBrowser(change: { without: RegExp; with: string[] }): Promise<Browser> {
  const { launchOptions = {} } = test.info().project.use;
  const args = (launchOptions.args ?? []).filter((flag) => !change.without.test(flag));
  return chromium.launch({ ...launchOptions, args: [...args, ...change.with] });
}

export function withView(link: string, view: "list" | "low"): string {
  const url = new URL(link);
  if (view === "list") url.searchParams.set("view", "list");
  else url.searchParams.set("quality", "low");
  return url.toString();
}

/** From the card at the door into the room. */
export async function enter(page: Page, name: string, password?: string): Promise<void> {
  const field = page.getByLabel("Your name");
  await field.fill(name);
  if (password !== undefined) await page.getByLabel("Password of the room").fill(password);
  await field.press("Enter");
  await isInside(page);
}

export async function isInside(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Leave" })).toBeVisible({ timeout: SLOW_MS });
  await page.waitForFunction(() => window.karaverse !== undefined, undefined, { timeout: SLOW_MS });
}

/** The drawer behind one of the bar's buttons, opened if it is not. */
export async function drawer(page: Page, name: "Songs" | "Chat" | "People"): Promise<Locator> {
  const panel = page.getByRole("dialog", { name, exact: true });
  if (!(await panel.isVisible())) await page.getByRole("button", { name, exact: true }).click();
  return whole(panel);
}

/** What is in a panel is fetched when it is opened first: until then it has nothing but the way out. */
export async function whole(panel: Locator): Promise<Locator> {
  await expect(panel).toBeVisible();
  await expect(panel.getByText("Looking …")).toHaveCount(0);
  return panel;
}

/** The host's drawer. */
export async function runRoom(page: Page): Promise<Locator> {
  const panel = page.getByRole("dialog", { name: "Run the room" });
  if (!(await panel.isVisible())) {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Run the room" }).click();
  }
  return whole(panel);
}

/** One of the acts that a host has on somebody. */
export async function actOn(page: Page, person: string, act: string): Promise<void> {
  const people = await drawer(page, "People");
  await people.getByRole("button", { name: `More about ${person}` }).click();
  await page.getByRole("menuitem", { name: act, exact: true }).click();
}

export function personIn(panel: Locator, name: string): Locator {
  return panel.getByRole("listitem").filter({ hasText: name });
}

export async function say(page: Page, text: string): Promise<void> {
  const chat = await drawer(page, "Chat");
  await chat.getByRole("textbox", { name: "Message" }).fill(text);
  await chat.getByRole("button", { name: "Send" }).click();
}

export async function queueSong(page: Page, title: string): Promise<void> {
  const songs = await drawer(page, "Songs");
  await songs.getByRole("searchbox", { name: "Search songs" }).fill(title);
  await songs.getByRole("button", { name: `Queue ${title}` }).click();
  await expect(page.getByTestId("queue-strip")).toContainText(title);
}

/** Has the floor: queued, called, and counted in. */
export async function takeMicrophone(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sing", exact: true }).click();
  await expect(page.getByTestId("stage")).toHaveAttribute("data-phase", /counting-in|singing/, {
    timeout: SLOW_MS,
  });
}

/** Nothing to scroll sideways, at whatever width. */
export async function fitsAcross(page: Page): Promise<void> {
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(over, "wider than the screen").toBeLessThanOrEqual(0);
}

interface Place {
  x: number;
  z: number;
}

/** Metres; infinite while one of them is not known. */
export function apart(a: Place | null, b: Place | null): number {
  return a && b ? Math.hypot(a.x - b.x, a.z - b.z) : Number.POSITIVE_INFINITY;
}
