import { isPitched, type Note } from "@karaverse/songs";

export const LANE_COLOURS = {
  note: "#5b4a6b",
  golden: "#e9b35f",
  rap: "#7a5a4a",
  fit: "#58e0c2",
  off: "#e9b35f",
  now: "#f5efe6",
};

/** The pitched note at this moment, or the one that was sung last. */
export function nearest(notes: readonly Note[], at: number): Note | null {
  let found: Note | null = null;
  for (const note of notes) {
    if (note.startMs > at + 120) break;
    if (isPitched(note)) found = note;
  }
  return found;
}

export function rangeOf(notes: readonly Note[]): { low: number; high: number } {
  const pitches = notes.filter(isPitched).map((note) => note.pitch);
  if (pitches.length === 0) return { low: -6, high: 6 };
  return { low: Math.min(...pitches), high: Math.max(...pitches) };
}

/** The pixels of the screen, no more than are seen. */
export function fit(canvas: HTMLCanvasElement): void {
  const ratio = Math.min(2, devicePixelRatio);
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
