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
  const shown = lines.map(() => -1);
  const phraseOf = (n: number): Phrase | undefined => lines[n]?.track.phrases[shown[n] ?? 0];
  const areAlike = (one: number, other: number): boolean => {
    const [mine, theirs] = [phraseOf(one), phraseOf(other)];
    return mine !== undefined && theirs !== undefined && isSame(mine, theirs);
  };
  let leads: readonly number[] | null = null;
  let together: Line[][] = [];
  let partedAt: number | null = null;
  return (at) => {
    let isNew = leads === null;
    for (let n = 0; n < lines.length; n++) {
      const track = lines[n]?.track;
      const phrase = track ? shownPhraseIndex(track, at) : -1;
      if (phrase !== shown[n]) isNew = true;
      shown[n] = phrase;
    }
    if (!isNew && partedAt === null) return together;
    const now = leadersOf(lines.length, areAlike);
    if (leads && now.join() === leads.join()) {
      partedAt = null;
      return together;
    }
    // One of them is at the next line a moment before the others: that is no parting.
    const isParting = leads !== null && now.some((lead, n) => lead === n && leads?.[n] !== n);
    if (isParting) partedAt ??= at;
    if (isParting && partedAt !== null && Math.abs(at - partedAt) < TOGETHER_MS) return together;
    partedAt = null;
    leads = now;
    together = now
      .flatMap((lead, n) => (lead === n ? n : []))
      .slice(0, MOST)
      .map((lead) => lines.filter((_, n) => now[n] === lead));
    return together;
  };
}

/** For each the first who sings the same. */
function leadersOf(count: number, areAlike: (one: number, other: number) => boolean): number[] {
  const leads: number[] = [];
  for (let n = 0; n < count; n++)
    leads.push(leads.find((lead, other) => lead === other && areAlike(lead, n)) ?? n);
  return leads;
}
