import type { FootPlace } from "./foot";

/** How the body takes part in what channels cannot say. */
export interface Stance {
  /** 0 on the feet, 1 seated. */
  seated: number;
  /** Height of the cushion over the ground under the body, metres. */
  seatHeight: number;
  /** 0 free, 1 the right hand has the microphone. */
  singing: number;
  /** 0 it is held low, 1 at the mouth. */
  raised: number;
  /** Null stands at rest. */
  left: Readonly<FootPlace> | null;
  right: Readonly<FootPlace> | null;
}

export function newStance(): Stance {
  return { seated: 0, seatHeight: 0.46, singing: 0, raised: 1, left: null, right: null };
}
