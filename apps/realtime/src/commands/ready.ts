import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rule P2. */
const says = (type: "ready" | "preparing") =>
  handleInRoom(type, ({ performance }, { room, me }) => {
    const number = room.stage.number();
    if (number !== null && number !== performance) return refuse("wrong-phase");
    if (number !== null && !room.stage.isPerforming(me.personId)) return refuse("not-your-turn");
    return room.stage.act({ type, person: me.personId });
  });

export const onReady = says("ready");
export const onPreparing = says("preparing");
