import { z } from "zod";
import { command } from "../command";
import { Difficulty, EntryId, PersonId, Rotation, SongId } from "../ids";
import { LIMITS } from "../limits";

/** Rules Q1, Q2, Q4. The caller sings; `with` names people in the room who are invited to sing along (Rule Q12). */
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

/** Rules Q6, Q8. */
export const changeRotation = command("change-rotation", {
  input: z.object({
    rotation: Rotation.optional(),
    /** How many entries one person may have waiting; what waits already stays. */
    perPerson: z.number().int().min(1).max(LIMITS.queuePerPerson).optional(),
  }),
  right: "change-room",
  audited: true,
});

/** Rule Q10: one of its singers, or who has the right "manage-queue". */
export const passTurn = command("pass-turn", {
  input: z.object({ entry: EntryId }),
  right: "queue",
  refusals: ["entry-unknown", "entry-performing", "not-your-entry"],
});

/** Rule Q11. A singer of one of the two wishes it, and does it where the other has wished it; a host just does it. */
export const makeDuet = command("make-duet", {
  input: z.object({ entry: EntryId, with: EntryId }),
  output: z.object({ made: z.boolean() }),
  right: "queue",
  refusals: ["entry-unknown", "entry-performing", "not-your-entry", "no-duet"],
});
