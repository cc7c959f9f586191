import { createOwnAvatar, turn } from "@karaverse/field-of-view/client";
import { type Floor, gaitOf, type Stride } from "@karaverse/field-of-view/movement";
import type { MotionUpdate, Pose } from "@karaverse/protocol";
import { BODY_RADIUS, boundsOf, obstaclesOf, type Scene, seatOf, spawnFor } from "@karaverse/worlds";

/** What the person at the keys wants: `forward` and `strafe` (to the left) -1 to 1 along `yaw`. */
export interface Walk {
  readonly forward: number;
  readonly strafe: number;
  readonly run: boolean;
  readonly yaw: number;
}

/** A body turns to a new direction within about a fifth of a second, 1/s. */
const TURN_RATE = 14;

const floorOf = (scene: Scene, onStage: boolean): Floor => ({
  bounds: boundsOf(scene),
  obstacles: obstaclesOf(scene, onStage ? "performer" : "audience"),
  bodyRadius: BODY_RADIUS,
});

/** The own body: walks at once, sits where the server says, goes back where the server corrects. */
export class Own {
  /** False until the server has said where we are. */
  placed = false;
  seat: string | null = null;
  onStage = false;
  holdingMicrophone = false;
  gesture = 0;
  level = 0;
  #yaw = 0;
  #scene: Scene;
  readonly #avatar;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#avatar = createOwnAvatar(spawnFor(scene, 0), floorOf(scene, false));
  }

  setGround(scene: Scene, onStage: boolean): void {
    if (scene === this.#scene && onStage === this.onStage) return;
    this.#scene = scene;
    this.onStage = onStage;
    this.#avatar.setFloor(floorOf(scene, onStage));
  }

  walk({ forward, strafe, run, yaw }: Walk, seconds: number): void {
    if (this.seat) return;
    const stride: Stride = {
      x: -Math.sin(yaw) * forward - Math.cos(yaw) * strafe,
      z: -Math.cos(yaw) * forward + Math.sin(yaw) * strafe,
      run,
    };
    this.#avatar.advance(stride, seconds);
    if (forward !== 0 || strafe !== 0)
      this.#yaw += turn(this.#yaw, yaw) * (1 - Math.exp(-seconds * TURN_RATE));
  }

  /** Time passes without a step. */
  rest(seconds: number): void {
    if (!this.seat) this.#avatar.advance({ x: 0, z: 0, run: false }, seconds);
  }

  /** What the server says about our own proposals (Rule M1), and about ourselves. */
  heard({ acknowledged, correction }: MotionUpdate): void {
    const told = correction?.pose;
    if (told && !this.placed) {
      this.placed = true;
      this.#yaw = told.yaw;
      this.#avatar.moveTo(told);
      return;
    }
    if (!correction) {
      this.#avatar.acknowledge(acknowledged);
      return;
    }
    const { x, z } = this.#avatar.motion();
    const { sequence, pose } = correction;
    // Somebody put us there: look where they turned us to.
    if (Math.hypot(pose.x - x, pose.z - z) > 1) this.#yaw = pose.yaw;
    this.#avatar.correct(sequence, pose);
  }

  propose(): { sequence: number; pose: Pose } {
    const { sequence } = this.#avatar.propose();
    const pose = this.#body(this.#avatar.motion());
    return { sequence, pose };
  }

  /** Where and how the body is now, for the eye. */
  shown(out: Pose): boolean {
    if (!this.placed) return false;
    Object.assign(out, this.#body(this.#avatar.shown()));
    return true;
  }

  #pace(seated: boolean): Pick<Pose, "gait" | "vx" | "vz"> {
    const { vx, vz } = this.#avatar.motion();
    const gait = seated ? "rest" : gaitOf({ vx, vz });
    return gait === "rest" ? { gait, vx: 0, vz: 0 } : { gait, vx, vz };
  }

  #body(place: { x: number; z: number }): Pose {
    const seat = this.seat ? seatOf(this.#scene, this.seat) : undefined;
    return {
      x: seat?.x ?? place.x,
      z: seat?.z ?? place.z,
      yaw: seat?.yaw ?? this.#yaw,
      ...this.#pace(seat !== undefined),
      seated: seat !== undefined,
      holdingMicrophone: this.holdingMicrophone,
      gesture: this.gesture,
      level: this.level,
    };
  }
}
