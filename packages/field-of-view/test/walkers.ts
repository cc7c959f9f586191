import type { Pose } from "@karaverse/protocol";
import { type Floor, gaitOf, type Motion, type Stride, step } from "../src/movement";

/** Random numbers from 0 to 1 that are the same again for the same seed. */
export function luck(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A hall with a wall, a table and a pillar in it. */
export const HALL: Floor = {
  bounds: { minX: -5.5, maxX: 5.5, minZ: -5.5, maxZ: 5.5 },
  obstacles: [
    { kind: "box", minX: -3, maxX: 3, minZ: -2.2, maxZ: -2 },
    { kind: "circle", x: 2.5, z: 2.5, radius: 0.8 },
    { kind: "box", minX: -4, maxX: -2.5, minZ: 1.5, maxZ: 3 },
  ],
  bodyRadius: 0.32,
};

type Mood =
  | { kind: "stand"; until: number }
  | { kind: "walk"; until: number; x: number; z: number }
  | { kind: "curve"; until: number; heading: number; perSecond: number };

/** Somebody who walks as people do: to way-points and into walls, in curves, a step or two, to and fro, and stops. */
export class Walker {
  motion: Motion;
  yaw: number;
  #mood: Mood = { kind: "stand", until: 0 };

  constructor(
    private readonly random: () => number,
    private readonly runs: boolean,
  ) {
    this.motion = { x: (random() - 0.5) * 4, z: 4 + random(), vx: 0, vz: 0 };
    this.yaw = 0;
  }

  step(seconds: number, now: number): void {
    if (now >= this.#mood.until) this.#mood = this.#next(now);
    const stride = this.#stride(seconds);
    this.motion = step(this.motion, stride, seconds, HALL);
    if (stride.x === 0 && stride.z === 0) return;
    const wanted = Math.atan2(-stride.x, -stride.z);
    const way = Math.atan2(Math.sin(wanted - this.yaw), Math.cos(wanted - this.yaw));
    this.yaw += way * (1 - Math.exp(-seconds * 14));
  }

  pose(): Pose {
    const { x, z, vx, vz } = this.motion;
    const gait = gaitOf({ vx, vz });
    const isAtRest = gait === "rest";
    return {
      ...{ x, z, yaw: this.yaw, gait, vx: isAtRest ? 0 : vx, vz: isAtRest ? 0 : vz },
      ...{ seated: false, holdingMicrophone: false, gesture: 0, level: 0 },
    };
  }

  #stride(seconds: number): Stride {
    const mood = this.#mood;
    if (mood.kind === "stand") return { x: 0, z: 0, run: false };
    if (mood.kind === "curve") {
      mood.heading += mood.perSecond * seconds;
      return { x: Math.sin(mood.heading), z: Math.cos(mood.heading), run: this.runs };
    }
    const x = mood.x - this.motion.x;
    const z = mood.z - this.motion.z;
    const away = Math.hypot(x, z);
    if (away < 0.1) {
      mood.until = 0;
      return { x: 0, z: 0, run: false };
    }
    return { x: x / away, z: z / away, run: this.runs && away > 1 };
  }

  #next(now: number): Mood {
    const dice = this.random();
    if (dice < 0.3) return { kind: "stand", until: now + 200 + this.random() * 2_500 };
    if (dice < 0.45) return this.#walkTo(now, now + 80 + this.random() * 250);
    if (dice < 0.7) {
      const perSecond = (this.random() - 0.5) * 4;
      return {
        kind: "curve",
        until: now + 500 + this.random() * 4_000,
        heading: this.yaw + Math.PI,
        perSecond,
      };
    }
    return this.#walkTo(now, now + 5_000);
  }

  /** Also through walls: then along them. */
  #walkTo(_now: number, until: number): Mood {
    return { kind: "walk", until, x: (this.random() - 0.5) * 11, z: (this.random() - 0.5) * 11 };
  }
}
