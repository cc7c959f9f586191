import { REASONS } from "@karaverse/protocol";
import { Refused } from "../refuse";
import { handle } from "./handle";
import { targetOf } from "./target";

/** Rule L3. */
export const onRemoveParticipant = handle("remove-participant", ({ person, reason }, call) => {
  const target = targetOf(call, person);
  if (target instanceof Refused) return target;
  call.room.people.dismiss(target, "removed", farewell(REASONS.removed, call.caller.name, reason));
});

/** Why, and by whom. */
export const farewell = (words: string, by: string, reason: string): string =>
  `${words} (${by}${reason ? `: ${reason}` : ""})`;
