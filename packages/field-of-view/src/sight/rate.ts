/** Rule S5: ticks (of 20 a second) between two poses by distance: 20 Hz up to 8 m, 10 Hz up to 20 m, then 4 Hz. */
export const EVERY_TICK_METRES = 8;
export const EVERY_SECOND_TICK_METRES = 20;
const MIDDLE_TICKS = 2;
const FAR_TICKS = 5;

export function ticksBetween(squareMetres: number): number {
  if (squareMetres <= EVERY_TICK_METRES ** 2) return 1;
  return squareMetres <= EVERY_SECOND_TICK_METRES ** 2 ? MIDDLE_TICKS : FAR_TICKS;
}

/** Both rates come round in so many ticks. */
const ROUND_TICKS = 10;
/** Of a round: far ones come with middle ones, after four ticks and after six. */
const FAR_AT = [0, 4];

/**
 * A viewer hears of all who are at some distance in the same ticks, and viewers take turns by id. Were it those who
 * are seen that took turns, a viewer in a hall would have something to hear in each tick: 19.8 frames a second and not
 * 18.5, and a frame costs the kernel more than all that we think about it.
 */
export const isMiddleTurn = (viewer: number, tick: number): boolean => (viewer + tick) % MIDDLE_TICKS === 0;

export const isFarTurn = (viewer: number, tick: number): boolean =>
  FAR_AT.includes((viewer + tick) % ROUND_TICKS);
