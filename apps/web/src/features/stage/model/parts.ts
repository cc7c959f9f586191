import type { Sharing } from "@karaverse/songs";

const COLOURS = 8;

/** Which of the song's parts this is; where all sing the same, everybody is a voice of their own. */
export const voiceOf = (part: number, parts: number): number => (parts > 1 ? part % parts : part) % COLOURS;

/** Its colour, as CSS has it. */
export const colourOf = (part: number, parts: number): string =>
  `var(--color-part-${voiceOf(part, parts) + 1})`;

const NTH = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/** What somebody sings, in two words; "" where all sing the same. */
export function partWords(sharing: Sharing, part: number, parts: number): string {
  const voice = voiceOf(part, parts);
  switch (sharing) {
    case "unison":
      return "";
    case "parts":
      return `part ${voice + 1}`;
    case "in-turn":
      return voice === 0 ? "calls" : "answers";
    case "round":
      return `enters ${NTH[voice] ?? "later"}`;
  }
}

const NTH_SIGNS = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"];

/** The same as short as it can be. */
export function partSign(sharing: Sharing, part: number, parts: number): string {
  const voice = voiceOf(part, parts);
  return sharing === "round" ? (NTH_SIGNS[voice] ?? "") : partWords(sharing, part, parts);
}

/** How a song is sung by several. */
export const SHARING_WORDS: Record<Sharing, string> = {
  unison: "All sing the same.",
  parts: "Each sings a part.",
  "in-turn": "One calls, the other answers.",
  round: "A round: one voice after the other.",
};

interface Voice<T> {
  readonly voice: number;
  readonly singers: T[];
}

/** Those who sing the same, together; in the order of the voices. */
export function byVoice<T extends { readonly part: number }>(
  singers: readonly T[],
  parts: number,
): Voice<T>[] {
  const voices = new Map<number, T[]>();
  for (const singer of singers) {
    const voice = parts > 1 ? singer.part % parts : 0;
    voices.set(voice, [...(voices.get(voice) ?? []), singer]);
  }
  return [...voices]
    .toSorted(([one], [other]) => one - other)
    .map(([voice, several]) => ({ voice, singers: several }));
}
