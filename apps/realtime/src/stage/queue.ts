import type { Database, Entry, NewEntry } from "@karaverse/database";
import {
  type EntryId,
  LIMITS,
  type PersonId,
  QueueEntry,
  type RoomState,
  type Rotation,
  Singer,
  SingerWish,
} from "@karaverse/protocol";
import { rotate } from "@karaverse/singing";
import { type Refused, refuse } from "../refuse";
import { createSerial } from "../serial";
import { createTogether } from "./queue-together";
import { createSharings, type SongSharing } from "./sharing";

const EVENING_MS = LIMITS.eveningHours * 3_600_000;

/** The room's queue: always what the database says, shown once it says so (Rule Q4). */
export function createQueue(db: Database, roomId: string, state: RoomState) {
  const serial = createSerial();
  const sharings = createSharings(db);
  let entries: readonly Entry[] = [];
  /** The entry on the stage; in the database it is done as soon as it is scored, here once the applause is over. */
  let onStage: Entry | null = null;

  async function show(waiting: readonly Entry[]): Promise<void> {
    const next = onStage ? [onStage, ...waiting.filter(({ id }) => id !== onStage?.id)] : waiting;
    if (sameEntries(entries, next)) return;
    const shares = await sharings.of(next);
    entries = next;
    state.queue.clear();
    for (const entry of next) state.queue.push(shown(entry, shares.get(entry.songId)));
  }

  /** Rule Q1. The database has the last word; who keeps asking doesn't keep it from others' songs. */
  function refusalOf(person: PersonId): Refused | null {
    const waiting = entries.filter(({ id }) => id !== onStage?.id);
    if (waiting.length >= LIMITS.queueLength) return refuse("queue-full");
    const own = waiting.filter(({ addedById }) => addedById === person).length;
    return own >= state.perPerson ? refuse("too-many-entries") : null;
  }

  /** Rules Q2, Q6: as the rotation has it, written down and then shown. */
  async function reload(): Promise<void> {
    const [live, turns] = await Promise.all([
      db.queue.list(roomId),
      db.queue.turns(roomId, new Date(Date.now() - EVENING_MS)),
    ]);
    const waiting = live.filter((entry) => entry.state === "queued");
    const placed = rotate(
      waiting.map(({ id, singers, arrivedAt, held }) => ({
        ...{ id, held, arrivedAt: arrivedAt.getTime() },
        singers: singers.map(({ personId }) => personId),
        since: new Map(singers.map(({ personId, since }) => [personId, since.getTime()])),
      })),
      turns.map(({ singers, at }) => ({ singers, at: at.getTime() })),
      state.rotation as Rotation,
    );
    const order = placed.map(({ id }) => id);
    if (order.some((id, place) => waiting[place]?.id !== id)) await db.queue.arrange(roomId, order);
    const byId = new Map(live.map((entry) => [entry.id, entry]));
    await show([
      ...live.filter((entry) => entry.state === "performing"),
      ...order.flatMap((id) => byId.get(id) ?? []),
    ]);
  }

  /** Rule Q11. */
  function duetRefusal(one: Entry, other: Entry): Refused | null {
    if (one.id === onStage?.id || other.id === onStage?.id) return refuse("entry-performing");
    const people = new Set([...one.singers, ...other.singers].map(({ personId }) => personId));
    const isNew = people.size > Math.max(one.singers.length, other.singers.length);
    const suits = one.songId === other.songId && isNew && people.size <= LIMITS.performersPerEntry;
    return suits ? null : refuse("no-duet");
  }

  function waitingEntry(id: EntryId): Entry | Refused {
    if (id === onStage?.id) return refuse("entry-performing");
    return entries.find((entry) => entry.id === id) ?? refuse("entry-unknown");
  }

  return {
    ...createTogether({ db, roomId, serial, find: waitingEntry, reload }),
    entries: () => entries,
    /** Rule P1. */
    head: (): Entry | null => entries[0] ?? null,
    entry: (id: EntryId): Entry | null => entries.find((entry) => entry.id === id) ?? null,
    load: () => serial.run(reload),
    /** Everything asked for so far is done. */
    settled: () => serial.run(() => undefined),
    add: (entry: Omit<NewEntry, "roomId">): Promise<{ entry: EntryId } | Refused> =>
      serial.run(async () => {
        const refused = refusalOf(entry.addedById);
        if (refused) return refused;
        const added = await db.queue.add({ ...entry, roomId });
        if (!added.ok) return refuse(added.reason);
        await reload();
        return { entry: added.value.id };
      }),
    move: (id: EntryId, before: EntryId | null): Promise<Refused | undefined> =>
      serial.run(async () => {
        if (id === onStage?.id || before === onStage?.id) return refuse("entry-performing");
        const moved = await db.queue.move(roomId, id, before);
        if (!moved.ok) return refuse(moved.reason);
        await reload();
      }),
    /** Rule Q10: down, and not out. */
    pass: (id: EntryId): Promise<Refused | undefined> =>
      serial.run(async () => {
        if (id === onStage?.id) return refuse("entry-performing");
        const others = entries.filter((entry) => entry.id !== onStage?.id && entry.id !== id);
        const place = entries
          .filter((entry) => entry.id !== onStage?.id)
          .findIndex((entry) => entry.id === id);
        if (place < 0) return refuse("entry-unknown");
        const moved = await db.queue.move(roomId, id, others[place + LIMITS.passedBy]?.id ?? null);
        if (!moved.ok) return refuse(moved.reason);
        await reload();
      }),
    /** Rules Q6, Q8. */
    changeRotation: (change: {
      rotation?: Rotation | undefined;
      perPerson?: number | undefined;
    }): Promise<void> =>
      serial.run(async () => {
        await db.queue.setRotation(roomId, change);
        if (change.rotation !== undefined) state.rotation = change.rotation;
        if (change.perPerson !== undefined) state.perPerson = change.perPerson;
        await reload();
      }),
    /** Rule Q11. @param mayForce a host needs nobody's word */
    makeDuet: (id: EntryId, withId: EntryId, mayForce: boolean): Promise<{ made: boolean } | Refused> =>
      serial.run(async () => {
        const one = entries.find((entry) => entry.id === id);
        const other = entries.find((entry) => entry.id === withId);
        if (!one || !other) return refuse("entry-unknown");
        const refused = duetRefusal(one, other);
        if (refused) return refused;
        const made = mayForce || other.duetWith === id;
        if (made) {
          const [kept, joining] = entries.indexOf(one) < entries.indexOf(other) ? [one, other] : [other, one];
          const merged = await db.queue.merge(roomId, kept.id, joining.id);
          if (!merged.ok) return refuse(merged.reason);
        } else if (!(await db.queue.wishDuet(roomId, id, withId))) return refuse("entry-unknown");
        await reload();
        return { made };
      }),
    remove: (id: EntryId): Promise<Refused | undefined> =>
      serial.run(async () => {
        if (id === onStage?.id) return refuse("entry-performing");
        const removed = await db.queue.remove(roomId, id);
        if (!removed.ok) return refuse(removed.reason);
        await reload();
      }),
    /** Rule L2. */
    removeOf: (person: PersonId, here: readonly PersonId[]): Promise<void> =>
      serial.run(async () => {
        // Most have none: a hall that empties must not ask the database a thousand times, one after the other.
        const isSinging = entries.some(({ singers, wishes }) =>
          [...singers, ...wishes].some(({ personId }) => personId === person),
        );
        if (!isSinging) return;
        await db.queue.removeOf(roomId, person, here);
        await reload();
      }),
    /** The stage took an entry, or is done with it. */
    setOnStage: (entry: Entry | null): Promise<void> =>
      serial.run(async () => {
        onStage = entry;
        await reload();
      }),
  };
}

export type RoomQueue = ReturnType<typeof createQueue>;

function shown({ addedById, singers, wishes, ...entry }: Entry, sharing?: SongSharing): QueueEntry {
  const row = new QueueEntry().assign({
    id: entry.id,
    songId: entry.songId,
    title: entry.title,
    artist: entry.artist,
    language: entry.language,
    durationMs: entry.durationMs,
    difficulty: entry.difficulty,
    addedBy: addedById ?? "",
    held: entry.held,
    duetWith: entry.duetWith ?? "",
    parts: sharing?.parts ?? 1,
    sharing: sharing?.sharing ?? "unison",
  });
  for (const { personId, name } of singers) row.singers.push(new Singer().assign({ personId, name }));
  for (const { personId, name, kind } of wishes)
    if (kind !== "declined") row.wishes.push(new SingerWish().assign({ personId, name, kind }));
  return row;
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
