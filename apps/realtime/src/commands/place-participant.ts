import { Refused, refuse } from "../refuse";
import { serverNow } from "../services";
import { handle } from "./handle";
import { targetOf } from "./target";

/** Rule M3. */
export const onPlaceParticipant = handle("place-participant", ({ person, to }, call) => {
  const target = targetOf(call, person);
  if (target instanceof Refused) return target;
  const { room } = call;
  const { shortId, participant } = target;
  const now = serverNow();
  const isPerforming = room.stage.isPerforming(person);
  if (to === "floor") {
    if (isPerforming) return refuse("wrong-phase");
    target.placedOnStage = false;
    participant.onStage = false;
    if (room.motion.isOnStage(shortId)) room.motion.putOffStage(shortId, 0, now);
  } else {
    const isStage = to === "stage" || room.motion.ground().isStage(to.x, to.z);
    if (isPerforming && !isStage) return refuse("wrong-phase");
    target.placedOnStage = isStage;
    participant.onStage = isStage || isPerforming;
    participant.seat = "";
    if (to === "stage") room.motion.putOnStage(shortId, 0, now);
    else room.motion.putAt(shortId, to, now);
  }
  room.changed();
});
