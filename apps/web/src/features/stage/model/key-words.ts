import { isAsWritten, type Tuning } from "@karaverse/protocol";
import type { Words } from "@/i18n/words";

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value)}`;

/** Semitones as people say them. */
export const keyWords = (t: Words, semitones: number): string =>
  semitones === 0 ? t("common.tuning.written") : signed(semitones);

/** How a song is sung, in a few letters; "" as written. */
export function tuningWords(t: Words, tuning: Tuning): string {
  if (isAsWritten(tuning)) return "";
  const { semitones, tempo } = tuning;
  return [
    semitones === 0 ? "" : t("common.tuning.key", { semitones: signed(semitones) }),
    tempo === 100 ? "" : t("common.percent", { n: tempo }),
  ]
    .filter(Boolean)
    .join(" · ");
}
