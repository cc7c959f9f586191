import { createOwnAvatar, turn } from "@karaverse/field-of-view/client";
import { type Floor, gaitOf, type Stride } from "@karaverse/field-of-view/movement";
import type { MotionUpdate, Pose } from "@karaverse/protocol";
import {
  BODY_RADIUS,
  boundsOf,
  danceFloorsOf,
  obstaclesOf,
  onFootprint,
  type Scene,
  seatOf,
  spawnFor,
} from "@karaverse/worlds";

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
    if (forward !== 0 || strafe !== 0) this.turnTo(yaw, seconds);
  }

  /** Turns where they stand, as one who points does (Rule M10). */
  turnTo(yaw: number, seconds: number): void {
    if (!this.seat) this.#yaw += turn(this.#yaw, yaw) * (1 - Math.exp(-seconds * TURN_RATE));
  }

  /** Rule M7. */
  isOnDanceFloor(): boolean {
    const { x, z } = this.#avatar.motion();
    return danceFloorsOf(this.#scene).some((shape) => onFootprint(shape, x, z));
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

  /** Fills `out` with what the server is asked to accept; returns the proposal's sequence. */
  propose(out: Pose): number {
    const { sequence, x, z } = this.#avatar.propose();
    out.x = x;
    out.z = z;
    this.#fill(out);
    return sequence;
  }

  /** Fills `out` with where and how the body is now, for the eye. */
  shown(out: Pose): boolean {
    if (!this.placed) return false;
    this.#avatar.shown(out);
    this.#fill(out);
    return true;
  }

  /** All but the place of who is on their feet. */
  #fill(out: Pose): void {
    const { vx, vz } = this.#avatar.motion();
    const seat = this.seat ? seatOf(this.#scene, this.seat) : undefined;
    if (seat) {
      out.x = seat.x;
      out.z = seat.z;
    }
    out.yaw = seat?.yaw ?? this.#yaw;
    out.gait = seat ? "rest" : gaitOf(this.#avatar.motion());
    const moves = out.gait !== "rest";
    out.vx = moves ? vx : 0;
    out.vz = moves ? vz : 0;
    out.seated = seat !== undefined;
    out.holdingMicrophone = this.holdingMicrophone;
    out.gesture = this.gesture;
    out.level = this.level;
  }
}
