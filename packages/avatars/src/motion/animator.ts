import { dice } from "../dice";
import { clamp, smooth } from "../mesh/vector";
import { MASKS, mix, newPose, type Pose, weigh } from "./channels";
import { type Clip, sample } from "./clip";
import { NOD, RISE, SING, SWAY, TALK, WAIT } from "./clips";
import type { Doing } from "./doing";
import { easing } from "./easing";
import type { Feet } from "./feet";
import { Following } from "./following";
import { Gesturing } from "./gesturing";
import { Holding } from "./holding";
import { SEATS } from "./idles";
import { Look } from "./look";
import { newStance, type Stance } from "./stance";
import { Standing } from "./standing";
import { Timing } from "./timing";
import { type Footing, type Taken, Treading } from "./treading";
import { Walking } from "./walking";

/** Seconds of sitting down, and of standing up. */
const SITS = 1;
const STANDS = 0.85;
/** How long a microphone stays up after the voice, seconds. */
const STAYS_UP = 1.6;

/** Blends and layers the clips of one person. Time comes in as steps, so the same steps give the same poses. */
export class Animator {
  readonly pose: Pose = newPose();
  readonly stance: Stance;
  readonly feet: Feet;
  readonly #scratch = newPose();
  readonly #timing: Timing;
  readonly #look: Look;
  readonly #walking = new Walking();
  readonly #standing: Standing;
  readonly #gesturing = new Gesturing();
  readonly #holding = new Holding();
  readonly #following = new Following();
  readonly #treading = new Treading();
  readonly #taken: Taken = {
    moving: 0,
    running: 0,
    sitting: 0,
    seated: 0,
    seatHeight: 0,
    emote: null,
    emoting: 0,
  };
  /** How far this person goes along with a song that is heard. */
  readonly #grooves: number;
  readonly #seat: Clip;
  #sitting = 0;
  #groove = 0;
  #talking = 0;
  #lastVoice = -9;

  /**
   * @param seed so that a crowd does not breathe as one
   * @param height metres
   */
  constructor(seed: number, height: number, footing: Footing = { x: 0.052 * height, z: 0 }) {
    const roll = dice(seed);
    const time = roll() * 20;
    this.#look = new Look(roll, time);
    const offset = Math.floor(roll() * 4) * 2 + (roll() - 0.5) * 0.09;
    this.#timing = new Timing(time, offset, roll() < 0.4);
    this.#grooves = roll() < 0.25 ? 0 : 0.35 + 0.65 * roll();
    this.#standing = new Standing(roll, time);
    this.#seat = SEATS[Math.floor(roll() * SEATS.length)] as Clip;
    this.feet = this.#treading.feet;
    this.stance = newStance(this.feet);
    this.fit(height, footing);
    this.feet.reset();
  }

  /** The same person in a body of other measures. */
  fit(height: number, footing: Footing): void {
    const size = height / 1.76;
    this.#treading.fit(size, footing, this.pose, this.#now());
  }

  step(seconds: number, doing: Doing): void {
    // Small enough to be taken into who calls it: see sample().
    passed[0] = seconds;
    this.#step(doing);
  }

  /** Each part asks the clock how long this step is: numbers that are handed on one by one are put on the heap. */
  #step(doing: Doing): void {
    const { pose } = this;
    const timing = this.#timing;
    timing.dt = clamp(passed[0] as number, 0, 0.1);
    timing.step(doing.beat ?? null);
    this.#walking.step(timing, doing);
    this.#sit(doing);
    this.stance.singing += ((doing.singing ? 1 : 0) - this.stance.singing) * easing(7, timing.dt);

    this.#standing.step(timing, doing, pose);
    this.#walking.lay(doing, this.feet, pose);
    this.#onSeat();
    this.#listen(doing);
    this.#talk(doing);
    this.#gesturing.step(timing, doing, this.stance, this.#walking, this.#holding, pose);
    this.#sing(doing);
    this.#holding.step(timing, doing, pose);
    this.#following.step(timing, doing, this.stance, pose);
    this.#treading.step(timing, doing, pose, this.#now());
    this.#look.step(timing, doing, this.#walking, pose);
  }

  #now(): Taken {
    const taken = this.#taken;
    taken.moving = this.#walking.moving;
    taken.running = this.#walking.running;
    taken.sitting = this.#sitting;
    taken.seated = this.stance.seated;
    taken.seatHeight = this.stance.seatHeight;
    taken.emote = this.#gesturing.clip;
    taken.emoting = this.#gesturing.weight;
    return taken;
  }

  /** Down and up again, in a second: the trunk bends first, then the hips go. */
  #sit({ seated, seatHeight }: Doing): void {
    const { dt } = this.#timing;
    this.#sitting = clamp(this.#sitting + (seated ? dt / SITS : -dt / STANDS), 0, 1);
    this.stance.seated = this.#sitting > 0 ? smooth(0.18, 0.95, this.#sitting) : 0;
    if (seated) this.stance.seatHeight = seatHeight;
  }

  #onSeat(): void {
    const p = this.#sitting;
    if (p <= 0) return;
    if (p < 1) {
      // Bent forward on the way, whatever is before and after.
      const bent = Math.sin(Math.PI * p) ** 0.8;
      sample(RISE, p, this.#scratch);
      weigh(bent);
      mix(this.pose, this.#scratch);
    }
    this.#timing.play(this.#seat, this.#scratch);
    weigh(smooth(0.45, 1, p));
    mix(this.pose, this.#scratch);
  }

  /** Who stands and hears a song goes along with it, more or less. */
  #listen(doing: Doing): void {
    const { dt } = this.#timing;
    const free = (doing.beat ?? null) !== null && !doing.seated && !doing.singing && !this.#gesturing.clip;
    this.#groove += ((free ? this.#grooves : 0) - this.#groove) * easing(1.6, dt);
    const amount = this.#groove * (1 - this.#walking.moving);
    if (amount < 0.01) return;
    this.#timing.play(NOD, this.#scratch);
    for (let n = 0; n < this.pose.length; n++)
      this.pose[n] = (this.pose[n] as number) + (this.#scratch[n] as number) * amount;
  }

  #talk(doing: Doing): void {
    const { dt } = this.#timing;
    const talks = !doing.singing && doing.level > 0.05;
    this.#talking += ((talks ? 0.85 : 0) - this.#talking) * easing(talks ? 3 : 1.5, dt);
    if (this.#talking < 0.02) return;
    this.#timing.play(TALK, this.#scratch);
    weigh(this.#talking * (1 - 0.7 * this.#walking.moving) * (1 - 0.5 * this.stance.seated));
    mix(this.pose, this.#scratch, MASKS.arms);
  }

  #sing(doing: Doing): void {
    const { singing } = this.stance;
    const { time, dt } = this.#timing;
    if (doing.level > 0.03 || doing.cued) this.#lastVoice = time;
    const up = time - this.#lastVoice < STAYS_UP ? 1 : 0;
    this.stance.raised += (up - this.stance.raised) * easing(up ? 6 : 2.6, dt);
    if (singing >= 0.002) this.#holdUp();
  }

  /** A function of its own, as whatever few do: see Walking. */
  #holdUp(): void {
    const { singing, seated } = this.stance;
    const { time } = this.#timing;
    const { moving } = this.#walking;
    const raised = smooth(0.1, 0.9, this.stance.raised);
    const still = (1 - moving) * (1 - seated) * (1 - this.#gesturing.weight);
    this.#timing.play(SWAY, this.#scratch);
    weigh(singing * still * (0.35 + 0.65 * raised));
    mix(this.pose, this.#scratch, MASKS.legs);
    const mask = this.#gesturing.clip ? MASKS.rightArm : MASKS.upper;
    const weight = singing * (moving > 0.5 ? 0.85 : 1);
    sample(SING, time / 3.2, this.#scratch);
    sample(WAIT, time / 5.2, waiting);
    weigh(1 - raised);
    mix(this.#scratch, waiting);
    weigh(weight);
    mix(this.pose, this.#scratch, mask);
  }
}

/** Seconds of the step that is asked for. */
const passed = new Float64Array(1);
/** Filled and emptied within one step. */
const waiting = newPose();
