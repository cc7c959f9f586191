import type { Sharing } from "@karaverse/songs";
import type { Words } from "@/i18n/words";

const COLOURS = 8;

/** Which of the song's parts this is; where all sing the same, everybody is a voice of their own. */
export const voiceOf = (part: number, parts: number): number => (parts > 1 ? part % parts : part) % COLOURS;

/** Its colour, as CSS has it. */
export const colourOf = (part: number, parts: number): string =>
  `var(--color-part-${voiceOf(part, parts) + 1})`;

/** What somebody sings, in two words; "" where all sing the same. */
export function partWords(t: Words, sharing: Sharing, part: number, parts: number): string {
  const voice = voiceOf(part, parts) + 1;
  switch (sharing) {
    case "unison":
      return "";
    case "parts":
      return t("stage.part.parts", { voice });
    case "in-turn":
      return voice === 1 ? t("stage.part.calls") : t("stage.part.answers");
    case "round":
      return t("stage.part.enters", { voice });
  }
}

/** The same as short as it can be. */
export function partSign(t: Words, sharing: Sharing, part: number, parts: number): string {
  return sharing === "round"
    ? t("stage.part.sign", { voice: voiceOf(part, parts) + 1 })
    : partWords(t, sharing, part, parts);
}

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
