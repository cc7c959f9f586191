import { refuse } from "../refuse";
import { serverNow } from "../services";
import { handleInRoom } from "./handle";

/** Rule M2. Whoever performs stays on the stage (Rule M3). */
export const onSit = handleInRoom("sit", ({ seat }, { room, me }) => {
  if (room.stage.isPerforming(me.personId)) return refuse("wrong-phase");
  const answer = room.motion.sit(me.shortId, seat, serverNow());
  if (answer !== "sat") return refuse(answer);
  me.participant.seat = seat;
});
