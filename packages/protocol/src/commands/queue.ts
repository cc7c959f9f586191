import { z } from "zod";
import { command } from "../command";
import { Difficulty, EntryId, PersonId, SongId } from "../ids";
import { LIMITS } from "../limits";

/** Rules Q1, Q2, Q4. The caller sings; `with` names partners who are in the room. */
export const queueSong = command("queue-song", {
  input: z.object({
    song: SongId,
    with: z
      .array(PersonId)
      .max(LIMITS.performersPerEntry - 1)
      .default([]),
    difficulty: Difficulty.default("easy"),
  }),
  output: z.object({ entry: EntryId }),
  right: "queue",
  refusals: ["song-unknown", "song-disabled", "queue-full", "too-many-entries", "not-here"],
});

/** Rule Q3. */
export const removeEntry = command("remove-entry", {
  input: z.object({ entry: EntryId }),
  right: "queue",
  refusals: ["entry-unknown", "entry-performing", "not-your-entry"],
});

/** Rule Q2. Moves an entry before another one, or to the end. */
export const moveEntry = command("move-entry", {
  input: z.object({ entry: EntryId, before: EntryId.nullable() }),
  right: "manage-queue",
  audited: true,
  refusals: ["entry-unknown", "entry-performing"],
});
