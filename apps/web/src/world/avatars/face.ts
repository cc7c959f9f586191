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
const SIDEWAYS = (["eyeLookOutLeft", "eyeLookInRight"] as const).map(shapeIndex);
const OTHER_WAY = (["eyeLookInLeft", "eyeLookOutRight"] as const).map(shapeIndex);
const UP = (["eyeLookUpLeft", "eyeLookUpRight"] as const).map(shapeIndex);
const DOWN = (["eyeLookDownLeft", "eyeLookDownRight"] as const).map(shapeIndex);
/** Seconds in which a head follows its person's, and is given back to the clips. */
const HEAD_FADE_S = 0.3;

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
  readonly #around = { gaze: { yaw: 0, pitch: 0 }, loudness: 0, applause: 0 };
  readonly #given: Record<FaceSource, FaceWeights | null> = {
    life: null,
    voice: null,
    expression: null,
    camera: null,
  };
  readonly #byLevel = newFace();
  readonly #mouth = new Float32Array(MOUTH.length);
  #open = 0;

  constructor(seed: number) {
    this.#life = new FaceLife(seed);
  }

  /** @param near false for those of whom one sees no more than that they blink and speak: `reading` counts for nothing */
  step(seconds: number, { yaw, pitch, level, pleased, open }: Readonly<FaceMoment>, near: boolean): void {
    const goal = Math.min(1, Math.max(0, (level - QUIET) / (LOUD - QUIET)));
    this.#open += (goal - this.#open) * (1 - Math.exp(-seconds / FOLLOW_S));
    const around = this.#around;
    around.gaze.yaw = yaw;
    around.gaze.pitch = pitch;
    around.loudness = level;
    around.applause = pleased;
    this.#life.step(seconds, around);
    if (near) this.#mixed(seconds);
    else {
      this.weights.set(this.#life.weights);
      this.weights[JAW] = 0.5 * this.#open;
      this.tracked = 0;
    }
    this.weights[JAW] = Math.max(this.weights[JAW] as number, 0.62 * open * (1 - this.tracked));
    this.#turnEyes();
  }

  #mixed(seconds: number): void {
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
    this.eyes.yaw = EYE.side * (this.#mean(SIDEWAYS) - this.#mean(OTHER_WAY));
    this.eyes.pitch = EYE.up * this.#mean(UP) - EYE.down * this.#mean(DOWN);
  }

  #mean(shapes: readonly number[]): number {
    let sum = 0;
    for (const shape of shapes) sum += this.weights[shape] as number;
    return sum / shapes.length;
  }

  /** Of a voice that nobody listens to closely only the loudness is known. */
  #mouthByLevel(): FaceWeights {
    this.#mouth[AA] = 0.7 * this.#open;
    this.#mouth[EE] = 0.3 * this.#open;
    faceOfMouth(this.#mouth, this.#byLevel);
    return this.#byLevel;
  }
}
