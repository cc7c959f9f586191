import { type Client, holdRoom } from "../client";
import type { Difficulty, Performance as PerformanceRow, Prisma, Verdict } from "../generated/client";
import { done, type Outcome, refused } from "../outcome";
import { liveEntries } from "./queue";

export type Performance = PerformanceRow;

/** What the realtime server needs to take a performance up again after it was killed (Rules J4, P8). */
export interface StageRecord {
  number: number;
  phase: string;
  /** Server time at which song position 0 sounds; null while it does not run. */
  startsAt: number | null;
  /** Song position in milliseconds; null while it runs. */
  pausedAt: number | null;
  /** JSON of the caller's own shape. */
  state: unknown;
}

export interface NewScore {
  personId: string;
  singer: string;
  points: number;
  stars: number;
  difficulty: Difficulty;
  /** Per cent of the written pace. */
  tempo: number;
  lines: unknown;
  sung: Uint8Array | null;
  /** Share of the scored beats that were hit. */
  accuracy: number;
  offCents: number | null;
  /** Lowest and highest tone that was held, semitones above C4. */
  lowest: number | null;
  highest: number | null;
  /** Rule C13; null where it could not be told. */
  verdict: Verdict | null;
}

const rowOf = ({ state, ...record }: StageRecord) => ({
  ...record,
  state: (state ?? {}) as Prisma.InputJsonValue,
});

export function performances(db: Client) {
  return {
    get: (roomId: string): Promise<Performance | null> => db.performance.findUnique({ where: { roomId } }),

    /** Rule P1: only the head of the queue, and only while nobody performs. */
    begin: (
      roomId: string,
      entryId: string,
      record: StageRecord,
    ): Promise<Outcome<Performance, "already-performing" | "not-your-turn" | "entry-unknown">> =>
      db.$transaction(async (tx) => {
        if (!(await holdRoom(tx, roomId))) return refused("entry-unknown");
        const entries = await liveEntries(tx, roomId);
        if (entries.some((entry) => entry.state === "performing")) return refused("already-performing");
        const entry = entries.find(({ id }) => id === entryId);
        if (!entry) return refused("entry-unknown");
        if (entry !== entries[0]) return refused("not-your-turn");
        await tx.queueEntry.update({
          where: { id: entryId },
          data: { state: "performing", turnAt: new Date() },
        });
        const row = await tx.performance.create({
          data: { roomId, entryId, songId: entry.songId, ...rowOf(record) },
        });
        return done(row);
      }),

    /** False where the performance is over already. */
    async save(roomId: string, entryId: string, record: Partial<StageRecord>): Promise<boolean> {
      const { state, ...columns } = record;
      const { count } = await db.performance.updateMany({
        where: { roomId, entryId },
        data: { ...columns, ...(state !== undefined && { state: state as Prisma.InputJsonValue }) },
      });
      return count > 0;
    },

    /** Rule P2: nobody was ready. The entry waits again and has had no turn; false where it was over already. */
    giveBack: (roomId: string, entryId: string): Promise<boolean> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const { count } = await tx.performance.deleteMany({ where: { roomId, entryId } });
        if (count === 0) return false;
        await tx.queueEntry.update({ where: { id: entryId }, data: { state: "queued", turnAt: null } });
        return true;
      }),

    /** Ends it: the entry is done and the scores are kept, all or nothing; once only, however often it is asked. */
    finish: (roomId: string, entryId: string, scores: readonly NewScore[] = []): Promise<boolean> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const row = await tx.performance.findUnique({ where: { roomId } });
        if (row?.entryId !== entryId) return false;
        await tx.score.createMany({
          data: scores.map((score) => ({
            ...score,
            lines: (score.lines ?? []) as Prisma.InputJsonValue,
            sung: score.sung && Uint8Array.from(score.sung),
            songId: row.songId,
            roomId,
            entryId,
          })),
          skipDuplicates: true,
        });
        await tx.queueEntry.update({ where: { id: entryId }, data: { state: "done" } });
        await tx.performance.delete({ where: { roomId } });
        return true;
      }),
  };
}
