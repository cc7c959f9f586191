import { type Floor, type Motion, type Point, type Stride, settle, step } from "../movement";

interface Walked {
  stride: Stride;
  dt: number;
}

/** Strides since one proposal, up to the next. */
interface Leg {
  sequence: number;
  walked: Walked[];
}

/** A correction is gone to 5 % after this long, ms. */
const CORRECTION_MS = 200;
/** A correction further than this was a placing (stage, seat, host): shown at once, metres. */
const LEAP_METRES = 2.5;
/** Unanswered proposals kept: 10 s at 20 Hz. Beyond, the oldest are taken as accepted. */
const MOST_LEGS = 200;
const SEQUENCES = 0x10000;

/**
 * The own avatar: moves at once on input, proposes where it is, and when the server corrects a proposal, starts from
 * the corrected place, walks again what was walked since, and lets the difference fade from the eye.
 */
export function createOwnAvatar(start: Point, floor: Floor) {
  let motion: Motion = { x: start.x, z: start.z, vx: 0, vz: 0 };
  let ground = floor;
  let sequence = 0;
  let legs: Leg[] = [{ sequence, walked: [] }];
  let offX = 0;
  let offZ = 0;

  function legsAfter(answered: number): Leg[] {
    return legs.filter((leg) => isLaterOrSame(leg.sequence, answered));
  }

  return {
    /** Walks for one frame. */
    advance(stride: Stride, dtSeconds: number): void {
      motion = step(motion, stride, dtSeconds, ground);
      legs.at(-1)?.walked.push({ stride, dt: dtSeconds });
      const left = Math.exp((-3 * Math.max(0, dtSeconds) * 1_000) / CORRECTION_MS);
      offX *= left;
      offZ *= left;
    },
    /** The next proposal: its sequence (modulo 2^16) and where the body is. */
    propose(): { sequence: number; x: number; z: number } {
      sequence = (sequence + 1) % SEQUENCES;
      legs.push({ sequence, walked: [] });
      if (legs.length > MOST_LEGS) legs.shift();
      return { sequence, x: motion.x, z: motion.z };
    },
    /** The server has looked at everything up to this proposal. */
    acknowledge(answered: number): void {
      legs = legsAfter(answered);
    },
    /** Rule M1: at this proposal the server puts the body here, with this velocity. */
    correct(answered: number, to: Readonly<Motion>): void {
      const shown = { x: motion.x + offX, z: motion.z + offZ };
      legs = legsAfter(answered);
      let again: Motion = { x: to.x, z: to.z, vx: to.vx, vz: to.vz };
      for (const { stride, dt } of legs.flatMap((leg) => leg.walked)) again = step(again, stride, dt, ground);
      motion = again;
      offX = shown.x - motion.x;
      offZ = shown.z - motion.z;
      if (Math.hypot(offX, offZ) > LEAP_METRES) {
        offX = 0;
        offZ = 0;
      }
    },
    /** Sat down, stood up, was called to the stage: from here, without a slide. */
    moveTo(place: Point): void {
      motion = { x: place.x, z: place.z, vx: 0, vz: 0 };
      legs = [{ sequence, walked: [] }];
      offX = 0;
      offZ = 0;
    },
    /** Another theme, another prop: other obstacles. */
    setFloor(next: Floor): void {
      ground = next;
      const place = { x: motion.x, z: motion.z };
      if (settle(place, next)) motion = { ...place, vx: 0, vz: 0 };
    },
    /** Where the body is for the simulation. */
    motion: (): Readonly<Motion> => motion,
    /** Fills `out` with where it is drawn. */
    shown(out: Point): void {
      out.x = motion.x + offX;
      out.z = motion.z + offZ;
    },
  };
}

export type OwnAvatar = ReturnType<typeof createOwnAvatar>;

/** Counting modulo 2^16. */
function isLaterOrSame(a: number, b: number): boolean {
  return ((a - b) & (SEQUENCES - 1)) < SEQUENCES / 2;
}
