/** Formants of a sung vowel: centre in hertz and how loud beside the first. */
export interface Vowel {
  readonly formants: readonly (readonly [hertz: number, gain: number])[];
}

const vowel = (f1: number, f2: number, f3: number, g2: number, g3: number): Vowel => ({
  formants: [
    [f1, 1],
    [f2, g2],
    [f3, g3],
    [3300, 0.12],
  ],
});

const A = vowel(730, 1200, 2600, 0.55, 0.2);
const E = vowel(480, 1900, 2550, 0.4, 0.25);
const I = vowel(310, 2250, 2950, 0.3, 0.25);
const O = vowel(470, 850, 2500, 0.5, 0.12);
const U = vowel(330, 750, 2400, 0.4, 0.1);

const SPELLED: readonly (readonly [string, Vowel])[] = [
  ["aáàâäåãаяあかさたなはまやらわがざだばぱア", A],
  ["eéèêëæеэёえけせてねへめれげぜでべぺエ", E],
  ["iíìîïyýиыіїйいきしちにひみりぎじぢびぴイ", I],
  ["oóòôöõøоおこそとのほもよろをごぞどぼぽオ", O],
  ["uúùûüуюうくすつぬふむゆるぐずづぶぷウんン", U],
];

/** The vowel a syllable is held on: its first vowel letter, in the scripts of the songbook. */
export function vowelOf(text: string): Vowel {
  for (const letter of text.toLowerCase()) {
    const found = SPELLED.find(([letters]) => letters.includes(letter));
    if (found) return found[1];
  }
  return A;
}

export type Onset = "none" | "soft" | "hiss" | "stop";

/** How a syllable begins: on its vowel, with a hum, with noise or with a closed mouth. */
export function onsetOf(text: string): Onset {
  const first = text.trim().toLowerCase()[0] ?? "";
  if (first === "~" || first === "" || SPELLED.some(([letters], i) => i < 5 && letters.includes(first))) {
    return /[かがたただとてでこけきくごげぎぐつちぱぴぷぺぽばびぶべぼ]/.test(first)
      ? "stop"
      : /[さしすせそはひふへほざじずぜぞ]/.test(first)
        ? "hiss"
        : "none";
  }
  if (/[sfvzxhcçсзшщжхцчфв]/.test(first)) return "hiss";
  if (/[ptkbdgqпткбдг]/.test(first)) return "stop";
  return "soft";
}
