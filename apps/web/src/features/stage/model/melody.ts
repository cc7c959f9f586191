import { isPitched, notesOf, type Track } from "@karaverse/songs";
import type { WrittenNote } from "@karaverse/voice";

/** What a voice is drawn to, if its singer likes. */
export const melodyOf = (track: Track): WrittenNote[] =>
  notesOf(track)
    .filter(isPitched)
    .map(({ startMs, lengthMs, pitch }) => ({ startMs, endMs: startMs + lengthMs, cents: pitch * 100 }));
