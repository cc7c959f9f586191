import { type Phrase, shownPhraseIndex, type Track } from "@karaverse/songs";

/** Lines that are sung together do not begin together to the beat, ms. */
const TOGETHER_MS = 1_500;

const wordsOf = (phrase: Phrase): string =>
  phrase.notes
    .map(({ text }) => text.replaceAll("~", ""))
    .join("")
    .trim()
    .toLowerCase();

/** The same words at the same time: who reads the one has read the other. */
const isSame = (one: Phrase, other: Phrase): boolean =>
  Math.abs(one.startMs - other.startMs) < TOGETHER_MS && wordsOf(one) === wordsOf(other);

/** A window has room for so many lines beside the stage. */
const MOST = 4;

/**
 * What there is to read where several sing: those who sing the same words just now are one line, and more than four of
 * different ones nobody reads. In the order of the lines; of those that are one, the first stands for all.
 *
 * @returns at a song position in ms, the same array as before while it stays the same
 */
export function sharedWords<Line extends { readonly track: Track }>(
  lines: readonly Line[],
): (at: number) => readonly Line[][] {
  /** Whether another one sings a phrase, too: by line, phrase and other line. */
  const alike = lines.map(({ track }) =>
    track.phrases.map((phrase) =>
      lines.map((other) => other.track.phrases.some((theirs) => isSame(phrase, theirs))),
    ),
  );
  const shown = lines.map(() => -1);
  let key = "";
  let together: Line[][] = [];
  const group = () => {
    const leaders: number[] = [];
    const leaderOf = lines.map((_, n) => {
      const leader = leaders.find((first) => alike[first]?.[shown[first] ?? 0]?.[n]);
      if (leader === undefined) leaders.push(n);
      return leader ?? n;
    });
    if (leaderOf.join() === key) return;
    key = leaderOf.join();
    together = leaders.slice(0, MOST).map((first) => lines.filter((_, n) => leaderOf[n] === first));
  };
  return (at) => {
    let isNew = false;
    for (let n = 0; n < lines.length; n++) {
      const track = lines[n]?.track;
      const phrase = track ? shownPhraseIndex(track, at) : -1;
      if (phrase === shown[n] && key !== "") continue;
      shown[n] = phrase;
      isNew = true;
    }
    if (isNew) group();
    return together;
  };
}
