import { Refused } from "../refuse";
import { audit, handle } from "./handle";
import { entryOf } from "./own-entry";

/** Rule Q3. */
export const onRemoveEntry = handle("remove-entry", async ({ entry: id }, call) => {
  const concerned = entryOf(call, id);
  if (concerned instanceof Refused) return concerned;
  const { entry, isOwn } = concerned;
  const refused = await call.room.queue.remove(id);
  if (refused) return refused;
  call.room.changed();
  if (!isOwn) await audit(call, "remove-entry", { entry: id, title: entry.title });
});
