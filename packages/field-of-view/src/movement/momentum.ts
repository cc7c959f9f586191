import { LIMITS } from "@karaverse/protocol";
import { SLOWING_DOWN } from "./step";

/** A quarter above the hardest braking, as for speed, m/s per ms. */
const PER_MS = (SLOWING_DOWN * LIMITS.speedTolerance) / 1_000;
const FASTEST = LIMITS.runMetresPerSecond * LIMITS.speedTolerance;
/** Proposals are made this far apart; a bundle arrives with less between them, and says nothing about speed, ms. */
const APART_MS = 1_000 / LIMITS.motionHz;
/** Turns held up on the way come in a bundle: so much may be made up for at once, ms. */
const SAVED_MS = 1_000;

/**
 * Rule M1: whoever moves cannot turn back at once. What is judged is the part of a change of velocity that works
 * against the motion, |a| + |b| - |a + b|: it is 0 for whoever goes on in the same direction, however unevenly
 * proposals arrive, and for whoever is stopped by a wall, and never more than the change itself. It is paid from an
 * allowance that grows with the server's time at the acceleration of legs, so that walkers always can.
 */
export function createMomentum() {
  const most = PER_MS * SAVED_MS;
  let allowance = most;
  let passedMs = 0;
  /** The velocity that legs can't have shed yet, m/s. */
  let vx = 0;
  let vz = 0;

  return {
    pass(ms: number): void {
      passedMs += ms;
      allowance = Math.min(most, allowance + ms * PER_MS);
      const speed = Math.hypot(vx, vz);
      const left = speed > 0 ? Math.max(0, 1 - (ms * PER_MS) / speed) : 0;
      vx *= left;
      vz *= left;
    },
    /** Metres since the last accepted proposal; false when nobody could have moved so. */
    carry(dx: number, dz: number): boolean {
      const metres = Math.hypot(dx, dz);
      const seconds = Math.max(APART_MS, passedMs) / 1_000;
      const speed = Math.min(FASTEST, metres / seconds);
      const share = metres > 0 ? speed / metres : 0;
      const carried = Math.hypot(vx, vz);
      const against = carried + speed - Math.hypot(vx + dx * share, vz + dz * share);
      if (against > allowance) return false;
      allowance -= against;
      passedMs = 0;
      if (speed >= carried) {
        vx = dx * share;
        vz = dz * share;
      }
      return true;
    },
    /** Put somewhere, and stands. */
    rest(): void {
      vx = 0;
      vz = 0;
    },
  };
}
