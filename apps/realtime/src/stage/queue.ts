import type { Database, Entry, NewEntry } from "@karaverse/database";
import { type EntryId, LIMITS, type PersonId, QueueEntry, type RoomState, Singer } from "@karaverse/protocol";
import { type Refused, refuse } from "../refuse";
import { createSerial } from "../serial";

/** The room's queue: always what the database says, shown once it says so (Rule Q4). */
export function createQueue(db: Database, roomId: string, state: RoomState) {
  const serial = createSerial();
  let entries: readonly Entry[] = [];
  /** The entry on the stage; in the database it is done as soon as it is scored, here once the applause is over. */
  let onStage: Entry | null = null;

  function show(waiting: readonly Entry[]): void {
    const next = onStage ? [onStage, ...waiting.filter(({ id }) => id !== onStage?.id)] : waiting;
    if (sameEntries(entries, next)) return;
    entries = next;
    state.queue.clear();
    for (const entry of next) state.queue.push(shown(entry));
  }

  /** Rule Q1. The database has the last word; who keeps asking doesn't keep it from others' songs. */
  function refusalOf(person: PersonId): Refused | null {
    const waiting = entries.filter(({ id }) => id !== onStage?.id);
    if (waiting.length >= LIMITS.queueLength) return refuse("queue-full");
    const own = waiting.filter(({ addedById }) => addedById === person).length;
    return own >= LIMITS.queuePerPerson ? refuse("too-many-entries") : null;
  }

  const reload = async () => show(await db.queue.list(roomId));

  return {
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
        show(moved.value);
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
        const isSinging = entries.some(({ singers }) => singers.some(({ personId }) => personId === person));
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

function shown({ addedById, singers, ...entry }: Entry): QueueEntry {
  const row = new QueueEntry().assign({
    id: entry.id,
    songId: entry.songId,
    title: entry.title,
    artist: entry.artist,
    language: entry.language,
    durationMs: entry.durationMs,
    difficulty: entry.difficulty,
    addedBy: addedById ?? "",
  });
  for (const { personId, name } of singers) row.singers.push(new Singer().assign({ personId, name }));
  return row;
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
