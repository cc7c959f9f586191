import type { Scene } from "@karaverse/worlds";
import type { Vector3 } from "three";
import { turnTo } from "./turn";

/** Whom a pointing arm finds, radians beside where its body looks, and metres. */
const PERSON = { angle: 0.21, metres: 15 } as const;
const STAGE_ANGLE = 0.44;
/** Where nobody and nothing is meant. */
const AHEAD = 12;
/** Over the ground, metres: what one means of a person, and of a stage. */
const CHEST = 0.22;
const SINGER = 1.5;

/** What can be pointed at, and who points. */
interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly eyeHeight: number;
  readonly inSight: boolean;
}

/**
 * What who points means (Rule M10): whoever is nearest to the line of their body, else the stage, else what is ahead.
 * Everybody works it out for themselves from what they see; nothing more is sent.
 */
export function aimOf(out: Vector3, scene: Scene, who: Pointed, people: Iterable<Pointed>): Vector3 {
  const eyes = who.y + who.eyeHeight;
  out.set(who.x - Math.sin(who.yaw) * AHEAD, eyes, who.z - Math.cos(who.yaw) * AHEAD);
  const { stage } = scene;
  const [mark] = stage.marks;
  if (mark && beside(who, mark) < STAGE_ANGLE && Math.hypot(mark.x - who.x, mark.z - who.z) > 2)
    out.set(mark.x, stage.height + SINGER, mark.z);
  let least: number = PERSON.angle;
  for (const other of people) {
    if (other === who || !other.inSight) continue;
    const away = Math.hypot(other.x - who.x, other.z - who.z);
    const angle = beside(who, other);
    if (away > PERSON.metres || away < 0.4 || angle >= least) continue;
    least = angle;
    out.set(other.x, other.y + other.eyeHeight - CHEST, other.z);
  }
  return out;
}

const beside = (who: Pointed, at: { x: number; z: number }): number =>
  Math.abs(turnTo(who.yaw, Math.atan2(who.x - at.x, who.z - at.z)));
