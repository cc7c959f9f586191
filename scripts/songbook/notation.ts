/** One note or rest of a part, in quarters from the part's first barline (a pickup is negative). */
export interface Sounding {
  readonly at: number;
  readonly quarters: number;
  /** MIDI number; null for a rest. */
  readonly midi: number | null;
}

const STEPS: Readonly<Record<string, number>> = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11 };
const TOKEN = /^([a-gr])(es|is|s)?('*|,*)(1|2|4|8|16|32)?(\.?)(~?)$/;

/**
 * Melodies are written in LilyPond's absolute notation with Dutch names: c' is middle C, bes is B flat, 4 a
 * quarter, 8. a dotted eighth; a length holds until the next; ~ ties into the next note; bars and lines are
 * separated by | and line breaks, which only help the eye (bars are checked).
 */
export function melody(text: string, pickup: number, barQuarters: number): Sounding[] {
  const notes: Sounding[] = [];
  let at = -pickup;
  let quarters = 1;
  let tied = false;
  for (const token of text.trim().split(/\s+/)) {
    if (token === "|") {
      const over = Math.abs(at / barQuarters - Math.round(at / barQuarters));
      if (over > 1e-6) throw new Error(`A bar ends at quarter ${at} of "${text.trim().slice(0, 40)}"`);
      continue;
    }
    if (token === "~") {
      tied = true;
      continue;
    }
    const match = TOKEN.exec(token);
    if (!match) throw new Error(`Not a note: ${token}`);
    const [, name = "", bend, octaves = "", length, dot, tie] = match;
    if (length) quarters = (4 / Number(length)) * (dot ? 1.5 : 1);
    const shift = bend === undefined ? 0 : bend === "is" ? 1 : -1;
    const up = octaves.startsWith(",") ? -octaves.length : octaves.length;
    const midi = name === "r" ? null : 48 + (STEPS[name] ?? 0) + shift + 12 * up;
    const last = notes[notes.length - 1];
    if (tied && last && last.midi === midi)
      notes[notes.length - 1] = { ...last, quarters: last.quarters + quarters };
    else notes.push({ at, quarters, midi });
    tied = tie === "~";
    at += quarters;
  }
  return notes;
}

/**
 * Words under a melody: words are separated by spaces, syllables by "-", "_" holds the syllable over one more
 * note, "+" is a space inside a syllable ("в+рожь"), "=" a hyphen that is written ("dor-mez=-vous"), each line is a phrase.
 */
export function syllables(text: string): string[][] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const words = line.trim().replace(/\s+_/g, "-_").split(/\s+/);
      return words.flatMap((word) => {
        const parts = word
          .split("-")
          .map((part) => (part === "_" ? "~" : part.replaceAll("+", " ").replaceAll("=", "-")));
        return parts.map((part, i) => (i === parts.length - 1 ? `${part} ` : part));
      });
    });
}

export interface Chord {
  readonly at: number;
  readonly quarters: number;
  /** Pitch classes, the root first; the bass where it is another note. */
  readonly tones: readonly number[];
  readonly bass: number;
}

const QUALITIES: Readonly<Record<string, readonly number[]>> = {
  "": [0, 4, 7],
  m: [0, 3, 7],
  "7": [0, 4, 7, 10],
  m7: [0, 3, 7, 10],
  maj7: [0, 4, 7, 11],
  "6": [0, 4, 7, 9],
  m6: [0, 3, 7, 9],
  "5": [0, 7],
  sus4: [0, 5, 7],
  sus2: [0, 2, 7],
  "7sus4": [0, 5, 7, 10],
  add9: [0, 2, 4, 7],
  madd9: [0, 2, 3, 7],
  dim: [0, 3, 6],
  dim7: [0, 3, 6, 9],
};

const pitchClass = (name: string): number =>
  ((STEPS[name[0]?.toLowerCase() ?? ""] ?? 0) + (name[1] === "#" ? 1 : name[1] === "b" ? -1 : 0) + 12) % 12;

/** Chords bar by bar: "F . C7 F | Bb"; the symbols of a bar share it equally, "." goes on. */
export function chords(text: string, barQuarters: number, transpose: number): Chord[] {
  const out: Chord[] = [];
  const bars = text.trim().split("|");
  bars.forEach((bar, number) => {
    const symbols = bar.trim().split(/\s+/);
    const share = barQuarters / symbols.length;
    symbols.forEach((symbol, i) => {
      const last = out[out.length - 1];
      const at = number * barQuarters + i * share;
      if (symbol === "." && last) out[out.length - 1] = { ...last, quarters: last.quarters + share };
      else out.push({ at, quarters: share, ...chordOf(symbol, transpose) });
    });
  });
  return out;
}

function chordOf(symbol: string, transpose: number): Pick<Chord, "tones" | "bass"> {
  const match = /^([A-G][#b]?)([^/]*)(?:\/([A-G][#b]?))?$/.exec(symbol);
  const quality = QUALITIES[match?.[2] ?? "?"];
  if (!match || !quality) throw new Error(`Not a chord: ${symbol}`);
  const root = pitchClass(match[1] ?? "");
  const move = (tone: number) => (((tone + transpose) % 12) + 12) % 12;
  return {
    tones: quality.map((tone) => move(root + tone)),
    bass: move(match[3] ? pitchClass(match[3]) : root),
  };
}

export const barCount = (text: string): number => text.trim().split("|").length;
