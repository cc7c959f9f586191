import type { Tuning } from "@karaverse/protocol";

export interface RecordingCard {
  id: string;
  songId: string;
  title: string;
  artist: string;
  singer: string;
  /** The asking person's own. */
  own: boolean;
  /** As it was sung (Rule P10). */
  tuning: Tuning;
  durationMs: number;
  bytes: number;
  shared: boolean;
  at: string;
  /** Address of the dry voice; its first sample is at song position 0 (Rule K2). */
  sound: string;
}

/** GET /api/people/me/recordings: Rule K4, newest first. */
export interface MyRecordingsAnswer {
  recordings: RecordingCard[];
}

/** POST /api/people/me/recordings */
export interface KeptAnswer {
  id: string;
}

/** GET /api/songs/:id/recordings: Rule K5, what the asking person may sing the song with. */
export interface SongRecordingsAnswer {
  recordings: RecordingCard[];
}

/** GET and POST /api/entries/:id/companion: the recording that an entry is sung with. */
export interface CompanionAnswer {
  companion: RecordingCard | null;
}
