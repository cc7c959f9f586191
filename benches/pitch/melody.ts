import { hzToCents } from "@karaverse/singing/pitch";

export type Consonant = "none" | "s" | "t" | "m" | "l";
export type Vowel = "a" | "e" | "i" | "o" | "u";

export interface SungNote {
  /** Seconds from the beginning of the melody. */
  readonly start: number;
  readonly length: number;
  /** Relative to C4. */
  readonly cents: number;
  readonly consonant: Consonant;
  readonly vowel: Vowel;
  /** Whether the voice comes from the note before without a break. */
  readonly legato: boolean;
}

export interface Register {
  readonly name: string;
  readonly lowestHz: number;
  readonly highestHz: number;
  /** How much shorter the throat is than a man's. */
  readonly formants: number;
}

export const REGISTERS: readonly Register[] = [
  { name: "bass", lowestHz: 80, highestHz: 277, formants: 1 },
  { name: "woman", lowestHz: 196, highestHz: 1000, formants: 1.17 },
  { name: "child", lowestHz: 262, highestHz: 1000, formants: 1.35 },
];

/** Other throats than those by which the tracker's constants were chosen. */
export const HELD_OUT_REGISTERS: readonly Register[] = [
  { name: "baritone", lowestHz: 92, highestHz: 349, formants: 1.06 },
  { name: "alto", lowestHz: 165, highestHz: 698, formants: 1.12 },
  { name: "soprano", lowestHz: 247, highestHz: 988, formants: 1.24 },
];

const VOWELS: readonly Vowel[] = ["a", "e", "i", "o", "u"];
const CONSONANTS: readonly Consonant[] = ["s", "t", "m", "l"];

export interface MelodyOptions {
  readonly seconds: number;
  /** Syllables with consonants, and a breath every so many notes; else one long legato on vowels. */
  readonly syllables: boolean;
}

/** Up through the whole register and down again, in steps and small leaps, a new vowel on each note. */
export function melodyOf(
  register: Register,
  { seconds, syllables }: MelodyOptions,
  random: () => number,
): SungNote[] {
  const low = Math.ceil(hzToCents(register.lowestHz) / 100);
  const high = Math.floor(hzToCents(register.highestHz) / 100);
  const notes: SungNote[] = [];
  let at = 0.2;
  for (let n = 0; at < seconds - 0.5; n++) {
    const way = 1 - Math.abs(1 - (2 * at) / seconds);
    const wanted = low + way * (high - low) + 5 * (random() - 0.5);
    const length = 0.25 + 0.5 * random();
    const breathes = syllables && n % 5 === 4;
    notes.push({
      start: at,
      length,
      cents: 100 * Math.max(low, Math.min(high, Math.round(wanted))),
      consonant: syllables ? (CONSONANTS[Math.floor(random() * CONSONANTS.length)] ?? "t") : "none",
      vowel: VOWELS[n % VOWELS.length] ?? "a",
      legato: n > 0 && !syllables,
    });
    at += length + (breathes ? 0.45 : 0);
  }
  return notes;
}
