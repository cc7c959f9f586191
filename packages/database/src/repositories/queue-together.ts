import { LIMITS } from "@karaverse/protocol";
import { type Client, holdRoom, type Within } from "../client";
import { done, type Outcome, refused } from "../outcome";
import type { Singer, Wish } from "./queue";

/** Rule Q14: whoever sings other waiting entries, too, has waited there as long as here. */
export async function passOn(
  tx: Within,
  { id, roomId }: { id: string; roomId: string },
  personId: string | null = null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "QueueSinger" AS other SET "since" = LEAST(other."since", gone."since")
    FROM "QueueSinger" AS gone, "QueueEntry" AS entry
    WHERE gone."entryId" = ${id} AND (${personId}::text IS NULL OR gone."personId" = ${personId})
      AND other."personId" = gone."personId" AND other."entryId" <> ${id}
      AND entry."id" = other."entryId" AND entry."roomId" = ${roomId} AND entry."state" = 'queued'`;
}

/** Who sings an entry together with whom (Rules Q12, Q13, P14). Whether one may is for the caller to know. */
export function together(db: Client) {
  const waiting = (tx: Within, roomId: string, id: string) =>
    tx.queueEntry.findFirst({
      where: { id, roomId, state: "queued" },
      include: { singers: { orderBy: { part: "asc" } }, wishes: true },
    });

  return {
    /** One more wish, or another kind of the same person's. */
    wish: (
      roomId: string,
      entryId: string,
      { kind, ...singer }: Wish,
    ): Promise<Outcome<null, "entry-unknown">> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        if (!(await waiting(tx, roomId, entryId))) return refused("entry-unknown");
        await tx.queueWish.upsert({
          where: { entryId_personId: { entryId, personId: singer.personId } },
          create: { entryId, ...singer, kind },
          update: { kind },
        });
        return done(null);
      }),

    /** The last of its singers from now on. */
    join: (
      roomId: string,
      entryId: string,
      { personId, name }: Singer,
    ): Promise<Outcome<null, "entry-unknown" | "together-full" | "sings-already">> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const entry = await waiting(tx, roomId, entryId);
        if (!entry) return refused("entry-unknown");
        const { singers } = entry;
        if (singers.some((singer) => singer.personId === personId)) return refused("sings-already");
        if (singers.length >= LIMITS.performersPerEntry) return refused("together-full");
        const part = (singers.at(-1)?.part ?? -1) + 1;
        await tx.queueSinger.create({ data: { entryId, personId, name, part } });
        await tx.queueWish.deleteMany({ where: { entryId, personId } });
        return done(null);
      }),

    /** Without them; without anybody it is out of the queue. */
    leave: (roomId: string, entryId: string, personId: string): Promise<Outcome<null, "entry-unknown">> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const entry = await waiting(tx, roomId, entryId);
        if (!entry) return refused("entry-unknown");
        const rest = entry.singers.filter((singer) => singer.personId !== personId);
        await passOn(tx, entry, personId);
        await tx.queueSinger.deleteMany({ where: { entryId, personId } });
        const adder = entry.addedById === personId ? (rest[0]?.personId ?? null) : entry.addedById;
        await tx.queueEntry.update({
          where: { id: entryId },
          data: rest.length === 0 ? { state: "removed" } : { addedById: adder },
        });
        return done(null);
      }),

    /** Two of its singers change places, and so parts. */
    swap: (
      roomId: string,
      entryId: string,
      one: string,
      other: string,
    ): Promise<Outcome<null, "entry-unknown">> =>
      db.$transaction(async (tx) => {
        await holdRoom(tx, roomId);
        const entry = await waiting(tx, roomId, entryId);
        const [first, second] = [one, other].map((id) => entry?.singers.find((each) => each.personId === id));
        if (!first || !second) return refused("entry-unknown");
        for (const [{ personId }, { part }] of [
          [first, second],
          [second, first],
        ] as const)
          await tx.queueSinger.update({ where: { entryId_personId: { entryId, personId } }, data: { part } });
        return done(null);
      }),
  };
}
