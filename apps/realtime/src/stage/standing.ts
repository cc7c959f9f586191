import type { PersonId } from "@karaverse/protocol";
import type { Member } from "../room/member";
import { serverNow } from "../services";
import type { StageRoom } from "./stage-room";

/** Rule M3: who performs stands on the stage, and steps down after it. */
export function createStanding({ member, motion, mayStage }: StageRoom) {
  return {
    /** @param nth of those who sing together */
    up(performer: Member, nth: number): void {
      performer.participant.onStage = true;
      performer.participant.seat = "";
      motion.setPerforming(performer.shortId, true);
      if (!motion.isOnStage(performer.shortId)) motion.putOnStage(performer.shortId, nth, serverNow());
    },
    down(person: PersonId, nth: number): void {
      const performer = member(person);
      if (!performer) return;
      motion.setPerforming(performer.shortId, false);
      performer.participant.onStage = performer.placedOnStage;
      if (!performer.placedOnStage && motion.isOnStage(performer.shortId) && !mayStage(performer))
        motion.putOffStage(performer.shortId, nth, serverNow());
    },
  };
}

export type Standing = ReturnType<typeof createStanding>;
