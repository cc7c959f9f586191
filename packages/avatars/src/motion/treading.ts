import { clamp, smooth } from "../mesh/vector";
import { channelIndex, type Pose } from "./channels";
import type { Clip } from "./clip";
import type { Doing } from "./doing";
import { EMOTE_CLIPS } from "./emotes";
import { Feet } from "./feet";
import type { Going } from "./foot";
import type { Timing } from "./timing";

/** Where ankles stand, metres: to the side and ahead of the body's middle. */
export interface Footing {
  x: number;
  z: number;
}

/** What else the body is at, 0 to 1 each. */
export interface Taken {
  moving: number;
  running: number;
  /** How far somebody is on the way down to a seat, and how far they sit. */
  sitting: number;
  seated: number;
  seatHeight: number;
  /** A clip that moves the feet, as far as it counts. */
  emote: Clip | null;
  emoting: number;
}

const DEGREES = 180 / Math.PI;
const HIPS = { x: channelIndex("hips.x"), y: channelIndex("hips.y"), z: channelIndex("hips.z") } as const;
const footChannels = (side: "left" | "right") => ({
  x: channelIndex(`${side}.foot.x`),
  y: channelIndex(`${side}.foot.y`),
  z: channelIndex(`${side}.foot.z`),
  pitch: channelIndex(`${side}.foot.pitch`),
  yaw: channelIndex(`${side}.foot.yaw`),
});
const FEET = { left: footChannels("left"), right: footChannels("right") };
/** Clips that lift feet lead them. */
const LEADS = new Set(
  Object.values(EMOTE_CLIPS).filter(({ tracks }) =>
    tracks.some(
      ({ channel, track }) =>
        [FEET.left.y, FEET.right.y, FEET.left.pitch, FEET.right.pitch].includes(channel) &&
        Math.max(...track) > 0.006,
    ),
  ),
);

/** Where feet belong by now, and where they really are. */
export class Treading {
  readonly feet = new Feet();
  readonly #going: Going = {
    seconds: 0,
    x: 0,
    z: 0,
    turn: 0,
    vx: 0,
    vz: 0,
    speed: 0,
    turning: 0,
    running: 0,
    mayWalk: true,
    isLed: false,
  };
  #size = 1;
  #footing: Footing = { x: 0.09, z: 0 };

  /** The same person in a body of other measures. */
  fit(size: number, footing: Footing, pose: Pose, taken: Taken): void {
    this.#size = size;
    this.#footing = footing;
    this.feet.size = size;
    this.#settle(pose, taken);
  }

  step({ dt }: Timing, doing: Doing, pose: Pose, taken: Taken): void {
    const going = this.#going;
    going.seconds = dt;
    going.x = doing.sideways * dt;
    going.z = doing.forward * dt;
    going.turn = doing.turning * dt;
    // Written out: what a call hands back that is not taken into its caller lies on the heap, for everybody who moves.
    const soon = 1 - Math.exp(-14 * dt);
    going.vx += (doing.sideways - going.vx) * soon;
    going.vz += (doing.forward - going.vz) * soon;
    going.turning += (doing.turning - going.turning) * (1 - Math.exp(-10 * dt));
    going.running = taken.running;
    going.mayWalk = taken.sitting < 0.55;
    going.isLed =
      taken.emote !== null &&
      LEADS.has(taken.emote) &&
      taken.emoting * (1 - taken.seated) > 0.35 &&
      !this.feet.walking;
    this.#settle(pose, taken);
    this.feet.step(going);
    const { left, right, weight } = this.feet;
    // The weight is over the foot that stands, and the trunk over both.
    const trail = 0.4 * (1 - taken.moving) * (1 - taken.seated) * (going.isLed ? 0 : 1);
    const x = (left.x - left.home.x + right.x - right.home.x) / 2 / this.#size;
    const z = (left.z - left.home.z + right.z - right.home.z) / 2 / this.#size;
    pose[HIPS.x] = (pose[HIPS.x] as number) + clamp(x * trail, -0.05, 0.05) + weight * 0.022;
    pose[HIPS.z] = (pose[HIPS.z] as number) + clamp(z * trail, -0.05, 0.05);
    pose[HIPS.y] = (pose[HIPS.y] as number) - Math.abs(weight) * 0.012;
  }

  #settle(pose: Pose, { sitting, seated, seatHeight }: Taken): void {
    const k = this.#size;
    const low = 0.42 - 0.08 * clamp((seatHeight - 0.5) * 4, 0, 1);
    const ahead = sitting > 0 ? smooth(0.05, 0.6, sitting) * low * k : 0;
    for (let n = 0; n < 2; n++) {
      const foot = n === 0 ? this.feet.left : this.feet.right;
      const channels = n === 0 ? FEET.left : FEET.right;
      const { home, side } = foot;
      home.x = side * (this.#footing.x + (pose[channels.x] as number) * k);
      home.z = this.#footing.z + (pose[channels.z] as number) * k + ahead;
      home.yaw = (side * (pose[channels.yaw] as number)) / DEGREES;
      home.y = (pose[channels.y] as number) * k * (1 - seated);
      home.pitch = (pose[channels.pitch] as number) * (1 - seated);
    }
  }
}
