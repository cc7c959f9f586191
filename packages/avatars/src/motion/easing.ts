// By this name the function below is small enough that V8 takes it into every caller, and puts nothing on the heap.
const { exp } = Math;

/** The share of the way to a goal that is gone within dt, evenly for any length of steps. */
export const easing = (perSecond: number, dt: number): number => 1 - exp(-perSecond * dt);
