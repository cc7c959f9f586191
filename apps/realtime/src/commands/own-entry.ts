import type { Entry } from "@karaverse/database";
import { type EntryId, may } from "@karaverse/protocol";
import { type Refused, refuse } from "../refuse";
import type { Call } from "./handle";

interface Concerned {
  entry: Entry;
  /** The caller sings it or has added it. */
  isOwn: boolean;
}

/** An entry that the caller may do something about: their own, or anybody's for who manages the queue (Rule Q3). */
export function entryOf({ room, caller }: Call, id: EntryId): Concerned | Refused {
  const entry = room.queue.entry(id);
  if (!entry) return refuse("entry-unknown");
  const isOwn =
    entry.addedById === caller.personId || entry.singers.some(({ personId }) => personId === caller.personId);
  return isOwn || may(caller.rank, "manage-queue") ? { entry, isOwn } : refuse("not-your-entry");
}
