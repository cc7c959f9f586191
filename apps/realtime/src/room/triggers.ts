import type { EventName, Events, PersonId } from "@karaverse/protocol";
import { triggersOf } from "@karaverse/worlds";
import type { MotionField } from "../motion";
import type { Member } from "./member";

/** A walker is a third of a metre further by then. */
const LOOK_EVERY_MS = 200;

interface Surroundings {
  motion: MotionField;
  members: ReadonlyMap<PersonId, Member>;
  broadcast<Name extends EventName>(name: Name, payload: Events[Name]): void;
}

/** What answers when somebody comes near (Rule M9). */
export function createTriggers({ motion, members, broadcast }: Surroundings) {
  let nextAt = 0;
  let scene = motion.ground().scene;
  let places = triggersOf(scene);
  /** Who stands in each, by the trigger's prop. */
  let inside = new Map<string, Set<PersonId>>();
  /** When each answered last, by crowd and prop. */
  let answeredAt = new Map<string, number>();

  return {
    tick(now: number): void {
      if (now < nextAt) return;
      nextAt = now + LOOK_EVERY_MS;
      if (motion.ground().scene !== scene) {
        scene = motion.ground().scene;
        places = triggersOf(scene);
        inside = new Map();
        answeredAt = new Map();
      }
      for (const { id, x, z, radius, restSeconds } of places) {
        const before = inside.get(id) ?? new Set();
        const here = new Set<PersonId>();
        for (const { personId, shortId, crowd } of members.values()) {
          const pose = motion.poseOf(shortId);
          if (Math.hypot(pose.x - x, pose.z - z) > radius) continue;
          here.add(personId);
          const key = `${crowd}:${id}`;
          const last = answeredAt.get(key) ?? Number.NEGATIVE_INFINITY;
          if (before.has(personId) || now - last < restSeconds * 1_000) continue;
          answeredAt.set(key, now);
          broadcast("trigger", { prop: id, by: personId, crowd });
        }
        inside.set(id, here);
      }
    },
  };
}
