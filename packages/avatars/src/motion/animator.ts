import { dice } from "../dice";
import { clamp, smooth } from "../mesh/vector";
import { channelIndex, MASKS, mirror, mix, newPose, type Pose } from "./channels";
import { type Clip, phaseOf, sample } from "./clip";
import { NOD, RISE, RUN, SING, SWAY, TALK, WAIT, WALK } from "./clips";
import type { Doing } from "./doing";
import { easing } from "./easing";
import { EMOTE_CLIPS } from "./emotes";
import { Feet, type Going } from "./feet";
import { IDLES, LEAN, SEATS } from "./idles";
import { Look } from "./look";
import { newStance, type Stance } from "./stance";
import { Tempo } from "./tempo";

/** Where ankles stand, metres: to the side and ahead of the body's middle. */
export interface Footing {
  x: number;
  z: number;
}

const DEGREES = 180 / Math.PI;
/** Seconds of sitting down, and of standing up. */
const SITS = 1;
const STANDS = 0.85;
/** How long a microphone stays up after the voice, seconds. */
const STAYS_UP = 1.6;
const SWUNG = (
  ["left.arm.swing", "right.arm.swing", "chest.yaw", "spine.yaw", "hips.roll", "hips.yaw"] as const
).map((name) => channelIndex(name));
const N = {
  hipsX: channelIndex("hips.x"),
  hipsY: channelIndex("hips.y"),
  hipsZ: channelIndex("hips.z"),
  hipsPitch: channelIndex("hips.pitch"),
  spineRoll: channelIndex("spine.roll"),
} as const;
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

/** Blends and layers the clips of one person. Time comes in as steps, so the same steps give the same poses. */
export class Animator {
  readonly pose: Pose = newPose();
  readonly stance: Stance;
  readonly feet = new Feet();
  readonly #scratch = newPose();
  readonly #roll: () => number;
  #size = 1;
  #footing: Footing = { x: 0.09, z: 0 };
  readonly #tempo = new Tempo();
  readonly #look: Look;
  readonly #going: Going = {
    ...{ x: 0, z: 0, turn: 0, vx: 0, vz: 0, turning: 0, running: 0 },
    mayWalk: true,
    isLed: false,
  };
  /** Nobody in a crowd is quite on the beat, some begin elsewhere in a dance, and some with the other foot. */
  readonly #offset: number;
  readonly #isMirrored: boolean;
  readonly #grooves: number;
  #time: number;
  #moving = 0;
  #running = 0;
  #speed = 0;
  #forward = 1;
  #idle: Clip;
  #nextIdle: Clip;
  #idleBlend = 1;
  #idleUntil: number;
  readonly #seat: Clip;
  #sitting = 0;
  readonly #leans: boolean;
  #lean = 0;
  #groove = 0;
  #emote: Clip | null = null;
  #emoteTime = 0;
  #emoteWeight = 0;
  #talking = 0;
  #lastVoice = -9;

  /**
   * @param seed so that a crowd does not breathe as one
   * @param height metres
   */
  constructor(seed: number, height: number, footing: Footing = { x: 0.052 * height, z: 0 }) {
    const roll = dice(seed);
    this.#roll = roll;
    this.#time = roll() * 20;
    this.#look = new Look(roll, this.#time);
    this.#offset = Math.floor(roll() * 4) * 2 + (roll() - 0.5) * 0.09;
    this.#isMirrored = roll() < 0.4;
    this.#grooves = roll() < 0.25 ? 0 : 0.35 + 0.65 * roll();
    this.#leans = roll() < 0.7;
    this.#idle = IDLES[Math.floor(roll() * IDLES.length)] as Clip;
    this.#nextIdle = this.#idle;
    this.#idleUntil = this.#time + 4 + roll() * 12;
    this.#seat = SEATS[Math.floor(roll() * SEATS.length)] as Clip;
    this.stance = { ...newStance(), left: this.feet.left, right: this.feet.right };
    this.fit(height, footing);
    this.feet.reset();
  }

  /** The same person in a body of other measures. */
  fit(height: number, footing: Footing): void {
    this.#size = height / 1.76;
    this.#footing = footing;
    this.feet.size = this.#size;
    this.#settle();
  }

  step(seconds: number, doing: Doing): void {
    const dt = clamp(seconds, 0, 0.1);
    this.#time += dt;
    this.#tempo.step(dt, doing.beat ?? null);
    const speed = doing.seated ? 0 : Math.sqrt(doing.forward ** 2 + doing.sideways ** 2);
    this.#speed += (speed - this.#speed) * easing(12, dt);
    this.#moving += (smooth(0.12, 0.55, this.#speed) - this.#moving) * easing(11, dt);
    this.#running += (smooth(2.3, 3.2, this.#speed) - this.#running) * easing(8, dt);
    if (speed > 0.1) this.#forward += (doing.forward / speed - this.#forward) * easing(10, dt);
    this.#sit(dt, doing);
    this.stance.singing += ((doing.singing ? 1 : 0) - this.stance.singing) * easing(7, dt);

    this.#onFeet(dt, doing);
    this.#onSeat();
    this.#listen(dt, doing);
    this.#talk(dt, doing);
    this.#emoting(dt, doing);
    this.#sing(dt, doing);
    this.#tread(dt, doing);
    this.#look.step(dt, this.#time, doing, this.#moving, this.pose);
  }

  /** Down and up again, in a second: the trunk bends first, then the hips go. */
  #sit(dt: number, { seated, seatHeight }: Doing): void {
    this.#sitting = clamp(this.#sitting + (seated ? dt / SITS : -dt / STANDS), 0, 1);
    this.stance.seated = smooth(0.18, 0.95, this.#sitting);
    if (seated) this.stance.seatHeight = seatHeight;
  }

  #onFeet(dt: number, doing: Doing): void {
    const { pose } = this;
    this.#stand(dt);
    this.#against(dt, doing);
    if (this.#moving < 0.01) return;
    const planned = this.#speed / this.#size;
    const gait = this.#scratch;
    sample(WALK, this.feet.phase, gait);
    // Slow walkers swing less.
    const amount = clamp(planned / 1.5, 0.2, 1.1);
    for (const channel of SWUNG) gait[channel] = (gait[channel] as number) * amount;
    if (this.#running > 0.01) {
      sample(RUN, this.feet.phase, running);
      mix(gait, running, this.#running);
    }
    // Leaning into speed, and into the curve.
    gait[N.hipsPitch] = (gait[N.hipsPitch] as number) * this.#forward;
    gait[N.spineRoll] = (gait[N.spineRoll] as number) + clamp(doing.turning * planned * 1.2, -7, 7);
    mix(pose, gait, this.#moving);
  }

  /** One way of standing after another. */
  #stand(dt: number): void {
    if (this.#time > this.#idleUntil && this.#idleBlend >= 1) {
      this.#nextIdle = IDLES[Math.floor(this.#roll() * IDLES.length)] as Clip;
      this.#idleUntil = this.#time + 7 + this.#roll() * 14;
      if (this.#nextIdle !== this.#idle) this.#idleBlend = 0;
    }
    this.#clip(this.#idle, this.pose);
    if (this.#idleBlend >= 1) return;
    this.#idleBlend = Math.min(1, this.#idleBlend + dt / 1.4);
    this.#clip(this.#nextIdle, this.#scratch);
    mix(this.pose, this.#scratch, smooth(0, 1, this.#idleBlend));
    if (this.#idleBlend >= 1) this.#idle = this.#nextIdle;
  }

  /** Most people lean where they can. */
  #against(dt: number, { backed, emote, singing, seated }: Doing): void {
    const wanted = backed === true && this.#leans && emote === null && !singing && !seated;
    this.#lean = clamp(this.#lean + (wanted ? dt / 1.1 : -dt / 0.6), 0, 1);
    if (this.#lean <= 0) return;
    this.#clip(LEAN, this.#scratch);
    mix(this.pose, this.#scratch, smooth(0, 1, this.#lean));
  }

  /** Samples by this person's clock and beat, and with their better hand. */
  #clip(clip: Clip, out: Pose): void {
    sample(clip, phaseOf(clip, this.#time, this.#tempo.beat + this.#offset), out);
    if (this.#isMirrored) mirror(out);
  }

  #onSeat(): void {
    const p = this.#sitting;
    if (p <= 0) return;
    if (p < 1) {
      // Bent forward on the way, whatever is before and after.
      const bent = Math.sin(Math.PI * p) ** 0.8;
      sample(RISE, p, this.#scratch);
      mix(this.pose, this.#scratch, bent, MASKS.all);
    }
    this.#clip(this.#seat, this.#scratch);
    mix(this.pose, this.#scratch, smooth(0.45, 1, p));
  }

  /** Who stands and hears a song goes along with it, more or less. */
  #listen(dt: number, doing: Doing): void {
    const free = (doing.beat ?? null) !== null && !doing.seated && !doing.singing && !this.#emote;
    this.#groove += ((free ? this.#grooves : 0) - this.#groove) * easing(1.6, dt);
    const amount = this.#groove * (1 - this.#moving);
    if (amount < 0.01) return;
    this.#clip(NOD, this.#scratch);
    for (let n = 0; n < this.pose.length; n++)
      this.pose[n] = (this.pose[n] as number) + (this.#scratch[n] as number) * amount;
  }

  #talk(dt: number, doing: Doing): void {
    const talks = !doing.singing && doing.level > 0.05;
    this.#talking += ((talks ? 0.85 : 0) - this.#talking) * easing(talks ? 3 : 1.5, dt);
    if (this.#talking < 0.02) return;
    this.#clip(TALK, this.#scratch);
    mix(
      this.pose,
      this.#scratch,
      this.#talking * (1 - 0.7 * this.#moving) * (1 - 0.5 * this.stance.seated),
      MASKS.arms,
    );
  }

  #emoting(dt: number, doing: Doing): void {
    const wanted = doing.emote ? EMOTE_CLIPS[doing.emote] : null;
    if (wanted && this.#emote !== wanted && (this.#emoteWeight < 0.3 || !this.#emote)) {
      this.#emote = wanted;
      this.#emoteTime = 0;
    }
    const goal = wanted !== null && this.#emote === wanted ? 1 : 0;
    this.#emoteWeight += (goal - this.#emoteWeight) * easing(8, dt);
    const clip = this.#emote;
    if (!clip) return;
    this.#emoteTime += dt;
    sample(clip, phaseOf(clip, this.#emoteTime, this.#tempo.beat + this.#offset), this.#scratch);
    if (this.#isMirrored && "beats" in clip.span) mirror(this.#scratch);
    const onFeet = (1 - this.#moving) * (1 - this.stance.seated);
    mix(this.pose, this.#scratch, this.#emoteWeight * onFeet, MASKS.legs);
    const upper = this.stance.singing > 0.4 ? MASKS.upperFreeHand : MASKS.upper;
    mix(this.pose, this.#scratch, this.#emoteWeight, upper);
    if (goal === 0 && this.#emoteWeight < 0.02) this.#emote = null;
  }

  #sing(dt: number, doing: Doing): void {
    const { singing, seated } = this.stance;
    if (doing.level > 0.03 || doing.cued) this.#lastVoice = this.#time;
    const up = this.#time - this.#lastVoice < STAYS_UP ? 1 : 0;
    this.stance.raised += (up - this.stance.raised) * easing(up ? 6 : 2.6, dt);
    if (singing < 0.002) return;
    const raised = smooth(0.1, 0.9, this.stance.raised);
    const still = (1 - this.#moving) * (1 - seated) * (1 - this.#emoteWeight);
    this.#clip(SWAY, this.#scratch);
    mix(this.pose, this.#scratch, singing * still * (0.35 + 0.65 * raised), MASKS.legs);
    const mask = this.#emote ? MASKS.rightArm : MASKS.upper;
    const weight = singing * (this.#moving > 0.5 ? 0.85 : 1);
    sample(SING, this.#time / 3.2, this.#scratch);
    sample(WAIT, this.#time / 5.2, running);
    mix(this.#scratch, running, 1 - raised);
    mix(this.pose, this.#scratch, weight, mask);
  }

  /** Where feet belong by now, and where they really are. */
  #tread(dt: number, doing: Doing): void {
    const going = this.#going;
    going.x = doing.sideways * dt;
    going.z = doing.forward * dt;
    going.turn = doing.turning * dt;
    const soon = easing(14, dt);
    going.vx += (doing.sideways - going.vx) * soon;
    going.vz += (doing.forward - going.vz) * soon;
    going.turning += (doing.turning - going.turning) * easing(10, dt);
    going.running = this.#running;
    going.mayWalk = this.#sitting < 0.55;
    going.isLed =
      this.#emote !== null &&
      LEADS.has(this.#emote) &&
      this.#emoteWeight * (1 - this.stance.seated) > 0.35 &&
      !this.feet.walking;
    this.#settle();
    this.feet.step(dt, going);
    const { left, right, weight } = this.feet;
    const { pose } = this;
    // The weight is over the foot that stands, and the trunk over both.
    const trail = 0.4 * (1 - this.#moving) * (1 - this.stance.seated) * (going.isLed ? 0 : 1);
    const x = (left.x - left.home.x + right.x - right.home.x) / 2 / this.#size;
    const z = (left.z - left.home.z + right.z - right.home.z) / 2 / this.#size;
    pose[N.hipsX] = (pose[N.hipsX] as number) + clamp(x * trail, -0.05, 0.05) + weight * 0.022;
    pose[N.hipsZ] = (pose[N.hipsZ] as number) + clamp(z * trail, -0.05, 0.05);
    pose[N.hipsY] = (pose[N.hipsY] as number) - Math.abs(weight) * 0.012;
  }

  #settle(): void {
    const k = this.#size;
    const { seated, seatHeight } = this.stance;
    const ahead = smooth(0.05, 0.6, this.#sitting) * (0.42 - 0.08 * clamp((seatHeight - 0.5) * 4, 0, 1)) * k;
    for (let n = 0; n < 2; n++) {
      const foot = n === 0 ? this.feet.left : this.feet.right;
      const channels = n === 0 ? FEET.left : FEET.right;
      const { home, side } = foot;
      const { pose } = this;
      home.x = side * (this.#footing.x + (pose[channels.x] as number) * k);
      home.z = this.#footing.z + (pose[channels.z] as number) * k + ahead;
      home.yaw = (side * (pose[channels.yaw] as number)) / DEGREES;
      home.y = (pose[channels.y] as number) * k * (1 - seated);
      home.pitch = (pose[channels.pitch] as number) * (1 - seated);
    }
  }
}

/** Scratch, shared: filled and emptied within one step. */
const running = newPose();
