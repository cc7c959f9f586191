import type { Vec3 } from "../mesh/vector";
import { clamp } from "../mesh/vector";
import type { BoneName } from "../skeleton/bones";
import { bend, frameOf, type Row, turnAbout, turnBy, within } from "./flat";
import type { FootPlace } from "./foot";
import type { Limb } from "./limbs";
import { apart, type Posing, restOf, V } from "./posing";
import type { Stance } from "./stance";

interface Leg {
  /** Of thigh and shin. */
  lengths: Row;
  /** Heights of ankle and ball at rest, and how far the ball is before the ankle and the heel behind it. */
  ankle: number;
  ballHeight: number;
  ball: number;
  heel: number;
  x: number;
  z: number;
}

const FRONT: Vec3 = [0, 0, 1];
/** Nobody squats to reach a foot left far behind, metres: it is drawn after. */
const LOWEST = 0.13;

/** Legs solved to where the feet are. */
export class Legs {
  readonly #b: Posing;
  readonly #leg: Leg;
  readonly #thigh: Row;
  readonly #shin: Row;

  constructor(b: Posing, joints: Record<BoneName, Vec3>) {
    this.#b = b;
    const { leftUpperLeg: hip, leftLowerLeg: knee, leftFoot: foot, leftToes: toes } = joints;
    this.#leg = {
      lengths: Float64Array.of(apart(hip, knee), apart(knee, foot)),
      ankle: foot[1],
      ballHeight: toes[1],
      ball: Math.hypot(toes[2] - foot[2], toes[0] - foot[0]),
      heel: 0.045 * b.size,
      x: foot[0],
      z: foot[2],
    };
    // Both legs hang alike: what is out to the side is left out.
    this.#thigh = restOf([0, knee[1] - hip[1], knee[2] - hip[2]], FRONT);
    this.#shin = restOf([0, foot[1] - knee[1], foot[2] - knee[2]], FRONT);
  }

  /** Hips come down where a leg would not reach its foot: `sunk` of the notebook grows by as much. */
  sink(limb: Limb, foot: Readonly<FootPlace> | null): void {
    if (!foot?.isDown) return;
    const { bones } = limb;
    this.#b.atHips();
    this.#b.place(bones.upperLeg);
    this.#ankle(limb, foot);
    const { v } = this.#b;
    const u = bones.upperLeg * 3;
    const dx = (v[V.ankle] as number) - (this.#b.at[u] as number);
    const dz = (v[V.ankle + 2] as number) - (this.#b.at[u + 2] as number);
    const { lengths } = this.#leg;
    const full = ((lengths[0] as number) + (lengths[1] as number)) * 0.997;
    const tall = Math.sqrt(Math.max(0.01, full * full - dx * dx - dz * dz));
    v[V.sunk] = Math.max(
      v[V.sunk] as number,
      Math.min(LOWEST * this.#b.size, (this.#b.at[u + 1] as number) - (v[V.ankle + 1] as number) - tall),
    );
  }

  /** Where the ankle is over a sole that rolls over its heel or its ball. */
  #ankle({ sign }: Limb, foot: Readonly<FootPlace> | null): void {
    const leg = this.#leg;
    const { v } = this.#b;
    if (!foot) {
      v[V.ankle] = leg.x * sign;
      v[V.ankle + 1] = leg.ankle;
      v[V.ankle + 2] = leg.z;
      return;
    }
    const a = (foot.pitch * Math.PI) / 180;
    const s = Math.sin(a);
    const c = Math.cos(a);
    const over = leg.ankle - (foot.pitch > 0 ? leg.ballHeight : 0);
    const back = foot.pitch > 0 ? -leg.ball : leg.heel;
    const along = over * s + back * c - back;
    v[V.ankle] = foot.x + Math.sin(foot.yaw) * along;
    v[V.ankle + 1] = foot.y + (leg.ankle - over) + over * c - back * s;
    v[V.ankle + 2] = foot.z + Math.cos(foot.yaw) * along;
  }

  step(limb: Limb, stance: Readonly<Stance>): void {
    const foot = stance[limb.side];
    const { v } = this.#b;
    const { bones, sign } = limb;
    const yaw = foot ? foot.yaw : 0;
    const pitch = foot ? foot.pitch : 0;
    const lifted = foot ? foot.y : 0;
    this.#ankle(limb, foot);
    // From a high stool feet hang.
    v[V.ankle + 1] = (v[V.ankle + 1] as number) + Math.max(0, stance.seatHeight - 0.5) * 0.92 * stance.seated;
    this.#b.place(bones.upperLeg);
    const hip = bones.upperLeg * 3;
    for (let n = 0; n < 3; n++) v[V.goal + n] = this.#b.at[hip + n] as number;
    const g = this.#b.global;
    // Knees go where feet and hips point, both.
    const hipsYaw = Math.atan2(
      2 * ((g[3] as number) * (g[1] as number) + (g[0] as number) * (g[2] as number)),
      1 - 2 * ((g[0] as number) ** 2 + (g[1] as number) ** 2),
    );
    const toes = yaw * 0.7 + hipsYaw * 0.3 + (sign * this.#b.channel(limb.knee) * Math.PI) / 180;
    v[V.pole] = Math.sin(toes);
    v[V.pole + 1] = 0.25 * Math.max(0, (v[V.ankle + 1] as number) / this.#leg.ankle - 1) * 0.2;
    v[V.pole + 2] = Math.cos(toes);
    bend(v, V.elbow, V.goal, V.ankle, V.pole, this.#leg.lengths);
    this.#b.along(V.way, V.goal, V.elbow);
    frameOf(v, V.q0, v, V.way, V.pole);
    this.#b.turnTo(V.upper, this.#thigh);
    within(v, V.local, this.#b.global, 0, v, V.upper);
    this.#b.set(bones.upperLeg);
    this.#b.along(V.way, V.elbow, V.ankle);
    frameOf(v, V.q0, v, V.way, V.pole);
    this.#b.turnTo(V.lower, this.#shin);
    within(v, V.local, v, V.upper, v, V.lower);
    this.#b.set(bones.lowerLeg);
    v[V.hand] = (yaw * 180) / Math.PI;
    v[V.hand + 1] = pitch;
    v[V.hand + 2] = 0;
    turnBy(v, V.hand);
    within(v, V.local, v, V.lower, v, V.hand);
    this.#b.set(bones.foot);
    // Toes stay on the ground while the heel leaves it.
    v[V.local] = -clamp(pitch, 0, 46) * clamp(1.2 - (lifted / this.#b.size) * 14, 0, 1);
    turnAbout(v, V.local, 0);
    this.#b.set(bones.toes);
  }
}
