/** How often somebody is sent, in the steps of Rule S5. */
export const PACES = ["fast", "middle", "slow", "rest"] as const;
export type Pace = (typeof PACES)[number];

/** Halfway between the steps. Who walks straight is sent less than their distance allows. */
export function paceOf(hz: number): Pace {
  if (hz >= 13) return "fast";
  if (hz >= 6) return "middle";
  return hz >= 0.2 ? "slow" : "rest";
}

/** The colours of the house: what is fresh shines. */
export const PACE_COLOURS: Readonly<Record<Pace, string>> = {
  fast: "#58e0c2",
  middle: "#e9b35f",
  slow: "#ff5f6d",
  rest: "#9c93a3",
};

export const PACE_WORDS: Readonly<Record<Pace, string>> = {
  fast: "up to 20 a second",
  middle: "up to 10",
  slow: "up to 4",
  rest: "at rest: nothing is sent",
};
