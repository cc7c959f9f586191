import { beatClock, msClock, type Phrase, pulseOf, type Song, textOf } from "@karaverse/songs";
import { z } from "zod";
import { colour } from "./fields";

export const SECTIONS = ["intro", "verse", "chorus", "break", "outro"] as const;
export type SectionKind = (typeof SECTIONS)[number];

const look = {
  section: z.enum(SECTIONS),
  /** 0 a bare verse, 1 the last chorus. */
  energy: z.number().min(0).max(1),
  /** What side lamps take turns in; empty for their own. */
  colours: z.array(colour).max(6),
};

/** What a chart brings: cues by its own beats, so that they hold in every pace it is sung at. */
const OwnShow = z
  .array(z.object({ beat: z.number().min(-100_000).max(1_000_000), ...look }))
  .min(1)
  .max(1_000)
  .refine((cues) => cues.every(({ beat }, n) => n === 0 || beat > (cues[n - 1]?.beat ?? 0)));

/** How the lights are from a moment of the song on (ms), until the next cue. */
export interface ShowCue {
  at: number;
  section: SectionKind;
  energy: number;
  colours: readonly string[];
}

/** The lights of one song, in the order of time; never empty. */
export type LightShow = readonly ShowCue[];

/** What the lights know of one moment. */
export interface ShowMoment {
  section: SectionKind;
  energy: number;
  colours: readonly string[];
  /** Beats that one taps a foot to, since the song began; the fraction is where in the beat we are. */
  beat: number;
  /** Which line is sung or was last; -1 before the first. */
  line: number;
  /** How long ago it began, ms. */
  lineAge: number;
  /** How long the section has lasted, ms. */
  sectionAge: number;
}

/** Rule P17: whatever a chart says, neither sections nor lines of the lights follow each other faster, ms. */
const CALM_MS = 450;
/** Without singing for so long the band has the stage, ms. */
const BREAK_MS = 8_000;
const PALETTES: Record<SectionKind, readonly string[]> = {
  intro: ["#e9b35f", "#ffb0c0"],
  verse: ["#ffb0c0", "#e9b35f", "#58e0c2"],
  chorus: ["#ff5f6d", "#ffd9a0", "#58e0c2", "#ffb0c0"],
  break: ["#58e0c2", "#ffd9a0"],
  outro: ["#e9b35f", "#ffd9a0"],
};

const plain = (phrase: Phrase): string =>
  textOf(phrase)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const linesOf = (song: Pick<Song, "tracks">): readonly Phrase[] => song.tracks[0]?.phrases ?? [];

/**
 * A show from the song alone: lines whose words come again are its chorus, later ones burn brighter, and where nobody
 * sings for long the band does.
 */
export function automaticShow(song: Pick<Song, "tracks">): LightShow {
  const lines = linesOf(song);
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return [{ at: 0, section: "verse", energy: 0.5, colours: [...PALETTES.verse] }];
  const count = new Map<string, number>();
  for (const line of lines) count.set(plain(line), (count.get(plain(line)) ?? 0) + 1);
  const cues: ShowCue[] = [];
  const cue = (at: number, section: SectionKind, energy: number) => {
    const before = cues.at(-1);
    const rounded = Math.round(energy * 50) / 50;
    if (before?.section === section && before.energy === rounded) return;
    const ms = Math.max(Math.round(at), before ? before.at + 1 : 0);
    cues.push({ at: ms, section, energy: rounded, colours: [...PALETTES[section]] });
  };
  if (first.startMs > 0) cue(0, "intro", 0.25);
  lines.forEach((line, n) => {
    const isChorus = (count.get(plain(line)) ?? 1) > 1;
    cue(
      line.startMs,
      isChorus ? "chorus" : "verse",
      0.34 + (isChorus ? 0.36 : 0) + 0.3 * (line.startMs / last.endMs),
    );
    const next = lines[n + 1];
    if (next && next.startMs - line.endMs > BREAK_MS) cue(line.endMs + 1_000, "break", 0.45);
  });
  cue(last.endMs + 1_500, "outro", 0.4);
  return cues;
}

/** A chart may bring its own show, as JSON in its header LIGHTS; one that is none is as if it brought none. */
export function showOf(song: Song): LightShow {
  const text = song.headers.find(({ name }) => name.toUpperCase() === "LIGHTS")?.value;
  const own = text === undefined ? undefined : OwnShow.safeParse(jsonOf(text)).data;
  if (!own) return automaticShow(song);
  const msOf = beatClock(song);
  return own.map(({ beat, ...cue }) => ({ at: msOf(beat), ...cue }));
}

/** Without those that come too soon after the one before. */
function apart<Moment extends { readonly at: number }>(moments: readonly Moment[]): Moment[] {
  let last = Number.NEGATIVE_INFINITY;
  return moments.filter(({ at }) => {
    if (at - last < CALM_MS) return false;
    last = at;
    return true;
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Follows a song from moment to moment; positions mostly grow, and may jump. Fills `out` and allocates nothing. */
export function followShow(song: Song): (ms: number, out: ShowMoment) => void {
  const show = apart(showOf(song));
  const lines = apart(linesOf(song).map(({ startMs }) => ({ at: startMs })));
  const beatAt = msClock(song);
  const pulse = pulseOf(song);
  let cue = 0;
  let line = -1;
  return (ms, out) => {
    if (ms < (show[cue]?.at ?? 0)) cue = 0;
    while ((show[cue + 1]?.at ?? Number.POSITIVE_INFINITY) <= ms) cue++;
    if (ms < (lines[line]?.at ?? Number.NEGATIVE_INFINITY)) line = -1;
    while ((lines[line + 1]?.at ?? Number.POSITIVE_INFINITY) <= ms) line++;
    const now = show[cue];
    out.section = now?.section ?? "verse";
    let from = cue;
    while (from > 0 && show[from - 1]?.section === now?.section) from--;
    out.sectionAge = ms - (show[from]?.at ?? 0);
    out.energy = now?.energy ?? 0.3;
    out.colours = now?.colours ?? PALETTES.verse;
    out.beat = (beatAt(ms) - pulse.from) / pulse.beats;
    out.line = line;
    out.lineAge = line < 0 ? Number.POSITIVE_INFINITY : ms - (lines[line]?.at ?? 0);
  };
}
