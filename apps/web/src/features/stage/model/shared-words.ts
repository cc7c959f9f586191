import type { Phrase, Track } from "@karaverse/songs";

/** Lines that are sung together do not begin together to the beat, ms. */
const TOGETHER_MS = 1_500;

const wordsOf = (phrase: Phrase): string =>
  phrase.notes
    .map(({ text }) => text.replaceAll("~", ""))
    .join("")
    .trim()
    .toLowerCase();

/** The same words at the same time: who reads the one has read the other. */
function isSame(one: Track, other: Track): boolean {
  return (
    one.phrases.length === other.phrases.length &&
    one.phrases.every((phrase, n) => {
      const beside = other.phrases[n];
      return (
        beside !== undefined &&
        Math.abs(phrase.startMs - beside.startMs) < TOGETHER_MS &&
        wordsOf(phrase) === wordsOf(beside)
      );
    })
  );
}

/** A window has room for so many lines beside the stage. */
const MOST = 4;

/**
 * What there is to read where several sing: parts of the same words are one line, and more than four of different ones
 * nobody reads. In the order of the lines; of those that are one, the first stands for all.
 */
export function sharedWords<Line extends { readonly track: Track }>(lines: readonly Line[]): Line[][] {
  const together: Line[][] = [];
  for (const line of lines) {
    const same = together.find(([first]) => first && isSame(first.track, line.track));
    if (same) same.push(line);
    else together.push([line]);
  }
  return together.slice(0, MOST);
}
