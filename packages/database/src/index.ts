/**
 * What outlives a process, in PostgreSQL: one repository for each noun.
 *
 * The schema is prisma/schema.prisma. `src/generated` is drawn from it by `prisma generate` (no database
 * needed) and not in git; `prisma migrate deploy` brings a database up to date. Both run with
 * PRISMA_SCHEMA_ENGINE_BINARY=scripts/prisma/schema-engine.mjs, which stands in for a binary that npm does not
 * carry; scripts/prisma/cli.ts calls them so.
 */
export { backingOf, catalogued, contentHash, type Filed } from "./catalogue";
export { createDatabase, type Database } from "./database";
export type { Outcome } from "./outcome";
export type { NewAudit } from "./repositories/audit";
export type { Ban, NewBan } from "./repositories/bans";
export { countsAsBest } from "./repositories/counting";
export type { Person } from "./repositories/people";
export type { NewScore, Performance, StageRecord } from "./repositories/performances";
export type { Entry, NewEntry, Singer } from "./repositories/queue";
export type { NewRecording, RecordingRow } from "./repositories/recordings";
export type { PersonRole } from "./repositories/roles";
export { type NewRoom, type Room, slugOf } from "./repositories/rooms";
export type { BestScore, Season } from "./repositories/scores";
export type { SongQuery } from "./repositories/song-search";
export type { NewSong, Shelves, SongInfo, SongRecord } from "./repositories/songs";
export {
  ADMIN_EMAIL,
  type Credentials,
  resetAdmin,
  type SeedReport,
  type SongbookReport,
  seed,
  seedSongbook,
} from "./seed";
