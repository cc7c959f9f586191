import { groundAt, type Scene, type Seat } from "@karaverse/worlds";
import type { BodyPose } from "../source";
import type { Passed } from "./movement";
import { turnTo } from "./turn";

/** Further than this nobody glides: they are there, metres. */
const LEAP = 3;

/** Nobody runs faster; who is put right does, and glides, metres a second. */
const FASTEST = 4.5;

/** Nearer than this the ground is as high as there, metres. */
const SAME_GROUND = 0.02;

/** Where a body is drawn: what the source says, with the corners off. */
export class Whereabouts {
  x = 0;
  y = 0;
  z = 0;
  yaw = 0;
  /** On a seat of the scene, or on the way down to it. */
  sits = false;
  /** On the way down to a seat, or up from it. */
  isBetween = false;
  /** How the body went between the last two steps of its feet, metres and radians a second. */
  readonly going = { forward: 0, sideways: 0, turning: 0, speed: 0 };
  #isPlaced = false;
  /** How high the ground was where it was asked for last. */
  #ground = 0;
  #askedX = Number.POSITIVE_INFINITY;
  #askedZ = 0;
  /** Where it was when its feet were moved last. */
  #trodX = 0;
  #trodZ = 0;
  #trodYaw = 0;

  follow({ seconds }: Passed, scene: Scene, pose: BodyPose, seat: Seat | undefined): void {
    const dt = Math.max(1e-4, seconds);
    const on = pose.seated ? seat : undefined;
    this.sits = on !== undefined;
    const goal = on ?? pose;
    if (!this.#isPlaced || this.#squaredTo(goal) > LEAP * LEAP) this.#leap(scene, goal);
    // The source interpolates already; this only takes the corner off corrections, of sitting down and of standing up.
    const between = this.sits || this.isBetween;
    const follow = 1 - Math.exp(-dt * (between ? 5 : 28));
    this.x += (goal.x - this.x) * follow;
    this.z += (goal.z - this.z) * follow;
    this.yaw += turnTo(this.yaw, goal.yaw) * (1 - Math.exp(-dt * (between ? 6 : 11)));
    this.#ask(scene);
    this.y += (this.#ground - this.y) * (1 - Math.exp(-dt * 9));
  }

  /** Most people stand still, on the ground that they stood on. */
  #ask(scene: Scene): void {
    if (Math.abs(this.x - this.#askedX) + Math.abs(this.z - this.#askedZ) < SAME_GROUND) return;
    this.#askedX = this.x;
    this.#askedZ = this.z;
    this.#ground = groundAt(scene, this.x, this.z);
  }

  /** Works out `going`, as far as the body really went: feet would slide by the difference. */
  tread({ seconds }: Passed): void {
    const { going } = this;
    const s = Math.sin(this.yaw);
    const c = Math.cos(this.yaw);
    let x = (this.x - this.#trodX) / seconds;
    let z = (this.z - this.#trodZ) / seconds;
    const speed = Math.sqrt(x * x + z * z);
    if (speed > FASTEST) {
      x *= FASTEST / speed;
      z *= FASTEST / speed;
    }
    going.forward = -x * s - z * c;
    going.sideways = -x * c + z * s;
    going.turning = turnTo(this.#trodYaw, this.yaw) / seconds;
    going.speed = Math.min(speed, FASTEST);
    this.#tread();
  }

  #leap(scene: Scene, { x, z, yaw }: { x: number; z: number; yaw: number }): void {
    this.x = x;
    this.z = z;
    this.yaw = yaw;
    this.#ask(scene);
    this.y = this.#ground;
    this.#tread();
    this.#isPlaced = true;
  }

  #squaredTo({ x, z }: { x: number; z: number }): number {
    return (x - this.x) * (x - this.x) + (z - this.z) * (z - this.z);
  }

  #tread(): void {
    this.#trodX = this.x;
    this.#trodZ = this.z;
    this.#trodYaw = this.yaw;
  }
}
