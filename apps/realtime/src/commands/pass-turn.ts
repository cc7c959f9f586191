import { Refused } from "../refuse";
import { audit, handle } from "./handle";
import { entryOf } from "./own-entry";

/** Rule Q10. */
export const onPassTurn = handle("pass-turn", async ({ entry: id }, call) => {
  const concerned = entryOf(call, id);
  if (concerned instanceof Refused) return concerned;
  const refused = await call.room.queue.pass(id);
  if (refused) return refused;
  call.room.changed();
  if (!concerned.isOwn) await audit(call, "pass-turn", { entry: id, title: concerned.entry.title });
});
