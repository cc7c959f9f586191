import { isAsWritten, type Tuning } from "@karaverse/protocol";

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value)}`;

/** Semitones as people say them. */
export const keyWords = (semitones: number): string => (semitones === 0 ? "written" : signed(semitones));

/** How a song is sung, in a few letters; "" as written. */
export function tuningWords(tuning: Tuning): string {
  if (isAsWritten(tuning)) return "";
  const { semitones, tempo } = tuning;
  return [semitones === 0 ? "" : `key ${signed(semitones)}`, tempo === 100 ? "" : `${tempo} %`]
    .filter(Boolean)
    .join(" · ");
}
