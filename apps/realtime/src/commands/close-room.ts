import { CLOSE_CODES, REASONS } from "@karaverse/protocol";
import { handle } from "./handle";
import { farewell } from "./remove-participant";

/** Rule L3: everybody is told, then the room is no more. */
export const onCloseRoom = handle("close-room", async ({ reason }, { room, caller, afterwards }) => {
  await room.db.rooms.close(room.id);
  const message = farewell(REASONS["room-closed"], caller.name, reason);
  for (const member of [...room.members.values()]) {
    if (member !== caller.member) room.people.dismiss(member, "closed", message);
  }
  afterwards(() => {
    if (caller.member && room.members.has(caller.personId))
      room.people.dismiss(caller.member, "closed", message);
    room.shell.closeDown(CLOSE_CODES.closed);
  });
});
