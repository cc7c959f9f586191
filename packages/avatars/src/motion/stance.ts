import type { FootPlace } from "./foot";

/** A place in the body's frame, metres: left, up from the ground, ahead. */
export interface Aim {
  x: number;
  y: number;
  z: number;
}

/** Where a wrist goes from its shoulder, in lengths of the arm: left, up, ahead of the body; and how far, 0 to 1. */
export interface Followed extends Aim {
  weight: number;
}

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
  /** How far an arm points at `aim`, 0 to 1, and whether the left one does. */
  pointing: number;
  pointsLeft: boolean;
  /** Metres in the body's frame: left, up from the ground, ahead. */
  readonly aim: Aim;
  /** What a camera sees of the arms, and how far they follow. */
  readonly followed: { readonly left: Followed; readonly right: Followed };
  /** Null stands at rest. */
  left: Readonly<FootPlace> | null;
  right: Readonly<FootPlace> | null;
}

/** Written out, as whatever changes in every frame: engines put each number on the heap that is set where one was spread. */
export function newStance({ left, right }: Partial<Pick<Stance, "left" | "right">> = {}): Stance {
  const followed = (): Followed => ({ weight: 0, x: 0, y: -0.9, z: 0.2 });
  return {
    seated: 0,
    seatHeight: 0.46,
    singing: 0,
    raised: 1,
    pointing: 0,
    pointsLeft: false,
    aim: { x: 0, y: 1.4, z: 5 },
    followed: { left: followed(), right: followed() },
    left: left ?? null,
    right: right ?? null,
  };
}
