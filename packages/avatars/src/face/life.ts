import { dice } from "../dice";
import { clamp, smooth } from "../mesh/vector";
import { type FaceWeights, newFace, shapeIndex } from "./shapes";

/** What a face answers to. */
export interface Surroundings {
  /** Where to look, relative to the head, radians: left and up positive. */
  readonly gaze: { readonly yaw: number; readonly pitch: number };
  /** Of the own voice, 0 to 1. */
  readonly loudness: number;
  /** How much of it is for this person, 0 to 1. */
  readonly applause: number;
}

/** Seconds of a lid's way. */
const LID = { down: 0.07, shut: 0.03, up: 0.15 };
const BLINK = LID.down + LID.shut + LID.up;
/** People at rest blink about 15 times a minute, with long and short pauses. */
const PAUSE = { least: 0.9, mean: 2.9, most: 9 };
const DOUBLE_SHARE = 0.13;
/** Radians: eyes that jump so far mostly take a blink along. */
const JUMP = 0.25;
const JUMP_SHARE = 0.6;
/** Seconds between two darts, and how far they go, radians. */
const DART = { least: 0.45, most: 2.1, yaw: 0.06, pitch: 0.035 };
/** Where an eye is turned as far as its shape goes, radians. */
const EYE = { side: 0.6, up: 0.45, down: 0.5 };

const at = {
  blinkLeft: shapeIndex("eyeBlinkLeft"),
  blinkRight: shapeIndex("eyeBlinkRight"),
  leftOut: shapeIndex("eyeLookOutLeft"),
  leftIn: shapeIndex("eyeLookInLeft"),
  rightOut: shapeIndex("eyeLookOutRight"),
  rightIn: shapeIndex("eyeLookInRight"),
  upLeft: shapeIndex("eyeLookUpLeft"),
  upRight: shapeIndex("eyeLookUpRight"),
  downLeft: shapeIndex("eyeLookDownLeft"),
  downRight: shapeIndex("eyeLookDownRight"),
  innerBrows: shapeIndex("browInnerUp"),
  outerBrowLeft: shapeIndex("browOuterUpLeft"),
  outerBrowRight: shapeIndex("browOuterUpRight"),
  wideLeft: shapeIndex("eyeWideLeft"),
  wideRight: shapeIndex("eyeWideRight"),
  smileLeft: shapeIndex("mouthSmileLeft"),
  smileRight: shapeIndex("mouthSmileRight"),
  cheekLeft: shapeIndex("cheekSquintLeft"),
  cheekRight: shapeIndex("cheekSquintRight"),
} as const;

/**
 * What a face does by itself: it blinks, its eyes dart, its brows go along with loud notes, and it smiles when
 * applauded. Breathing moves the chest and lies in the body's clips. The same seed and steps give the same face.
 */
export class FaceLife {
  readonly weights: FaceWeights = newFace();
  readonly #roll: () => number;
  /** Seconds of this step. */
  #dt = 0.01;
  /** How far they are down, 0 to 1. */
  #lids = 0;
  // Every number begins as one: what was nothing first is put on the heap each time it changes.
  #nextBlink = 0;
  /** Seconds since the lids began to fall. */
  #blink = BLINK;
  #nextDart = 0;
  #dartYaw = 0;
  #dartPitch = 0;
  #yaw = 0;
  #pitch = 0;
  #jumping = false;
  #usual = 0;
  #brows = 0;
  #smile = 0;

  constructor(seed: number) {
    this.#roll = dice(seed);
    this.#nextBlink = this.#roll() * PAUSE.mean;
  }

  step(seconds: number, around: Surroundings): void {
    // Small enough to be taken into who calls it: a number that is handed on to more than that is put on the heap.
    passed[0] = seconds;
    this.#step(around);
  }

  #step({ gaze, loudness, applause }: Surroundings): void {
    const dt = clamp(passed[0] as number, 0, 0.1);
    this.#dt = dt;
    this.#look(gaze);
    this.#blinking();
    const lids = this.#lids;
    const { weights } = this;
    const down = clamp(-this.#pitch / EYE.down, 0, 1);
    const up = clamp(this.#pitch / EYE.up, 0, 1);
    weights[at.blinkLeft] = weights[at.blinkRight] = Math.max(lids, 0.4 * down);
    const side = this.#yaw / EYE.side;
    weights[at.leftOut] = clamp(side, 0, 1);
    weights[at.rightIn] = clamp(side, 0, 1);
    weights[at.leftIn] = clamp(-side, 0, 1);
    weights[at.rightOut] = clamp(-side, 0, 1);
    weights[at.upLeft] = weights[at.upRight] = up;
    weights[at.downLeft] = weights[at.downRight] = down;

    // A note louder than what was sung so far lifts the brows; a loud one keeps them up.
    const surge = loudness - this.#usual > 0.15 ? smooth(0.15, 0.5, loudness - this.#usual) : 0;
    this.#usual += (loudness - this.#usual) * (1 - Math.exp(-dt / 2));
    const lifted = clamp(0.5 * surge + (loudness > 0.65 ? 0.5 * smooth(0.65, 1, loudness) : 0), 0, 1);
    this.#brows += (lifted - this.#brows) * (1 - Math.exp(-dt / (lifted > this.#brows ? 0.12 : 0.4)));
    const brows = this.#brows;
    weights[at.innerBrows] = 0.75 * brows;
    weights[at.outerBrowLeft] = weights[at.outerBrowRight] = 0.4 * brows;
    weights[at.wideLeft] = weights[at.wideRight] = 0.15 * brows * (1 - lids);

    const pleased = clamp(applause, 0, 1);
    this.#smile += (pleased - this.#smile) * (1 - Math.exp(-dt / (pleased > this.#smile ? 0.35 : 1.4)));
    weights[at.smileLeft] = weights[at.smileRight] = 0.7 * this.#smile;
    weights[at.cheekLeft] = weights[at.cheekRight] = 0.4 * this.#smile;
  }

  #look({ yaw, pitch }: Surroundings["gaze"]): void {
    const dt = this.#dt;
    this.#nextDart -= dt;
    if (this.#nextDart <= 0) {
      this.#nextDart = DART.least + this.#roll() * (DART.most - DART.least);
      this.#dartYaw = (2 * this.#roll() - 1) * DART.yaw;
      this.#dartPitch = (2 * this.#roll() - 1) * DART.pitch;
    }
    const toYaw = Math.max(-EYE.side, Math.min(EYE.side, finite(yaw))) + this.#dartYaw;
    const toPitch = Math.max(-EYE.down, Math.min(EYE.up, finite(pitch))) + this.#dartPitch;
    const away = Math.sqrt((toYaw - this.#yaw) ** 2 + (toPitch - this.#pitch) ** 2);
    if (away > JUMP && !this.#jumping && this.#blink >= BLINK + 0.3 && this.#roll() < JUMP_SHARE)
      this.#nextBlink = 0;
    this.#jumping = away > JUMP / 2;
    // Eyes are there within two or three frames; slower they would glide like a doll's.
    const share = 1 - Math.exp(-dt / 0.025);
    this.#yaw += (toYaw - this.#yaw) * share;
    this.#pitch += (toPitch - this.#pitch) * share;
  }

  #blinking(): void {
    const dt = this.#dt;
    this.#nextBlink -= dt;
    this.#blink += dt;
    if (this.#nextBlink <= 0 && this.#blink >= BLINK) {
      this.#blink = 0;
      const pause = PAUSE.least - Math.log(1 - this.#roll()) * PAUSE.mean;
      this.#nextBlink = BLINK + (this.#roll() < DOUBLE_SHARE ? 0.08 : Math.min(PAUSE.most, pause));
    }
    if (this.#blink >= BLINK) this.#lids = 0;
    else if (this.#blink < LID.down) this.#lids = smooth(0, LID.down, this.#blink);
    else this.#lids = 1 - smooth(LID.down + LID.shut, BLINK, this.#blink);
  }
}

/** Number.isFinite would want it on the heap. */
const finite = (value: number): number => (value - value === 0 ? value : 0);

/** Seconds of the step that is asked for. */
const passed = new Float64Array(1);
