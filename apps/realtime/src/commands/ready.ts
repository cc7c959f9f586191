import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rule P2. */
export const onReady = handleInRoom("ready", ({ performance }, { room, me }) => {
  const number = room.stage.number();
  if (number !== null && number !== performance) return refuse("wrong-phase");
  if (number !== null && !room.stage.isPerforming(me.personId)) return refuse("not-your-turn");
  return room.stage.act({ type: "ready", person: me.personId });
});
