import { z } from "zod";
import { command } from "../command";
import { EntryId, PersonId } from "../ids";
import { LIMITS } from "../limits";

const ofEntry = { entry: EntryId };
const UNCHANGEABLE = ["entry-unknown", "entry-performing"] as const;

/** Rule Q12. Asks people in the room to sing this, too; who has asked for it is in at once. */
export const inviteSingers = command("invite-singers", {
  input: z.object({
    ...ofEntry,
    people: z
      .array(PersonId)
      .min(1)
      .max(LIMITS.performersPerEntry - 1),
  }),
  right: "queue",
  refusals: [...UNCHANGEABLE, "not-your-entry", "not-here", "together-full", "sings-already", "declined"],
});

/** Rule Q12. Who was invited is in at once, and so is a host; else its singers are asked. */
export const joinEntry = command("join-entry", {
  input: z.object(ofEntry),
  output: z.object({ joined: z.boolean() }),
  right: "queue",
  refusals: [...UNCHANGEABLE, "together-full", "sings-already", "declined"],
});

/** Rule Q12. The invited decline, who asked takes it back, and singers refuse who asked or take their invitation back. */
export const declineSinger = command("decline-singer", {
  input: z.object({ ...ofEntry, person: PersonId }),
  right: "queue",
  refusals: [...UNCHANGEABLE, "not-your-entry", "nothing-asked"],
});

/** Rule Q13. The others still sing it. */
export const leaveEntry = command("leave-entry", {
  input: z.object(ofEntry),
  right: "queue",
  refusals: [...UNCHANGEABLE, "not-your-entry"],
});

/** Rule P14. The caller, who sings this, changes places with another singer of the entry. */
export const swapParts = command("swap-parts", {
  input: z.object({ ...ofEntry, with: PersonId }),
  right: "queue",
  refusals: [...UNCHANGEABLE, "not-your-entry", "not-here"],
});

/** Rule P13. Asks those on stage; who runs the stage is with them at once. */
export const singAlong = command("sing-along", {
  input: z.object({}),
  output: z.object({ joined: z.boolean() }),
  right: "perform",
  refusals: ["nothing-performing", "wrong-phase", "together-full", "sings-already", "declined"],
});

/** Rule P13: a performer, or who has the right "run-stage". */
export const answerSingAlong = command("answer-sing-along", {
  input: z.object({ person: PersonId, accept: z.boolean() }),
  right: "perform",
  refusals: ["nothing-performing", "wrong-phase", "not-allowed", "nothing-asked", "together-full"],
});

/** Rule P13. The others sing on. */
export const leaveStage = command("leave-stage", {
  input: z.object({}),
  right: "perform",
  refusals: ["nothing-performing", "not-allowed", "wrong-phase"],
});
