import { may } from "@karaverse/protocol";
import { Refused, refuse } from "../refuse";
import { audit, handle } from "./handle";
import { entryOf } from "./own-entry";

/** Rule Q11. */
export const onMakeDuet = handle("make-duet", async ({ entry: id, with: withId }, call) => {
  const { room, caller } = call;
  const [one, other] = [entryOf(call, id), room.queue.entry(withId)];
  if (one instanceof Refused) return one;
  if (!other) return refuse("entry-unknown");
  const mayForce = may(caller.rank, "manage-queue");
  const made = await room.queue.makeDuet(id, withId, mayForce);
  if (made instanceof Refused) return made;
  room.changed();
  if (!one.isOwn) await audit(call, "make-duet", { entry: id, title: one.entry.title, with: withId });
  return made;
});
