import type { Database, Entry, Singer } from "@karaverse/database";
import { type EntryId, LIMITS, type PersonId } from "@karaverse/protocol";
import { Refused, refuse } from "../refuse";
import type { Serial } from "../serial";

interface Queue {
  db: Database;
  roomId: string;
  serial: Serial;
  /** Null where it is not waiting (any more). */
  find(id: EntryId): Entry | Refused;
  reload(): Promise<void>;
}

const sings = ({ singers }: Entry, person: PersonId): boolean =>
  singers.some(({ personId }) => personId === person);

const wishOf = ({ wishes }: Entry, person: PersonId) => wishes.find(({ personId }) => personId === person);

/** Who sings an entry together with whom (Rules Q12, Q13, P14). */
export function createTogether({ db, roomId, serial, find, reload }: Queue) {
  const change = <T>(id: EntryId, work: (entry: Entry) => Promise<T | Refused>): Promise<T | Refused> =>
    serial.run(async () => {
      const entry = find(id);
      if (entry instanceof Refused) return entry;
      const done = await work(entry);
      if (!(done instanceof Refused)) await reload();
      return done;
    });

  async function join(entry: Entry, singer: Singer): Promise<Refused | undefined> {
    const joined = await db.queue.join(roomId, entry.id, singer);
    return joined.ok ? undefined : refuse(joined.reason);
  }

  async function wish(
    entry: Entry,
    singer: Singer,
    kind: "invited" | "asking" | "declined",
  ): Promise<Refused | undefined> {
    const wished = await db.queue.wish(roomId, entry.id, { ...singer, kind });
    return wished.ok ? undefined : refuse(wished.reason);
  }

  return {
    /** Who has asked for it is in, the others are asked; refused where one of them cannot be. */
    invite: (id: EntryId, people: readonly Singer[]): Promise<Refused | undefined> =>
      change(id, async (entry) => {
        if (people.some(({ personId }) => sings(entry, personId))) return refuse("sings-already");
        if (people.some(({ personId }) => wishOf(entry, personId)?.kind === "declined"))
          return refuse("declined");
        if (entry.singers.length >= LIMITS.performersPerEntry) return refuse("together-full");
        for (const { personId, name } of people) {
          const isAsking = wishOf(entry, personId)?.kind === "asking";
          const singer = { personId, name };
          const refused = isAsking ? await join(entry, singer) : await wish(entry, singer, "invited");
          if (refused) return refused;
        }
      }),
    /** @param mayForce a host needs nobody's word */
    join: (id: EntryId, singer: Singer, mayForce: boolean): Promise<{ joined: boolean } | Refused> =>
      change(id, async (entry) => {
        if (sings(entry, singer.personId)) return refuse("sings-already");
        const kind = wishOf(entry, singer.personId)?.kind;
        const joined = mayForce || kind === "invited";
        if (!joined && kind === "declined") return refuse("declined");
        if (entry.singers.length >= LIMITS.performersPerEntry) return refuse("together-full");
        const refused = joined ? await join(entry, singer) : await wish(entry, singer, "asking");
        return refused ?? { joined };
      }),
    /** The wish is over, and does not come up again. */
    decline: (id: EntryId, person: PersonId): Promise<Refused | undefined> =>
      change(id, async (entry) => {
        const known = wishOf(entry, person);
        if (!known || known.kind === "declined") return refuse("nothing-asked");
        return wish(entry, { personId: person, name: known.name }, "declined");
      }),
    leave: (id: EntryId, person: PersonId): Promise<Refused | undefined> =>
      change(id, async (entry) => {
        if (!sings(entry, person)) return refuse("not-your-entry");
        const left = await db.queue.leave(roomId, id, person);
        return left.ok ? undefined : refuse(left.reason);
      }),
    swap: (id: EntryId, one: PersonId, other: PersonId): Promise<Refused | undefined> =>
      change(id, async (entry) => {
        if (!sings(entry, one)) return refuse("not-your-entry");
        if (!sings(entry, other) || one === other) return refuse("not-here");
        const swapped = await db.queue.swap(roomId, id, one, other);
        return swapped.ok ? undefined : refuse(swapped.reason);
      }),
  };
}
