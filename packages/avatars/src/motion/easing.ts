/** The share of the way to a goal that is gone within dt, evenly for any length of steps. */
export const easing = (perSecond: number, dt: number): number => 1 - Math.exp(-perSecond * dt);
