import { may } from "@karaverse/protocol";
import { type Refused, refuse } from "../refuse";
import { type Call, handle } from "./handle";

/** Rule P5: the performer, or who runs the stage. */
function refusal({ room, caller }: Call): Refused | undefined {
  if (!room.stage.isBusy()) return refuse("nothing-performing");
  const isAllowed = room.stage.isPerforming(caller.personId) || may(caller.rank, "run-stage");
  return isAllowed ? undefined : refuse("not-allowed");
}

export const onPauseSong = handle("pause-song", (_, call) => {
  const why = call.room.stage.isPerforming(call.caller.personId) ? "singer" : "host";
  return refusal(call) ?? call.room.stage.act({ type: "pause", why });
});

export const onResumeSong = handle(
  "resume-song",
  (_, call) => refusal(call) ?? call.room.stage.act({ type: "resume" }),
);

export const onRestartSong = handle(
  "restart-song",
  (_, call) => refusal(call) ?? call.room.stage.act({ type: "restart" }),
);

export const onSkipSong = handle(
  "skip-song",
  (_, call) => refusal(call) ?? call.room.stage.act({ type: "skip" }),
);

/** Rule P11. */
export const onSkipAhead = handle("skip-ahead", (_, call) => refusal(call) ?? call.room.stage.skipAhead());
