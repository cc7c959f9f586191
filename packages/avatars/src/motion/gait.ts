import { clamp, lerp } from "../mesh/vector";

/** How legs go at a speed; metres of a body 1.76 m tall. */
export interface Gait {
  /** Metres from one strike of a heel to the next of the same. */
  stride: number;
  /** The share of a stride that a foot stands. Runners have both feet in the air for a moment. */
  stance: number;
  /** How far before the body a foot strikes. */
  front: number;
  /** How far behind it a foot leaves at the latest. */
  rear: number;
  /** How high a foot swings. */
  lift: number;
  /** Degrees: toes up at the strike, heel up when the toes leave. */
  strike: number;
  leave: number;
}

export function newGait(): Gait {
  return { stride: 1, stance: 0.6, front: 0.3, rear: 0.3, lift: 0.06, strike: 0, leave: 0 };
}

/** How somebody goes: m/s, and 0 for who walks, 1 for who runs; in between while one turns into the other. */
interface Pace {
  readonly speed: number;
  readonly running: number;
}

/** @param body its size is 1 for a body 1.76 m tall */
export function gaitAt({ speed, running }: Pace, body: { readonly size: number }, out: Gait): void {
  const v = Math.max(0.25, speed / body.size);
  const walked = 1.18 * Math.min(v, 3) ** 0.6;
  const ran = 1.05 + 0.42 * Math.max(v, 1.8);
  out.stride = lerp(walked, ran, running);
  out.stance = lerp(0.63 - 0.035 * Math.min(v, 3), 0.36, running);
  const stood = out.stride * out.stance;
  // Legs reach further behind, over the toes, than in front.
  const share = lerp(0.4, 0.36, running);
  out.front = stood * share;
  out.rear = stood * (1 - share);
  out.lift = lerp(0.035 + 0.02 * Math.min(v, 2), 0.17, running);
  const pace = clamp(v / 1.4, 0, 1.2);
  out.strike = lerp(-16 * pace, 0, running);
  out.leave = lerp(50 * pace, 46, running);
}
