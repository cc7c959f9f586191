import { isPitched, type Note, type Song } from "@karaverse/songs";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { builtinSong, giveMicrophone, melodyOf, sing } from "../../tests/e2e/support/microphone";
import type { RunningStack } from "../../tests/support/the-stack";

/** Software rendering beside a whole stack. */
export const PATIENCE_MS = 180_000;
const SONG = "auld-lang-syne";
const SHORT_SONG = "die-gedanken-sind-frei";
/** One minute, for who waits for the end of it. */
const SHORTEST_SONG = "frere-jacques";
/** Every so many notes one is three semitones off, as on a real evening. */
const SLIP_EVERY = 9;

export interface House {
  browser: Browser;
  stack: RunningStack;
  admin: BrowserContext;
  room: { id: string; slug: string; link: string };
  /** On stage from the moment on that it is asked; resolves in the middle of a line. */
  singing(): Promise<void>;
  /** The same by somebody else; resolves in the middle of a line. */
  sings(page: Page): Promise<void>;
  /** A whole song, not without a slip, to the end, at which the guests clap; resolves with the results. */
  singsToTheEnd(page: Page): Promise<void>;
}

/** Three rooms; in the first a few people in front of the stage, one of whom can sing. */
export async function furnishHouse(browser: Browser, stack: RunningStack, isOwn: boolean): Promise<House> {
  const admin = await browser.newContext({ baseURL: stack.url });
  const signedIn = await admin.request.post("/api/auth/sign-in/email", {
    data: { email: stack.adminEmail, password: stack.adminPassword },
  });
  if (!signedIn.ok()) throw new Error(`The admin can't sign in: ${await signedIn.text()}`);
  if (isOwn) await keepOnePassword(admin, stack);
  const made = [];
  for (const data of [
    { name: "Friday at Rosa's", theme: "lounge" },
    { name: "Box 3", theme: "box", visibility: "password", password: "open sesame" },
    { name: "Summer under the lamps", theme: "open-air" },
  ]) {
    const answer = await admin.request.post("/api/rooms", { data });
    if (!answer.ok()) throw new Error(`No room could be opened: ${await answer.text()}`);
    made.push(((await answer.json()) as { room: { id: string; slug: string } }).room);
  }
  const [first, , garden] = made;
  if (!first || !garden) throw new Error("Rooms are missing");
  const room = { ...first, link: `${stack.url}/r/${first.slug}` };

  const rosa = await comeIn(browser, room.link, "Rosa");
  const guests: Guest[] = [];
  for (const name of ["Milo", "Ayumi", "Tariq"]) guests.push(await comeIn(browser, room.link, name));
  await comeIn(browser, `${stack.url}/r/${garden.slug}`, "Noor");
  const places = [
    [-2.2, -0.2],
    [1.1, -0.6],
    [2.6, 1.2],
  ];
  for (const [i, { id }] of guests.entries()) {
    const [x = 0, z = 0] = places[i] ?? [];
    await admin.request.post(`/api/admin/rooms/${room.id}/acts`, {
      data: { act: "move", person: id, x, z },
    });
  }
  const song = builtinSong(SONG);
  const titles = ["La donna è mobile", "Amazing Grace"];
  const waiting = titles.flatMap((title, i) => (guests[i] ? [[guests[i], title] as const] : []));
  let hasSung = false;
  const inALine = async (page: Page, { tracks }: typeof song): Promise<void> => {
    await page.waitForFunction(
      (ms) => (window.karaverse?.reading().positionMs ?? 0) > ms,
      (tracks[0]?.phrases[1]?.startMs ?? 10_000) + 1_000,
      { timeout: PATIENCE_MS },
    );
  };
  const house: House = {
    browser,
    stack,
    admin,
    room,
    async singing() {
      const { page } = rosa;
      if (!(await page.locator("[data-testid=stage]").isVisible())) {
        if (hasSung) for (const [guest, title] of waiting) await takeBack(guest.page, title);
        hasSung = true;
        await sing(page, melodyOf(song));
        await queue(page, song.title);
        for (const [guest, title] of waiting) await queue(guest.page, title);
        await page.getByRole("button", { name: "Sing", exact: true }).click();
      }
      await inALine(page, song);
    },
    async sings(page) {
      const short = builtinSong(SHORT_SONG);
      await sing(page, melodyOf(short));
      await queue(page, short.title);
      await page.getByRole("button", { name: "Sing", exact: true }).click({ timeout: PATIENCE_MS });
      await inALine(page, short);
    },
    async singsToTheEnd(page) {
      const short = builtinSong(SHORTEST_SONG);
      await sing(page, melodyOf(withSlips(short)));
      await queue(page, short.title);
      await page.getByRole("button", { name: "Sing", exact: true }).click({ timeout: PATIENCE_MS });
      await inALine(page, short);
      for (const [i, guest] of guests.entries()) await clap(guest.page, i + 1);
      await page.getByTestId("final-score").first().waitFor({ timeout: PATIENCE_MS });
    },
  };
  return house;
}

interface Guest {
  page: Page;
  id: string;
}

export async function comeIn(
  browser: Browser,
  link: string,
  name: string,
  look: { query?: string; context?: BrowserContextOptions } = {},
): Promise<Guest> {
  const context = await freshBrowser(browser, { viewport: { width: 640, height: 640 }, ...look.context });
  await giveMicrophone(context);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${link}?${look.query ?? "view=list"}`, { timeout: PATIENCE_MS });
  await page.getByLabel("Your name").fill(name, { timeout: PATIENCE_MS });
  await page.getByLabel("I wear headphones").check();
  await page.getByRole("button", { name: "Enter" }).click({ timeout: PATIENCE_MS });
  await page.getByRole("button", { name: "Leave" }).waitFor({ timeout: PATIENCE_MS });
  await page.waitForFunction(() => window.karaverse !== undefined, undefined, { timeout: PATIENCE_MS });
  return { page, id: await page.evaluate(() => window.karaverse?.me ?? "") };
}

export async function freshBrowser(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  // tsx marks functions by this helper, also those that are sent into a page.
  await context.addInitScript("globalThis.__name ??= (marked) => marked");
  return context;
}

function withSlips(song: Song): Song {
  let nth = 0;
  const slip = (note: Note): Note =>
    isPitched(note) && ++nth % SLIP_EVERY === 0 ? { ...note, pitch: note.pitch + 3 } : note;
  return {
    ...song,
    tracks: song.tracks.map((track) => ({
      ...track,
      phrases: track.phrases.map((phrase) => ({ ...phrase, notes: phrase.notes.map(slip) })),
    })),
  };
}

async function clap(page: Page, times: number): Promise<void> {
  await page.getByRole("button", { name: "React", exact: true }).click();
  for (const name of ["Applause", "Heart"].slice(0, times))
    await page.getByRole("group", { name: "Reactions" }).getByRole("button", { name }).click();
  await page.keyboard.press("Escape");
}

async function queue(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Songs", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search songs" }).fill(title);
  await page.getByRole("button", { name: `Queue ${title}` }).click({ timeout: PATIENCE_MS });
  await page.getByRole("button", { name: "Close songs" }).click();
}

async function takeBack(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Open the queue" }).click();
  await page.getByRole("button", { name: `Remove ${title}` }).click();
  await page.getByRole("button", { name: "Close queue" }).click();
}

/** An admin who still has the first password is asked for another one on every page. */
async function keepOnePassword(
  { request }: BrowserContext,
  { url, adminPassword: currentPassword }: RunningStack,
): Promise<void> {
  const newPassword = `${currentPassword}-changed`;
  const answer = await request.post("/api/auth/change-password", {
    data: { currentPassword, newPassword },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`The admin can't change the password: ${await answer.text()}`);
}
