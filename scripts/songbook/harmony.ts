import type { Chord } from "./notation";

/** The chord that sounds at a quarter of its part. */
export function chordAt(list: readonly Chord[], at: number): Chord {
  const found = list.findLast((chord) => chord.at <= at + 1e-6) ?? list[0];
  if (!found) throw new Error("A part without chords");
  return found;
}

/** The lowest MIDI note of a pitch class from `low` up. */
export const lowestFrom = (low: number, pitchClass: number): number =>
  low + ((pitchClass - (low % 12) + 12) % 12);

/** The close position nearest to the last one, so that inner voices move little. */
export function voicing(chord: Chord, low: number, high: number, before: readonly number[]): number[] {
  const centre = before.length > 0 ? before.reduce((a, b) => a + b) / before.length : (low + high) / 2;
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  chord.tones.forEach((_, inversion) => {
    const turned = [...chord.tones.slice(inversion), ...chord.tones.slice(0, inversion)];
    for (let floor = low; floor <= high - 7; floor += 12) {
      const notes: number[] = [];
      let from = floor;
      for (const tone of turned) {
        const note = lowestFrom(from, tone);
        notes.push(note);
        from = note + 1;
      }
      const middle = notes.reduce((a, b) => a + b) / notes.length;
      const cost = Math.abs(middle - centre) + ((notes[notes.length - 1] ?? 0) > high ? 100 : 0);
      if (cost < least) {
        least = cost;
        best = notes;
      }
    }
  });
  return best;
}
