import type { Database } from "@karaverse/database";
import type { PersonId, RoomId, RoomState } from "@karaverse/protocol";
import type { Logger } from "pino";

/** Much less than LIMITS.insideAgainSeconds. */
const AGAIN_MS = 60_000;

interface Surroundings {
  roomId: RoomId;
  db: Database;
  log: Logger;
  state: RoomState;
  members: ReadonlyMap<PersonId, unknown>;
}

/** Rule J2: tells the database who is inside while the room is locked, for when this process dies. */
export function createInsiders({ roomId, db, log, state, members }: Surroundings) {
  let told: ReadonlySet<PersonId> = new Set();
  let toldAt = 0;
  let writing: Promise<void> | null = null;

  function write(now: number): Promise<void> | null {
    const inside = new Set(state.locked ? members.keys() : []);
    const left = [...told].filter((person) => !inside.has(person));
    const isKnown = [...inside].every((person) => told.has(person));
    const isDue = inside.size > 0 && (!isKnown || now - toldAt >= AGAIN_MS);
    if (left.length === 0 && !isDue) return null;
    told = inside;
    toldAt = now;
    return Promise.all([
      left.length > 0 ? db.insiders.left(roomId, left) : undefined,
      isDue ? db.insiders.seen(roomId, [...inside]) : undefined,
    ]).then(
      () => undefined,
      (error: unknown) => log.error({ err: error }, "telling who is inside failed"),
    );
  }

  return {
    tick(now: number): void {
      writing ??=
        write(now)?.finally(() => {
          writing = null;
        }) ?? null;
    },
    /** Nobody is here any more. */
    async close(now: number): Promise<void> {
      await writing;
      await write(now);
    },
  };
}
