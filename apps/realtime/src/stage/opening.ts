import type { Database, Entry } from "@karaverse/database";
import {
  isAsWritten,
  LIMITS,
  type PersonId,
  type SongId,
  type SongTime,
  type Tuning,
} from "@karaverse/protocol";
import { begin, type OnStage, type Performance } from "@karaverse/singing";
import { atTempo, parseUltraStar, partOf, type Song, tuned } from "@karaverse/songs";
import { serverNow } from "../services";
import { createTake, type Performer, type Take } from "./take";

export interface FoundSong {
  readonly song: Song;
  readonly durationMs: number;
}

export async function songOf(db: Database, id: SongId): Promise<FoundSong | null> {
  const row = await db.songs.byId(id);
  const song = row && parseUltraStar(row.chart).song;
  return row && song ? { song, durationMs: row.durationMs } : null;
}

/** What is sung, as it is sung: in which key, at which pace, how near (Rule P10). */
export interface Piece {
  readonly entry: Entry;
  readonly tuning: Tuning;
  /** In this key, at this pace. */
  readonly song: Song;
}

export const takeFor = (piece: Piece, { number, durationMs }: OnStage, performer: Performer): Take =>
  createTake({
    ...{ performer, number, durationMs },
    track: partOf(piece.song, performer.part),
    difficulty: piece.entry.difficulty,
  });

export const takesFor = (
  piece: Piece,
  onStage: OnStage,
  performers: readonly Performer[],
): Map<PersonId, Take> =>
  new Map(performers.map((performer) => [performer.personId, takeFor(piece, onStage, performer)]));

/** A performance at its beginning. */
export function prepared(
  number: number,
  entry: Entry,
  { song, durationMs }: FoundSong,
  tuning: Tuning,
  performers: readonly Performer[],
): { piece: Piece; performance: Performance; takes: Map<PersonId, Take> } {
  const piece: Piece = { entry, tuning, song: tuned(song, tuning) };
  const onStage = onStageOf(number, piece, atTempo(durationMs, tuning.tempo), performers);
  const seconds = isAsWritten(tuning) ? LIMITS.prepareSeconds : LIMITS.tunedPrepareSeconds;
  return {
    piece,
    performance: begin(onStage, serverNow(), seconds),
    takes: takesFor(piece, onStage, performers),
  };
}

export const onStageOf = (
  number: number,
  { entry }: Piece,
  durationMs: SongTime,
  performers: readonly Performer[],
): OnStage => ({
  number,
  entry: entry.id,
  song: entry.songId,
  durationMs,
  performers: performers.map(({ personId }) => personId),
});
