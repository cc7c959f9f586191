import { type Problem, report } from "../problem";
import type { TickClock } from "./clock";
import type { MidiFile } from "./file";
import { type Judged, linesOf, vocalLines } from "./vocal";
import type { Words } from "./words";

/** What one singer sings. */
export interface Part {
  readonly name: string;
  readonly words: Words;
  /** The notes that fit the words best; null where none do. */
  readonly line: Judged | null;
}

/** As many as can sing at once. */
const MOST_PARTS = 8;
/** A part of a score has its words on its own notes, and nearly all of them. */
const OWN_NOTES = 0.7;

/** The singers of a file: each track of a score that has words on its notes, else the best of all there are. */
export function partsOf(
  file: MidiFile,
  found: readonly Words[],
  clock: TickClock,
  names: readonly string[],
  problems: Problem[],
): Part[] {
  const lines = linesOf(file.tracks);
  const asked = (words: Words) => ({
    syllablesMs: words.syllables.map(({ tick }) => clock.toMs(tick)),
    wordsTrack: words.track,
    names,
    toMs: clock.toMs,
  });
  const own = found
    .filter(({ kind }) => kind === "lyric")
    .flatMap((words): Part[] => {
      const [line] = vocalLines(
        lines.filter(({ track }) => track === words.track),
        asked(words),
      );
      const fits = line && line.words >= OWN_NOTES && line.notesSung >= OWN_NOTES;
      return fits ? [{ name: names[words.track] ?? "", words, line }] : [];
    });
  const different = unlike(own);
  if (different.length > 1) return different.slice(0, MOST_PARTS);
  const [best] = [...found].sort((a, b) => b.syllables.length - a.syllables.length);
  if (!best) return [];
  const judged = vocalLines(lines, asked(best));
  say(judged, names, problems);
  return [{ name: "", words: best, line: judged[0] ?? null }];
}

/** A melody that is doubled by another track, words and all, is one part. */
function unlike(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  return parts.filter(({ words, line }) => {
    const notes = line?.notes.map(({ start, pitch }) => `${start}:${pitch % 12}`).join(" ");
    const key = `${words.syllables.map(({ tick, text }) => `${tick}${text}`).join(" ")}|${notes}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function say([best, next]: readonly Judged[], names: readonly string[], problems: Problem[]): void {
  if (!best) {
    report(problems, "no-melody", 0);
    return;
  }
  const called = ({ track, channel }: Judged) => {
    const name = (names[track] ?? "").slice(0, 24);
    return `track ${track + 1}${name === "" ? "" : ` "${name}"`}, channel ${channel + 1}`;
  };
  const fit = `${called(best)}, where ${percent(best.words)} of the words begin on a note`;
  const other = next ? `; then track ${next.track + 1}, ${percent(next.words)}` : "";
  report(problems, "vocal-track", 0, `${fit}${other}`);
}
