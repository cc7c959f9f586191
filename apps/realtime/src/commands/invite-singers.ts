import { Refused, refuse } from "../refuse";
import { audit, handle } from "./handle";
import { entryOf } from "./own-entry";

/** Rule Q12. */
export const onInviteSingers = handle("invite-singers", async ({ entry: id, people }, call) => {
  const { room } = call;
  const concerned = entryOf(call, id);
  if (concerned instanceof Refused) return concerned;
  const singers = [...new Set(people)].map((person) => room.members.get(person));
  if (singers.some((singer) => singer === undefined)) return refuse("not-here");
  const refused = await room.queue.invite(
    id,
    singers.flatMap((singer) =>
      singer ? [{ personId: singer.personId, name: singer.participant.name }] : [],
    ),
  );
  if (refused) return refused;
  room.changed();
  if (!concerned.isOwn) await audit(call, "invite-singers", { entry: id, people });
});
