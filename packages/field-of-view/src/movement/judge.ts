import { LIMITS } from "@karaverse/protocol";
import { createMomentum } from "./momentum";
import { depthIn, type Floor, isWithin, type Point } from "./obstacles";

export type MoveRefusal = "not-a-number" | "too-fast" | "too-abrupt" | "outside" | "blocked";
export type Verdict = { ok: true } | { ok: false; why: MoveRefusal };

/** Quantisation moves a body by up to 2 mm, and cutting a corner between two proposals by more, metres. */
const SLACK = 0.08;
/** Along the way between two proposals one looks this often, metres. */
const LOOK_EVERY = 0.15;
/** Proposals held up on the way come in a bundle: so much running may be made up for at once, s. */
const SAVED_SECONDS = 1;
/** Across the largest hall to a seat and half of the way back, metres. */
const SAVED_HOP_METRES = 60;

/**
 * Rule M1: judges the proposals of one person. Distance is an allowance that grows with the server's time at running
 * speed and a quarter, so a bundle after a hiccup is fine and a sprint is not; so is turning back (momentum.ts). A
 * refused proposal costs nothing.
 */
export function createMoveJudge(start: Point, nowMs: number) {
  const speed = (LIMITS.runMetresPerSecond * LIMITS.speedTolerance) / 1_000;
  const most = speed * SAVED_SECONDS * 1_000;
  let at = { x: start.x, z: start.z };
  let allowance = most;
  let since = nowMs;
  const momentum = createMomentum();
  let hops = SAVED_HOP_METRES;
  let hoppedAt = nowMs;

  return {
    propose({ x, z }: Point, floor: Floor, now: number): Verdict {
      if (!Number.isFinite(x) || !Number.isFinite(z)) return { ok: false, why: "not-a-number" };
      const passed = Math.max(0, now - since);
      since = Math.max(since, now);
      allowance = Math.min(most, allowance + passed * speed);
      momentum.pass(passed);
      const distance = Math.hypot(x - at.x, z - at.z);
      if (distance > allowance + SLACK) return { ok: false, why: "too-fast" };
      if (!isWithin(floor.bounds, { x, z }, SLACK)) return { ok: false, why: "outside" };
      if (isBlocked(at, { x, z }, distance, floor)) return { ok: false, why: "blocked" };
      if (!momentum.carry(x - at.x, z - at.z)) return { ok: false, why: "too-abrupt" };
      allowance -= distance;
      at = { x, z };
      return { ok: true };
    },
    /** To a seat at one's own wish: at once, but in the long run no further than by running. */
    mayHop({ x, z }: Point, now: number): boolean {
      hops = Math.min(SAVED_HOP_METRES, hops + Math.max(0, now - hoppedAt) * speed);
      hoppedAt = Math.max(hoppedAt, now);
      const distance = Math.hypot(x - at.x, z - at.z);
      if (distance > hops) return false;
      hops -= distance;
      return true;
    },
    /** Somebody was placed, sat down or stood up: goes on from here. */
    moveTo({ x, z }: Point): void {
      at = { x, z };
      momentum.rest();
    },
    /** The last accepted place. */
    at: (): Readonly<Point> => at,
  };
}

export type MoveJudge = ReturnType<typeof createMoveJudge>;

/** Out of an obstacle (a prop was put on somebody) one may always go, as long as it gets no deeper. */
function isBlocked(from: Point, to: Point, distance: number, { obstacles, bodyRadius }: Floor): boolean {
  const looks = Math.max(1, Math.ceil(distance / LOOK_EVERY));
  return obstacles.some((obstacle) => {
    const allowed = Math.max(SLACK, depthIn(obstacle, from, bodyRadius) + 1e-6);
    for (let look = 1; look <= looks; look++) {
      const share = look / looks;
      const point = { x: from.x + (to.x - from.x) * share, z: from.z + (to.z - from.z) * share };
      if (depthIn(obstacle, point, bodyRadius) > allowed) return true;
    }
    return false;
  });
}
