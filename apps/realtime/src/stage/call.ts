import { type EntryId, LIMITS, type PersonId, type RoomState, type ServerTime } from "@karaverse/protocol";
import type { Logger } from "pino";
import type { RoomQueue } from "./queue";

interface Called {
  entry: EntryId;
  /** When it is passed over; null: not while things are as they are. */
  until: ServerTime | null;
}

interface Surroundings {
  roomId: string;
  log: Logger;
  state: RoomState;
  queue: RoomQueue;
  isStageTaken(): boolean;
  /** Whether they are connected; null for who is not in the room. */
  isHere(person: PersonId): boolean | null;
}

/** Rule Q10: who is called and does not come is passed over, when others wait who would. */
export function createCall({ roomId, log, state, queue, isStageTaken, isHere }: Surroundings) {
  let called: Called | null = null;

  function deadline(now: ServerTime): Called | null {
    const [head, ...others] = isStageTaken() ? [] : queue.entries();
    if (!head) return null;
    const singers = head.singers.map(({ personId }) => personId);
    const isWaitedFor = others.some((entry) =>
      entry.singers.some(({ personId }) => !singers.includes(personId) && isHere(personId) === true),
    );
    // Rule L1: who has dropped keeps the turn, and who is gone takes the entry along.
    const mayCome = singers.every((person) => isHere(person) !== false);
    if (!isWaitedFor || !mayCome) return { entry: head.id, until: null };
    if (called?.entry === head.id && called.until !== null) return called;
    return { entry: head.id, until: now + LIMITS.calledSeconds * 1_000 };
  }

  return {
    tick(now: ServerTime): void {
      called = deadline(now);
      const until = called?.until ?? 0;
      if (state.calledUntil !== until) state.calledUntil = until;
      if (!called?.until || now < called.until) return;
      const { entry } = called;
      // Counts anew, also when the database was away.
      called = null;
      queue.pass(entry).catch((error) => log.error({ roomId, entry, err: error }, "passing over failed"));
    },
  };
}
