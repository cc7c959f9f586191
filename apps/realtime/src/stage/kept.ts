import type { Database } from "@karaverse/database";
import type { PersonId } from "@karaverse/protocol";
import { type Performance, restore } from "@karaverse/singing";
import { tuned } from "@karaverse/songs";
import type { Logger } from "pino";
import { serverNow } from "../services";
import { onStageOf, type Piece, songOf, takesFor } from "./opening";
import { readRecord } from "./record";
import type { Take } from "./take";

export interface KeptPerformance {
  piece: Piece;
  performance: Performance;
  takes: Map<PersonId, Take>;
}

/** Rule P8: what was on stage when the process before this one ended; null where nothing can go on. */
export async function keptPerformance(
  db: Database,
  roomId: string,
  log: Logger,
): Promise<KeptPerformance | null> {
  const row = await db.performances.get(roomId);
  if (!row) return null;
  const kept = await readRecord(row);
  const entry = (await db.queue.list(roomId)).find(({ id }) => id === row.entryId);
  const found = await songOf(db, row.songId);
  if (!kept || !entry || !found) {
    log.warn({ roomId, entry: row.entryId }, "a performance could not be taken up again");
    await db.performances.finish(roomId, row.entryId);
    return null;
  }
  const piece: Piece = { entry, tuning: kept.tuning, song: tuned(found.song, kept.tuning) };
  const onStage = onStageOf(row.number, piece, kept.durationMs, kept.performers);
  const takes = takesFor(piece, onStage, kept.performers);
  for (const [person, frames] of kept.sung) takes.get(person)?.remember(frames);
  return { piece, performance: restore(onStage, kept.at, serverNow()), takes };
}
