import { Refused } from "../refuse";
import { handle } from "./handle";
import { entryOf } from "./own-entry";

/** Rule Q12: for oneself, or for a song of one's own. */
export const onDeclineSinger = handle("decline-singer", async ({ entry, person }, call) => {
  const concerned = person === call.caller.personId ? null : entryOf(call, entry);
  if (concerned instanceof Refused) return concerned;
  const refused = await call.room.queue.decline(entry, person);
  if (refused) return refused;
  call.room.changed();
});
