import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rules Q1, Q4, Q12. */
export const onQueueSong = handleInRoom("queue-song", async (input, { room, me }) => {
  const partners = [...new Set(input.with)].filter((person) => person !== me.personId);
  const invited = partners.map((person) => room.members.get(person));
  if (invited.some((partner) => partner === undefined)) return refuse("not-here");
  const added = await room.queue.add({
    songId: input.song,
    difficulty: input.difficulty,
    addedById: me.personId,
    singers: [{ personId: me.personId, name: me.participant.name }],
    invited: invited.flatMap((partner) =>
      partner ? [{ personId: partner.personId, name: partner.participant.name }] : [],
    ),
  });
  room.changed();
  return added;
});
