import { may } from "@karaverse/protocol";
import { refuse } from "../refuse";
import { handle, handleInRoom } from "./handle";

/** Rule P13. */
export const onSingAlong = handleInRoom("sing-along", (_, { room, caller, me }) =>
  room.stage.singAlong(me, may(caller.rank, "run-stage")),
);

/** Rule P13. */
export const onAnswerSingAlong = handle("answer-sing-along", ({ person, accept }, { room, caller }) => {
  if (!room.stage.isPerforming(caller.personId) && !may(caller.rank, "run-stage"))
    return refuse("not-allowed");
  const asking = room.members.get(person);
  return asking ? room.stage.answer(asking, accept) : refuse("nothing-asked");
});

/** Rule P13: the others sing on; for who sings alone the song ends. */
export const onLeaveStage = handleInRoom("leave-stage", (_, { room, me }) => {
  if (!room.stage.isPerforming(me.personId)) return refuse("not-allowed");
  const isAlone = room.stage.performers().length === 1;
  return room.stage.act(isAlone ? { type: "skip" } : { type: "left", person: me.personId });
});
