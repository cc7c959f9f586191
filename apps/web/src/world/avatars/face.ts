import {
  type FaceGiven,
  FaceLife,
  FaceMix,
  type FaceSource,
  type FaceWeights,
  faceOfMouth,
  MOUTH,
  newFace,
  shapeIndex,
} from "@karaverse/avatars/face";
import { type FaceReading, newFaceReading } from "../face-reading";
import type { Passed } from "./movement";

const AA = MOUTH.indexOf("aa");
const EE = MOUTH.indexOf("ee");
const JAW = shapeIndex("jawOpen");
/** Levels come twelve times a second; a mouth that followed them at once would rattle. */
const FOLLOW_S = 0.06;
/** Where a mouth begins to open, and where it is wide: a spoken word lies in between. */
const QUIET = 0.06;
const LOUD = 0.5;

/** Where an eye is turned as far as its shape goes, radians; shapes move the lids, bones the eyes. */
const EYE = { side: 0.6, up: 0.45, down: 0.5 };
const SIDEWAYS = [shapeIndex("eyeLookOutLeft"), shapeIndex("eyeLookInRight")] as const;
const OTHER_WAY = [shapeIndex("eyeLookInLeft"), shapeIndex("eyeLookOutRight")] as const;
const UP = [shapeIndex("eyeLookUpLeft"), shapeIndex("eyeLookUpRight")] as const;
const DOWN = [shapeIndex("eyeLookDownLeft"), shapeIndex("eyeLookDownRight")] as const;
/** Seconds in which a head follows its person's, and is given back to the clips. */
const HEAD_FADE_S = 0.3;

const mean = (weights: FaceWeights, [left, right]: readonly [number, number]): number =>
  ((weights[left] as number) + (weights[right] as number)) / 2;

/** What a face answers to in this frame. */
export interface FaceMoment {
  /** Where to look, relative to the head, radians: left and up positive. */
  yaw: number;
  pitch: number;
  /** Loudness of the own voice as far as anybody knows it, 0-1. */
  level: number;
  /** How pleased this person is, 0-1: by applause, or by what the body does. */
  pleased: number;
  /** How far what the body does opens the mouth, 0-1. */
  open: number;
}

/** One face in the room: its own life, its voice, expressions and camera, mixed into 52 weights. Allocates nothing. */
export class PersonFace {
  readonly weights: FaceWeights = newFace();
  /** What the room's model last said. */
  readonly reading: FaceReading = newFaceReading();
  /** Where the eyes are turned, radians: left and up positive. */
  readonly eyes = { yaw: 0, pitch: 0 };
  /** How far the head is turned by its person and not by the body's clips, 0-1. */
  tracked = 0;
  readonly #life: FaceLife;
  readonly #mix = new FaceMix();
  // Numbers with a point from the start: of two shapes, one with whole numbers, what is read is put on the heap.
  readonly #around = { gaze: { yaw: 0.5, pitch: 0.5 }, loudness: 0.5, applause: 0.5 };
  readonly #given: Record<FaceSource, FaceWeights | null> = {
    life: null,
    voice: null,
    expression: null,
    camera: null,
  };
  readonly #byLevel = newFace();
  readonly #mouth = new Float32Array(MOUTH.length);
  #open = 0;
  #seconds = 0;

  constructor(seed: number) {
    this.#life = new FaceLife(seed);
  }

  /** @param near false for those of whom one sees no more than that they blink and speak: `reading` counts for nothing */
  step({ seconds }: Passed, moment: Readonly<FaceMoment>, near: boolean): void {
    const { yaw, pitch, level, pleased, open } = moment;
    const goal = Math.min(1, Math.max(0, (level - QUIET) / (LOUD - QUIET)));
    this.#open += (goal - this.#open) * (1 - Math.exp(-seconds / FOLLOW_S));
    const around = this.#around;
    around.gaze.yaw = yaw;
    around.gaze.pitch = pitch;
    around.loudness = level;
    around.applause = pleased;
    this.#life.step(seconds, around);
    this.#seconds = seconds;
    if (near) this.#mixed();
    else {
      this.weights.set(this.#life.weights);
      this.weights[JAW] = 0.5 * this.#open;
      this.tracked = 0;
    }
    this.weights[JAW] = Math.max(this.weights[JAW] as number, 0.62 * open * (1 - this.tracked));
    this.#turnEyes();
  }

  #mixed(): void {
    const seconds = this.#seconds;
    const given = this.#given;
    given.life = this.#life.weights;
    given.voice = this.reading.voice ?? (this.#open > 0.01 ? this.#mouthByLevel() : null);
    given.expression = this.reading.expression;
    given.camera = this.reading.camera;
    this.#mix.step(seconds, given satisfies FaceGiven);
    this.weights.set(this.#mix.weights);
    const change = (given.camera ? seconds : -seconds) / HEAD_FADE_S;
    this.tracked = Math.min(1, Math.max(0, this.tracked + change));
  }

  #turnEyes(): void {
    const { weights } = this;
    this.eyes.yaw = EYE.side * (mean(weights, SIDEWAYS) - mean(weights, OTHER_WAY));
    this.eyes.pitch = EYE.up * mean(weights, UP) - EYE.down * mean(weights, DOWN);
  }

  /** Of a voice that nobody listens to closely only the loudness is known. */
  #mouthByLevel(): FaceWeights {
    this.#mouth[AA] = 0.7 * this.#open;
    this.#mouth[EE] = 0.3 * this.#open;
    faceOfMouth(this.#mouth, this.#byLevel);
    return this.#byLevel;
  }
}
