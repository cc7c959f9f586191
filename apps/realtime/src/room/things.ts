import { LIMITS, type PersonId } from "@karaverse/protocol";
import { thingsOf } from "@karaverse/worlds";
import type { MotionField } from "../motion";
import type { Member } from "./member";

/** What people carry about: each crowd has its own of everything (Rule M8). */
export function createThings(motion: MotionField, members: ReadonlyMap<PersonId, Member>) {
  const holderOf = (thing: string, crowd: number): Member | null => {
    for (const member of members.values())
      if (member.crowd === crowd && member.participant.holds === thing) return member;
    return null;
  };

  return {
    /** What was carried before goes back. */
    take(me: Member, id: string): "taken" | "thing-taken" | "thing-unknown" | "thing-too-far" {
      const thing = thingsOf(motion.ground().scene).find((one) => one.id === id);
      if (!thing) return "thing-unknown";
      const holder = holderOf(id, me.crowd);
      if (holder && holder !== me) return "thing-taken";
      const { x, z } = motion.poseOf(me.shortId);
      if (!holder && Math.hypot(thing.x - x, thing.z - z) > LIMITS.reachMetres) return "thing-too-far";
      me.participant.holds = id;
      return "taken";
    },
  };
}

export type Things = ReturnType<typeof createThings>;
