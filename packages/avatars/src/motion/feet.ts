import { clamp, smooth } from "../mesh/vector";
import { Foot, type Going } from "./foot";
import { type Gait, gaitAt, newGait } from "./gait";

/** Starts to walk above, and stands below this, m/s of a body 1.76 m tall. */
const WALKS = 0.3;
const STANDS = 0.2;

/**
 * Two feet that stay where they stand. Walking, they take turns by the phase of a stride; standing, a foot steps when
 * the body has gone or turned too far from it, so one turns in place, stops and sits down with steps.
 */
export class Feet {
  readonly left = new Foot(1);
  readonly right = new Foot(-1);
  /** Through the stride; the left heel strikes at 0. */
  phase = 0;
  walking = false;
  /** -1 to 1: over which foot the weight is while the other steps; left is positive. */
  weight = 0;
  /** 1 is a body 1.76 m tall. */
  size = 1;
  readonly #gait: Gait = newGait();

  reset(): void {
    this.left.reset();
    this.right.reset();
    this.walking = false;
  }

  step(going: Going): void {
    const k = this.size;
    const speed = Math.sqrt(going.vx ** 2 + going.vz ** 2);
    going.speed = speed;
    if (Math.abs(going.x) + Math.abs(going.z) > 0.8 * k) this.reset();
    gaitAt(going, this, this.#gait);
    const walks = going.mayWalk && speed > (this.walking ? STANDS : WALKS) * k;
    if (walks && !this.walking) this.#start(going);
    this.walking = walks;
    if (walks) this.#walk(going);
    else this.#stand(going);
    this.left.isDown = this.left.mode === "held";
    this.right.isDown = this.right.mode === "held";
    const goal = (this.right.mode === "stepping" ? 1 : 0) - (this.left.mode === "stepping" ? 1 : 0);
    this.weight += (goal - this.weight) * (1 - Math.exp(-9 * going.seconds));
  }

  /** The foot that is behind goes first, and half its way is done: the other has not far to reach back yet. */
  #start(going: Going): void {
    const { speed } = going;
    const behind = (foot: Foot) =>
      ((foot.x - foot.home.x) * going.vx + (foot.z - foot.home.z) * going.vz) / Math.max(speed, 1e-3) -
      (0.04 * foot.side * going.vx) / Math.max(speed, 1e-3);
    const { stance } = this.#gait;
    const at = stance + 0.5 * (1 - stance);
    this.phase = behind(this.left) <= behind(this.right) ? at : (at + 0.5) % 1;
  }

  #walk(going: Going): void {
    const k = this.size;
    const gait = this.#gait;
    this.phase = (this.phase + (going.seconds * going.speed) / (gait.stride * k)) % 1;
    // Whoever gets faster within a step would be left behind by a foot.
    if (this.#isLate(this.left, this.right, going)) this.phase = gait.stance;
    else if (this.#isLate(this.right, this.left, going)) this.phase = (gait.stance + 0.5) % 1;
    this.#tread(this.left, going);
    this.#tread(this.right, going);
  }

  /** How far a foot is through its stride: the right one is half of it behind. */
  #through(foot: Foot): number {
    return foot === this.left ? this.phase : (this.phase + 0.5) % 1;
  }

  /** Whether a foot has to leave now, before its time. */
  #isLate(foot: Foot, other: Foot, going: Going): boolean {
    const { stance, rear } = this.#gait;
    const at = this.#through(foot);
    if (foot.mode !== "held" || at >= stance || at < stance * 0.35) return false;
    if (other.mode !== "held") return false;
    const behind = -((foot.x - foot.home.x) * going.vx + (foot.z - foot.home.z) * going.vz) / going.speed;
    return behind > rear * this.size * 1.12;
  }

  #tread(foot: Foot, going: Going): void {
    const k = this.size;
    const { seconds: dt, speed } = going;
    const at = this.#through(foot);
    const { stride, stance, front, lift, strike, leave } = this.#gait;
    const dirX = going.vx / speed;
    const dirZ = going.vz / speed;
    const ahead = Math.max(0, dirZ);
    if (at < stance) {
      if (foot.mode !== "held") foot.mode = "held";
      foot.carry(going);
      foot.y *= Math.exp(-45 * dt);
      const s = at / stance;
      const off = Math.max(0, (s - 0.5) / 0.5) ** 1.3;
      const goal = strike * ahead * Math.max(0, 1 - s / 0.2) + off * (dirZ >= 0 ? leave * dirZ : 10 * dirZ);
      foot.pitch += (goal - foot.pitch) * (1 - Math.exp(-32 * dt));
      return;
    }
    const s = (at - stance) / (1 - stance);
    if (foot.mode !== "swinging") {
      foot.carry(going);
      foot.begin("swinging", Math.min(s, 0.9));
    }
    const u = clamp((s - foot.begun) / (1 - foot.begun), 0, 1);
    const seconds = ((1 - stance) * (1 - foot.begun) * stride * k) / speed;
    // Feet do not cross.
    const x = foot.home.x * 0.85 + clamp(dirX * front * k * foot.side, -0.06 * k, 1) * foot.side;
    const z = foot.home.z + dirZ * front * k;
    // Hermite's curve, leaving and landing as fast as the ground goes: from, to, and the slope of both.
    const v = 1 - u;
    const to = u * u * (3 - 2 * u);
    const slope = (u * v * v - v * u * u) * seconds;
    foot.x = foot.fromX * (1 - to) + x * to - going.vx * slope;
    foot.z = foot.fromZ * (1 - to) + z * to - going.vz * slope;
    const yaw = 0.09 * foot.side + clamp(going.turning * 0.2, -0.5, 0.5);
    foot.yaw = foot.fromYaw + (yaw - foot.fromYaw) * to;
    foot.y = lift * k * Math.sin(Math.PI * u) ** 0.8 * (1.2 - 0.4 * u);
    foot.pitch = foot.fromPitch * (1 - u) ** 1.5 * (1 + 0.6 * going.running * u) + strike * ahead * u * u;
  }

  #stand(going: Going): void {
    this.#rest(this.left, going);
    this.#rest(this.right, going);
    const { left, right } = this;
    if (left.mode !== "held" || right.mode !== "held") return;
    const a = left.strain(this);
    const b = right.strain(this);
    const foot = a >= b ? left : right;
    if (Math.max(a, b) < (going.isLed ? 2.5 : 1)) return;
    foot.begin("stepping", 0);
    foot.seconds = clamp(
      0.34 - 0.045 * Math.abs(going.turning) - 0.06 * Math.max(0, Math.max(a, b) - 2),
      0.16,
      0.34,
    );
  }

  #rest(foot: Foot, going: Going): void {
    const k = this.size;
    const { seconds: dt } = going;
    const { home } = foot;
    foot.carry(going);
    if (foot.mode === "swinging") {
      foot.begin("stepping", 0);
      foot.seconds = 0.2;
    }
    if (foot.mode === "stepping") {
      foot.done = Math.min(1, foot.done + dt / foot.seconds);
      const u = foot.done;
      const e = smooth(0, 1, u);
      // A turn goes on while the foot is in the air, and after.
      const lead = clamp(going.turning * 0.16, -0.5, 0.5);
      foot.x = foot.fromX + (home.x + going.vx * 0.12 - foot.fromX) * e;
      foot.z = foot.fromZ + (home.z + going.vz * 0.12 - foot.fromZ) * e;
      foot.yaw = foot.fromYaw + (home.yaw + lead - foot.fromYaw) * e;
      foot.y = 0.035 * k * Math.sin(Math.PI * u) ** 0.7;
      foot.pitch = foot.fromPitch * (1 - e) + 14 * Math.sin(Math.PI * u) * (1 - u);
      if (u >= 1) foot.mode = "held";
      return;
    }
    const lifted = going.isLed && home.y > 0.006;
    if (lifted) {
      foot.mode = "led";
      const near = 1 - Math.exp(-20 * dt);
      foot.x += (home.x - foot.x) * near;
      foot.z += (home.z - foot.z) * near;
      foot.y = home.y;
    } else {
      foot.mode = "held";
      foot.y *= Math.exp(-30 * dt);
    }
    const soon = 1 - Math.exp(-(going.isLed ? 24 : 12) * dt);
    foot.pitch += (home.pitch - foot.pitch) * soon;
    // Clips swivel feet on the floor; nobody else does, as long as legs allow it.
    if (going.isLed) foot.yaw += (home.yaw - foot.yaw) * soon;
    else foot.yaw = clamp(foot.yaw, home.yaw - 1.1, home.yaw + 1.1);
  }
}
