import { LIMITS, type Rotation } from "@karaverse/protocol";
import { type Client, holdRoom, type Within } from "../client";
import type { Difficulty, Prisma } from "../generated/client";
import { done, type Outcome, refused } from "../outcome";
import { passOn, together } from "./queue-together";

export interface Singer {
  personId: string;
  name: string;
}

export interface WaitingSinger extends Singer {
  /** Rule Q14. */
  since: Date;
}

export interface Entry {
  id: string;
  roomId: string;
  songId: string;
  title: string;
  artist: string;
  language: string;
  durationMs: number;
  difficulty: Difficulty;
  addedById: string | null;
  state: "queued" | "performing" | "done" | "removed";
  arrivedAt: Date;
  /** Rule Q8. */
  held: boolean;
  /** Rule Q11: the entry with which its singers would make one duet. */
  duetWith: string | null;
  /** In the order of their parts. */
  singers: WaitingSinger[];
  /** Rule Q12: in the order in which they came up. */
  wishes: Wish[];
}

/** Somebody who is to sing an entry, too, and isn't one of its singers yet. */
export interface Wish extends Singer {
  kind: "invited" | "asking" | "declined";
}

/** A turn that was taken. */
export interface Turn {
  singers: string[];
  at: Date;
}

export interface RotationChange {
  rotation?: Rotation | undefined;
  perPerson?: number | undefined;
}

export interface NewEntry {
  roomId: string;
  songId: string;
  difficulty: Difficulty;
  addedById: string;
  singers: Singer[];
  /** Rule Q12. */
  invited?: Singer[];
}

const include = {
  song: { select: { title: true, artist: true, language: true, durationMs: true } },
  singers: { select: { personId: true, name: true, since: true }, orderBy: { part: "asc" } },
  wishes: { select: { personId: true, name: true, kind: true }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.QueueEntryInclude;

type Row = Prisma.QueueEntryGetPayload<{ include: typeof include }>;

const entryOf = ({ song, position: _, turnAt: __, createdAt: arrivedAt, ...row }: Row): Entry => ({
  ...row,
  ...song,
  arrivedAt,
});

/** The entry on the stage, if any, and then those that wait, in order. */
export async function liveEntries(db: Within, roomId: string): Promise<Entry[]> {
  const rows = await db.queueEntry.findMany({
    where: { roomId, state: { in: ["queued", "performing"] } },
    include,
    orderBy: [{ position: "asc" }, { createdAt: "asc" }],
  });
  const entries = rows.map(entryOf);
  return [
    ...entries.filter((entry) => entry.state === "performing"),
    ...entries.filter((entry) => entry.state === "queued"),
  ];
}

export function queue(db: Client) {
  return {
    /** Rule Q5: now, next, after, and the rest. */
    list: (roomId: string): Promise<Entry[]> => liveEntries(db, roomId),

    /** Rule Q1. */
    add: (
      entry: NewEntry,
    ): Promise<
      Outcome<Entry, "song-unknown" | "song-disabled" | "queue-full" | "too-many-entries" | "room-unknown">
    > =>
      db.$transaction(async (tx) => {
        if (!(await holdRoom(tx, entry.roomId))) return refused("room-unknown");
        const song = await tx.song.findUnique({ where: { id: entry.songId }, select: { disabled: true } });
        if (!song) return refused("song-unknown");
        if (song.disabled) return refused("song-disabled");
        const waiting = { roomId: entry.roomId, state: "queued" as const };
        const [room, all, own, last] = await Promise.all([
          tx.room.findUniqueOrThrow({ where: { id: entry.roomId }, select: { perPerson: true } }),
          tx.queueEntry.count({ where: waiting }),
          tx.queueEntry.count({ where: { ...waiting, addedById: entry.addedById } }),
          tx.queueEntry.aggregate({ where: { roomId: entry.roomId }, _max: { position: true } }),
        ]);
        if (all >= LIMITS.queueLength) return refused("queue-full");
        if (own >= room.perPerson) return refused("too-many-entries");
        const { singers, invited = [], ...data } = entry;
        const row = await tx.queueEntry.create({
          data: {
            ...data,
            position: (last._max.position ?? 0) + 1,
            singers: { create: singers.map((singer, part) => ({ ...singer, part })) },
            wishes: { create: invited.map((each) => ({ ...each, kind: "invited" as const })) },
          },
          include,
        });
        return done(entryOf(row));
      }),

    /** The turns since then, with the one that is being sung. */
    async turns(roomId: string, since: Date): Promise<Turn[]> {
      const rows = await db.queueEntry.findMany({
        where: { roomId, turnAt: { gte: since } },
        select: { turnAt: true, singers: { select: { personId: true } } },
      });
      return rows.flatMap(({ turnAt, singers }) =>
        turnAt ? { at: turnAt, singers: singers.map(({ personId }) => personId) } : [],
      );
    },

    /** The waiting entries in this order; what is waiting no more, or not named, is left as it is. */
    async arrange(roomId: string, order: readonly string[]): Promise<void> {
      await db.$executeRaw`
        UPDATE "QueueEntry" AS entry SET "position" = place."nth"
        FROM unnest(${order}::text[]) WITH ORDINALITY AS place("id", "nth")
        WHERE entry."id" = place."id" AND entry."roomId" = ${roomId} AND entry."state" = 'queued'`;
    },

    /** Rules Q6, Q8. */
    setRotation: (roomId: string, { rotation, perPerson }: RotationChange): Promise<void> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        await tx.room.update({
          where: { id: roomId },
          data: {
            ...(rotation !== undefined && { rotation }),
            ...(perPerson !== undefined && { perPerson }),
          },
        });
        if (rotation === undefined) return;
        await tx.queueEntry.updateMany({ where: { roomId, state: "queued" }, data: { held: false } });
      }),

    /** Rule Q11: one side's wish; null takes it back. */
    wishDuet: async (roomId: string, entryId: string, duetWith: string | null): Promise<boolean> => {
      const where = { id: entryId, roomId, state: "queued" as const };
      const { count } = await db.queueEntry.updateMany({ where, data: { duetWith } });
      return count > 0;
    },

    /** Rule Q11. Whether the two suit each other is for the caller to know. */
    merge: (roomId: string, keptId: string, otherId: string): Promise<Outcome<null, "entry-unknown">> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const rows = await tx.queueEntry.findMany({
          where: { roomId, state: "queued", id: { in: [keptId, otherId] } },
          include: { singers: { orderBy: { part: "asc" } } },
        });
        const kept = rows.find(({ id }) => id === keptId);
        const other = rows.find(({ id }) => id === otherId);
        if (!kept || !other) return refused("entry-unknown");
        const known = new Set(kept.singers.map(({ personId }) => personId));
        const joining = other.singers.filter(({ personId }) => !known.has(personId));
        await tx.queueSinger.createMany({
          data: joining.map(({ personId, name, since }, nth) => ({
            ...{ entryId: keptId, personId, name, since },
            part: kept.singers.length + nth,
          })),
        });
        await tx.queueEntry.update({ where: { id: keptId }, data: { duetWith: null } });
        await tx.queueEntry.update({ where: { id: otherId }, data: { state: "removed" } });
        return done(null);
      }),

    ...together(db),

    /** Rule Q2. Before another entry, or to the end with null; answers with the whole queue as it is then. */
    move: (
      roomId: string,
      entryId: string,
      before: string | null,
    ): Promise<Outcome<Entry[], "entry-unknown" | "entry-performing">> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const entries = await liveEntries(tx, roomId);
        const moved = entries.find((entry) => entry.id === entryId);
        if (!moved) return refused("entry-unknown");
        const target = before === null ? undefined : entries.find((entry) => entry.id === before);
        if (before !== null && !target) return refused("entry-unknown");
        if (moved.state === "performing" || target?.state === "performing")
          return refused("entry-performing");
        if (moved === target) return done(entries);
        const order = entries.filter((entry) => entry !== moved);
        order.splice(target ? order.indexOf(target) : order.length, 0, moved);
        for (const [position, entry] of order.entries()) {
          await tx.queueEntry.update({ where: { id: entry.id }, data: { position } });
        }
        await tx.queueEntry.update({ where: { id: moved.id }, data: { held: true } });
        return done(order.map((entry) => (entry === moved ? { ...entry, held: true } : entry)));
      }),

    /** Rule Q3: whether one may is for the caller to know. */
    remove: (roomId: string, entryId: string): Promise<Outcome<null, "entry-unknown" | "entry-performing">> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const row = await tx.queueEntry.findUnique({ where: { id: entryId } });
        if (row?.roomId !== roomId) return refused("entry-unknown");
        if (row.state === "performing") return refused("entry-performing");
        if (row.state !== "queued") return refused("entry-unknown");
        await passOn(tx, row);
        await tx.queueEntry.update({ where: { id: entryId }, data: { state: "removed" } });
        return done(null);
      }),

    /**
     * Rule L2: waiting entries of somebody who left go, unless another singer is still here.
     * Answers with the ids of those that went.
     */
    removeOf: (roomId: string, personId: string, here: readonly string[]): Promise<string[]> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const left = await tx.queueEntry.findMany({
          where: {
            roomId,
            state: "queued",
            AND: [
              { singers: { some: { personId } } },
              { singers: { none: { personId: { in: here.filter((id) => id !== personId) } } } },
            ],
          },
          select: { id: true },
        });
        const ids = left.map((row) => row.id);
        await tx.queueEntry.updateMany({ where: { id: { in: ids } }, data: { state: "removed" } });
        await tx.queueWish.deleteMany({ where: { personId, entry: { roomId, state: "queued" } } });
        return ids;
      }),
  };
}
