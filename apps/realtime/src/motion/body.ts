import { createMoveJudge, type Floor, type Point } from "@karaverse/field-of-view/movement";
import { isLater, type MotionInput, type Pose } from "@karaverse/protocol";
import type { Spot } from "@karaverse/worlds";

/** What others are told of a louder or softer voice starts at this change; less is noise. */
const LEVEL_STEP = 0.04;
/** After being put somewhere, proposals from further away were made before the client knew, metres. */
const SETTLED_METRES = 1;
/** A client that has not come to where it was put by now is judged as usual, ms. */
const SETTLING_MS = 2_000;

export type Change = "moved" | "touched" | "none";

/** One avatar on the server: where it is, and what its client has proposed. */
export function createBody(spot: Spot, now: number) {
  const judge = createMoveJudge(spot, now);
  const pose: Pose = {
    x: spot.x,
    z: spot.z,
    yaw: spot.yaw,
    vx: 0,
    vz: 0,
    gait: "rest",
    seated: false,
    holdingMicrophone: false,
    gesture: 0,
    level: 0,
  };
  let sequence: number | null = null;
  let settlingUntil = 0;
  let correction = true;

  function stop(): void {
    pose.gait = "rest";
    pose.vx = 0;
    pose.vz = 0;
  }

  function refuse(): Change {
    correction = true;
    return "none";
  }

  function adopt({ gait, level, vx, vz }: Pose, yaw: number): boolean {
    pose.vx = gait === "rest" ? 0 : vx;
    pose.vz = gait === "rest" ? 0 : vz;
    const isLouder = Math.abs(level - pose.level) >= LEVEL_STEP || (level === 0 && pose.level !== 0);
    const differs = gait !== pose.gait || isLouder;
    pose.gait = gait;
    if (isLouder) pose.level = level;
    const turned = yaw !== pose.yaw;
    pose.yaw = yaw;
    return differs || turned;
  }

  return {
    pose: pose as Readonly<Pose>,
    /** Until when the gesture lasts (Rule M4). */
    gestureUntil: 0,
    /** Rules M1, M2: takes a proposal, or keeps what was and has the client corrected. */
    propose(input: MotionInput, floor: Floor, at: number): Change {
      if (sequence !== null && !isLater(input.sequence, sequence)) return "none";
      sequence = input.sequence;
      const { x, z } = input.pose;
      const away = Math.hypot(x - pose.x, z - pose.z);
      if (pose.seated) {
        if (away > SETTLED_METRES / 4) return refuse();
        return adopt({ ...input.pose, gait: "rest" }, pose.yaw) ? "touched" : "none";
      }
      if (at < settlingUntil && away > SETTLED_METRES) return refuse();
      if (!judge.propose({ x, z }, floor, at).ok) return refuse();
      settlingUntil = 0;
      const moved = x !== pose.x || z !== pose.z || input.pose.yaw !== pose.yaw;
      pose.x = x;
      pose.z = z;
      const touched = adopt(input.pose, input.pose.yaw);
      if (moved) return "moved";
      return touched ? "touched" : "none";
    },
    /** The server's own act: sat down, stood up, called to the stage, placed. */
    put(place: Point & { yaw: number }, seated: boolean, at: number): void {
      pose.x = place.x;
      pose.z = place.z;
      pose.yaw = place.yaw;
      pose.seated = seated;
      stop();
      judge.moveTo(place);
      settlingUntil = at + SETTLING_MS;
      correction = true;
    },
    gesture(index: number, until: number): void {
      pose.gesture = index;
      this.gestureUntil = until;
    },
    holdMicrophone(holding: boolean): void {
      pose.holdingMicrophone = holding;
    },
    /** Who is not there makes no sound and does not walk. */
    rest(): void {
      stop();
      pose.level = 0;
    },
    /** A new connection counts from the start and is told where it stands. */
    reconnect(): void {
      sequence = null;
      correction = true;
    },
    acknowledged: (): number => sequence ?? 0,
    /** The correction that is due, once. */
    takeCorrection(): { sequence: number; pose: Pose } | null {
      if (!correction) return null;
      correction = false;
      return { sequence: sequence ?? 0, pose };
    },
  };
}

export type Body = ReturnType<typeof createBody>;
