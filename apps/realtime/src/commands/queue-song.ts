import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rules Q1, Q4. */
export const onQueueSong = handleInRoom("queue-song", async (input, { room, me }) => {
  const partners = [...new Set(input.with)].filter((person) => person !== me.personId);
  const singers = [me.personId, ...partners].map((person) => room.members.get(person));
  if (singers.some((singer) => singer === undefined)) return refuse("not-here");
  const added = await room.queue.add({
    songId: input.song,
    difficulty: input.difficulty,
    addedById: me.personId,
    singers: singers.flatMap((singer) =>
      singer ? [{ personId: singer.personId, name: singer.participant.name }] : [],
    ),
  });
  room.changed();
  return added;
});
