import { may } from "@karaverse/protocol";
import { refuse } from "../refuse";
import { audit, handle } from "./handle";

/** Rule Q3. */
export const onRemoveEntry = handle("remove-entry", async ({ entry: id }, call) => {
  const { room, caller } = call;
  const entry = room.queue.entry(id);
  if (!entry) return refuse("entry-unknown");
  const isOwn =
    entry.addedById === caller.personId || entry.singers.some(({ personId }) => personId === caller.personId);
  if (!isOwn && !may(caller.rank, "manage-queue")) return refuse("not-your-entry");
  const refused = await room.queue.remove(id);
  if (refused) return refused;
  room.changed();
  if (!isOwn) await audit(call, "remove-entry", { entry: id, title: entry.title });
});
