import { createHeldAt, createMoveJudge, type Floor, type Point } from "@karaverse/field-of-view/movement";
import { isLater, LIMITS, type MotionInput, newPose, type Pose } from "@karaverse/protocol";
import type { Spot } from "@karaverse/worlds";

/** What others are told of a louder or softer voice starts at this change; less is noise. */
const LEVEL_STEP = 0.04;
/** After being put somewhere, proposals from further away were made before the client knew, metres. */
const SETTLED_METRES = 1;
/** A client that has not come to where it was put by now is judged as usual, ms. */
const SETTLING_MS = 2_000;

/** A client that walks and says nothing for so long is not walking, ms. */
const SILENT_MS = 1_000;

/** One avatar on the server: where it is, and what its client has proposed. */
export function createBody(spot: Spot, now: number) {
  const judge = createMoveJudge(spot, now);
  let clock = createHeldAt();
  const pose: Pose = { ...newPose(), x: spot.x, z: spot.z, yaw: spot.yaw };
  let sequence: number | null = null;
  let settlingUntil = 0;
  let correction = true;
  /** When `pose` held. */
  let heldAt = now;

  function stop(): void {
    pose.gait = "rest";
    pose.vx = 0;
    pose.vz = 0;
  }

  /** Stands where it was last right to be. */
  function refuse(): void {
    correction = true;
    stop();
  }

  function adopt({ gait, level, vx, vz }: Pose, yaw: number): void {
    const isLouder = Math.abs(level - pose.level) >= LEVEL_STEP || (level === 0 && pose.level !== 0);
    if (isLouder) pose.level = level;
    pose.gait = gait;
    pose.yaw = yaw;
    // Nobody is faster than they may be; a false direction is put right by the next place.
    const pace = Math.hypot(vx, vz);
    const scale = gait === "rest" ? 0 : Math.min(1, LIMITS.runMetresPerSecond / Math.max(pace, 1e-6));
    pose.vx = vx * scale;
    pose.vz = vz * scale;
  }

  return {
    pose: pose as Readonly<Pose>,
    /** Until when the gesture lasts (Rule M4). */
    gestureUntil: 0,
    /** Rules M1, M2: takes a proposal, or keeps what was and has the client corrected. */
    propose(input: MotionInput, floor: Floor, at: number): void {
      if (sequence !== null && !isLater(input.sequence, sequence)) return;
      sequence = input.sequence;
      const { x, z } = input.pose;
      const away = Math.hypot(x - pose.x, z - pose.z);
      if (pose.seated) {
        if (away > SETTLED_METRES / 4) {
          refuse();
          return;
        }
        adopt({ ...input.pose, gait: "rest" }, pose.yaw);
        return;
      }
      if ((at < settlingUntil && away > SETTLED_METRES) || !judge.propose({ x, z }, floor, at).ok) {
        refuse();
        return;
      }
      settlingUntil = 0;
      heldAt = clock.held(input.time, at);
      pose.x = x;
      pose.z = z;
      adopt(input.pose, input.pose.yaw);
    },
    /** Rule M2. */
    mayHop: (place: Point, at: number): boolean => judge.mayHop(place, at),
    /** The server's own act: sat down, stood up, called to the stage, placed. */
    put(place: Point & { yaw: number }, seated: boolean, at: number): void {
      pose.x = place.x;
      pose.z = place.z;
      pose.yaw = place.yaw;
      pose.seated = seated;
      stop();
      judge.moveTo(place);
      settlingUntil = at + SETTLING_MS;
      heldAt = at;
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
      clock = createHeldAt();
      correction = true;
    },
    heldAt: (): number => heldAt,
    /** Walks, and its client has said nothing for too long: stands. Whether that is so. */
    stall(now: number): boolean {
      if (pose.gait === "rest" || now - heldAt < SILENT_MS) return false;
      stop();
      return true;
    },
    acknowledged: (): number => sequence ?? 0,
    isCorrected: (): boolean => correction,
    /** The correction that is due, once. */
    takeCorrection(): { sequence: number; pose: Pose } | null {
      if (!correction) return null;
      correction = false;
      return { sequence: sequence ?? 0, pose };
    },
  };
}

export type Body = ReturnType<typeof createBody>;
