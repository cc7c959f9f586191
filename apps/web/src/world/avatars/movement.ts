import {
  Animator,
  type Doing,
  emoteOf,
  type Grip,
  newDoing,
  newFrame,
  Rig,
  type RigFrame,
  type Thing,
} from "@karaverse/avatars";
import type { Scene, Seat } from "@karaverse/worlds";
import type { Vector3 } from "three";
import type { BodyPose } from "../source";
import type { PersonFace } from "./face";
import { FaceOnBody } from "./face-on-body";
import type { Shape } from "./near-body";
import { Rest } from "./rest";
import { turnTo } from "./turn";
import type { Whereabouts } from "./whereabouts";

/** What somebody is taken for until their body is there, metres. */
const USUAL = { height: 1.7, eyeHeight: 1.58 } as const;
/** Eyes of who sits are lower by this, metres. */
const SITS_LOWER = 0.36;
/** Of who has no body yet. */
const USUAL_GRIP: Grip = { along: 0.09, depth: 0.018 };
/** Over the crown, metres. */
const OVERHEAD = 0.12;

/** How long something took: an object, because numbers that are handed on one by one are put on the heap. */
export interface Passed {
  readonly seconds: number;
}

/** What is heard at the listener in this frame. */
export interface Music {
  /** Beats of the song; null where none sounds. */
  beat: number | null;
  /** Whoever performs has words to sing. */
  cued: boolean;
}

/** What somebody does in this frame, as far as it moves the body. */
export interface Act {
  readonly pose: BodyPose;
  readonly seat: Seat | undefined;
  readonly gaze: Vector3 | null;
  /** What is pointed at by who points. */
  readonly aim: Vector3 | null;
  readonly holds: Thing | null;
  readonly music: Music;
  readonly performing: boolean;
  /** Loudness of the voice and applause, 0-1. */
  readonly level: number;
  readonly applause: number;
  /** How much of the face is seen. */
  readonly face: "near" | "coarse" | "none";
}

/** Feet lose their way in longer steps, seconds. */
const LONGEST_STEP_S = 0.06;
/** Of a frame that stood for longer than that one sees only how it ended. */
const MOST_STEPS = 5;

/** The skeleton of one person: steps it, and lets the face follow. Allocates nothing. */
export class Movement {
  readonly frame: RigFrame = newFrame();
  height: number = USUAL.height;
  eyeHeight: number = USUAL.eyeHeight;
  /** Metres over the ground under the feet, for what hangs over the head. */
  overheadHeight: number = USUAL.height + OVERHEAD;
  readonly #animator: Animator;
  readonly #face: FaceOnBody;
  readonly #rest = new Rest();
  #rig: Rig | null = null;
  /** Seconds since the last step; a share of the first, so that a crowd does not step as one. */
  #skipped = Math.random() / 30;
  readonly #step = { seconds: 0.5 };
  readonly #gaze = { yaw: 0.5, pitch: 0.5 };
  readonly #aim = { x: 0.5, y: 0.5, z: 0.5 };
  readonly #doing = newDoing();

  constructor(
    seed: number,
    private readonly at: Whereabouts,
    private readonly face: PersonFace,
  ) {
    this.#animator = new Animator(seed, USUAL.height);
    this.#face = new FaceOnBody(face);
  }

  /** Of the hands, as Rig has it; 1 until there is a body. */
  get size(): number {
    return this.#rig?.size ?? 1;
  }

  /** Where the hands hold what they hold. */
  get grip(): Grip {
    return this.#rig?.grip ?? USUAL_GRIP;
  }

  /** How far somebody sits already, 0-1. */
  get seated(): number {
    return this.#animator.stance.seated;
  }

  /** A microphone is in the hand. */
  get holds(): boolean {
    return this.#animator.stance.singing > 0.5;
  }

  /** Metres over the ground under the feet. */
  get eyes(): number {
    return this.eyeHeight - SITS_LOWER * this.seated;
  }

  /** Another body from now on. */
  fit(body: Shape): void {
    const foot = body.joints.leftFoot;
    this.#animator.fit(body.height, { x: foot[0], z: foot[2] });
    this.height = body.height;
    this.eyeHeight = body.eyeHeight;
    this.overheadHeight = body.height + OVERHEAD;
    this.#rig = new Rig(body);
    // In this very frame.
    this.#skipped += 1;
  }

  /**
   * @param every 1 each frame of sixty, 3 every third
   * @returns whether a step was due; then `frame` is new
   */
  step(passed: Passed, every: number, scene: Scene, act: Act): boolean {
    this.#skipped += Math.max(1e-4, passed.seconds);
    if (every > 1 && this.#skipped < (every - 0.5) / 60) return false;
    const step = this.#step;
    step.seconds = this.#skipped;
    this.at.tread(step);
    const doing = this.#do(step, scene, act);
    const steps = Math.min(MOST_STEPS, Math.ceil(this.#skipped / LONGEST_STEP_S));
    const seconds = Math.min(LONGEST_STEP_S, this.#skipped / steps);
    for (let n = 0; n < steps; n++) this.#animator.step(seconds, doing);
    if (this.#rig) {
      const { pose, stance } = this.#animator;
      step.seconds = this.#skipped;
      if (act.face !== "none") this.#face.step(step, pose, act);
      this.#rig.solve(pose, stance, this.frame);
    }
    this.#skipped = 0;
    const { seated, seatHeight } = this.#animator.stance;
    this.overheadHeight =
      this.height + OVERHEAD - seated * Math.max(0, this.height * 0.53 - seatHeight - 0.1);
    return true;
  }

  #do(passed: Passed, scene: Scene, act: Act): Doing {
    const { pose, seat, gaze, aim, holds, music, performing, level } = act;
    const doing = this.#doing;
    const { going } = this.at;
    doing.forward = going.forward;
    doing.sideways = going.sideways;
    doing.turning = going.turning;
    doing.seated = this.at.sits;
    doing.seatHeight = seat ? seat.y : 0.46;
    doing.emote = emoteOf(pose.gesture);
    doing.singing = performing || pose.holdingMicrophone;
    doing.level = level;
    doing.gaze = gaze && this.#lookAt(gaze);
    doing.holds = holds;
    doing.seen = act.face === "near" ? this.face.reading.body : null;
    doing.aim = aim && this.#pointAt(aim);
    doing.beat = music.beat;
    doing.cued = music.cued && doing.singing;
    doing.backed = this.#rest.isBacked(passed, scene, this.at);
    return doing;
  }

  /** In the body's frame. */
  #pointAt(aim: Vector3): NonNullable<Doing["aim"]> {
    const { x, y, z, yaw } = this.at;
    const dx = aim.x - x;
    const dz = aim.z - z;
    this.#aim.x = -dx * Math.cos(yaw) + dz * Math.sin(yaw);
    this.#aim.y = aim.y - y;
    this.#aim.z = -dx * Math.sin(yaw) - dz * Math.cos(yaw);
    return this.#aim;
  }

  /** Relative to the body; null for what is inside of it. */
  #lookAt(gaze: Vector3): { yaw: number; pitch: number } | null {
    const { x, y, z, yaw } = this.at;
    const dx = gaze.x - x;
    const dz = gaze.z - z;
    const away = Math.sqrt(dx * dx + dz * dz);
    if (away <= 0.4) return null;
    this.#gaze.yaw = turnTo(yaw, Math.atan2(-dx, -dz));
    this.#gaze.pitch = Math.atan2(gaze.y - y - this.eyes, away);
    return this.#gaze;
  }
}
