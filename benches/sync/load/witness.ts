import { LIMITS, quantiseYaw } from "@karaverse/protocol";
import { SURELY_INSIDE, SURELY_OUTSIDE, sees } from "../rule";
import { keyOf, type Truth } from "./truth";

/** Where somebody is shown. Metres, metres a second, radians. */
export interface Shown {
  x: number;
  z: number;
  yaw: number;
  vx: number;
  vz: number;
  /** Its lowest bits are the gait. */
  state: number;
}

/** What all witnesses found in one window. */
export interface Findings {
  sendToReceive: number[];
  stale: number[];
  placeError: number[];
  missed: number;
  falselyShown: number;
  pairs: number;
  inSight: number;
  looks: number;
  told: number;
}

export const noFindings = (): Findings => ({
  ...{ sendToReceive: [], stale: [], placeError: [] },
  ...{ missed: 0, falselyShown: 0, pairs: 0, inSight: 0, looks: 0, told: 0 },
});

const STEPS_PER_SECOND = LIMITS.motionHz;
const stepsIn = (ms: number) => Math.ceil((ms * STEPS_PER_SECOND) / 1_000);
/** The server looks around five times a second. */
const LOOK_MS = 200;
/** A camera that turned by less than three degrees, and who walks on, is told of with the next beat (Rule M5). */
const BEAT_MS = 200;
/** A step each 50 ms, a tick each 50 ms, the way there and back, and a step of the witness. */
const TRAVEL_MS = 200;
/** Who has been inside for longer and is not shown is missed. */
const MISSED_AFTER = stepsIn(BEAT_MS + LOOK_MS + TRAVEL_MS);
/** Who has been outside for longer (a look that finds it, half a second, a look that ends it) is shown falsely. */
const FALSE_AFTER = stepsIn(BEAT_MS + LIMITS.leaveMs + 2 * LOOK_MS + TRAVEL_MS);
/** Send to receive is measured within this distance: everybody there is sent at 20 Hz. */
const NEAR_METRES = 8;
/** A body that turned by less, in 1/256 turn (5.6 degrees), need not be told of; another gait is always news. */
const NEWS_TURN = 4;
/** Who is shown within this is shown right, metres. */
const RIGHT_METRES = 0.1;
/** Ages and errors are taken at every fourth look. */
const AGES_EVERY = 4;

/** One person who compares what they are shown with the truth. */
export function createWitness(self: number, truth: Truth) {
  const { people } = truth;
  const isShown = new Uint8Array(people);
  const x = new Float64Array(people);
  const z = new Float64Array(people);
  const vx = new Float64Array(people);
  const vz = new Float64Array(people);
  /** Direction and gait, see keyOf, and when they were said. */
  const keys = new Uint16Array(people);
  const saidAt = new Float64Array(people);
  const shownAt = new Float64Array(people);
  const inside = new Uint32Array(people);
  const outside = new Uint32Array(people);
  const isCounted = new Uint8Array(people);
  let looks = 0;

  const shownX = (other: number, at: number) =>
    (x[other] ?? 0) + ((vx[other] ?? 0) * (at - (shownAt[other] ?? 0))) / 1_000;
  const shownZ = (other: number, at: number) =>
    (z[other] ?? 0) + ((vz[other] ?? 0) * (at - (shownAt[other] ?? 0))) / 1_000;

  const offNow = (other: number, now: number) =>
    Math.hypot(shownX(other, now) - truth.realX(other, now), shownZ(other, now) - truth.realZ(other, now));

  function isNear(other: number): boolean {
    const dx = (truth.x[other] ?? 0) - (truth.x[self] ?? 0);
    const dz = (truth.z[other] ?? 0) - (truth.z[self] ?? 0);
    return dx * dx + dz * dz <= NEAR_METRES ** 2;
  }

  /** How long ago they really were where they are shown, or came nearest to it, ms. */
  function ageOf(other: number, now: number): number {
    const x = shownX(other, now);
    const z = shownZ(other, now);
    let least = Math.hypot(truth.realX(other, now) - x, truth.realZ(other, now) - z);
    let at = now;
    for (let step = truth.steps[other] ?? 0; least > RIGHT_METRES && step >= truth.oldest(other); step--) {
      const off = Math.hypot(truth.placeX(other, step) - x, truth.placeZ(other, step) - z);
      if (off >= least) continue;
      least = off;
      at = truth.steppedAt(other, step);
    }
    return now - at;
  }

  return {
    self,
    /** A record came; `madeAt` is when the sender took it, both ms of performance.now(). */
    show(other: number, next: Shown, madeAt: number, now: number, findings: Findings): void {
      const key = keyOf(quantiseYaw(next.yaw), next.state);
      if (isShown[other] === 0) {
        saidAt[other] = now;
      } else if (isNews(keys[other] ?? 0, key) && isNear(other)) {
        const said = truth.saidAt(other, key, saidAt[other] ?? 0);
        if (!Number.isNaN(said)) {
          findings.sendToReceive.push(now - said);
          saidAt[other] = said;
        }
      }
      keys[other] = key;
      isShown[other] = 1;
      x[other] = next.x;
      z[other] = next.z;
      vx[other] = next.vx;
      vz[other] = next.vz;
      shownAt[other] = madeAt;
    },
    hide(other: number): void {
      isShown[other] = 0;
    },
    /** For how long somebody has been inside or outside counts from now on. */
    begin(): void {
      inside.fill(0);
      outside.fill(0);
    },
    /** 20 times a second: who should be in sight, and is; who should not, and is not. */
    look(now: number, findings: Findings): void {
      const looker = truth.lookers[self];
      if (!looker) return;
      const takesAges = looks++ % AGES_EVERY === 0;
      findings.looks++;
      for (let other = 0; other < people; other++) {
        if (other === self || truth.steps[other] === 0) continue;
        const ox = truth.x[other] ?? 0;
        const oz = truth.z[other] ?? 0;
        const isIn = sees(looker, ox, oz, SURELY_INSIDE);
        inside[other] = isIn ? (inside[other] ?? 0) + 1 : 0;
        outside[other] = isIn || sees(looker, ox, oz, SURELY_OUTSIDE) ? 0 : (outside[other] ?? 0) + 1;
        findings.pairs++;
        const isMissed = isShown[other] === 0 && (inside[other] ?? 0) > MISSED_AFTER;
        const isFalse = isShown[other] === 1 && (outside[other] ?? 0) > FALSE_AFTER;
        if (!isMissed && !isFalse) isCounted[other] = 0;
        else if (isCounted[other] === 0) {
          isCounted[other] = 1;
          if (isFalse) findings.falselyShown++;
          else findings.missed++;
        }
        if (isShown[other] === 0) continue;
        findings.inSight++;
        if (!takesAges) continue;
        findings.stale.push(ageOf(other, now));
        findings.placeError.push(offNow(other, now));
      }
    },
  };
}

function isNews(before: number, after: number): boolean {
  const turn = Math.abs((before & 0xff) - (after & 0xff));
  return before >> 8 !== after >> 8 || Math.min(turn, 256 - turn) >= NEWS_TURN;
}

export type Witness = ReturnType<typeof createWitness>;
