const TURN = Math.PI * 2;

/** The short way from one angle to another. */
export const turnTo = (from: number, to: number) => ((((to - from) % TURN) + TURN * 1.5) % TURN) - Math.PI;
