import { isPitched, type Note, type Song } from "@karaverse/songs";
import type { Page } from "@playwright/test";
import { builtinSong, melodyOf, sing } from "../../tests/e2e/support/microphone";
import { PATIENCE_MS } from "./visitor";

/** Every so many notes one is three semitones off, as on a real evening. */
const SLIP_EVERY = 9;
/** Into the second line. */
const INTO_LINE_MS = 1_000;

/** Long enough to take pictures while it runs. */
export const A_SONG = "auld-lang-syne";
/** One minute, for who waits for the end of it. */
export const SHORTEST_SONG = "frere-jacques";

export const isOnStage = (page: Page): Promise<boolean> =>
  page.locator("[data-testid=stage][data-performing=true]").isVisible();

/** Goes on stage from whatever is the case; resolves in the middle of a line. */
export async function onStageWith(page: Page, slug: string): Promise<void> {
  const song = builtinSong(slug);
  if (!(await isOnStage(page))) {
    await sing(page, melodyOf(withSlips(song)));
    await queue(page, song.title);
    await page.getByRole("button", { name: "Sing", exact: true }).click({ timeout: PATIENCE_MS });
  }
  const startsMs = song.tracks[0]?.phrases[1]?.startMs ?? 10_000;
  await page.waitForFunction(
    (ms) => (window.karaverse?.reading().positionMs ?? 0) > ms,
    startsMs + INTO_LINE_MS,
    {
      timeout: PATIENCE_MS,
    },
  );
}

/**
 * A picture of somebody who sings: frames are slow here and songs end meanwhile, and then it is done again.
 *
 * @param looking at the room
 */
export async function whileSung(
  looking: Page,
  begin: () => Promise<void>,
  look: () => Promise<void>,
): Promise<void> {
  const sung = looking.locator("[data-testid=stage][data-phase=singing]");
  do {
    await begin();
    await sung.waitFor({ timeout: PATIENCE_MS });
    await look();
  } while (!(await sung.isVisible()));
}

async function queue(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Songs", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search songs" }).fill(title);
  await page.getByRole("button", { name: `Queue ${title}` }).click({ timeout: PATIENCE_MS });
  await page.getByRole("button", { name: "Close songs" }).click();
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
