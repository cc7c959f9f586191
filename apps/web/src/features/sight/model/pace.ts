/** How often somebody is sent: about the steps of Rule S5, as they come out. */
export const PACES = ["fast", "middle", "slow", "rest"] as const;
export type Pace = (typeof PACES)[number];

/** Between the steps of 20, 10 and 4 Hz; who walks straight is sent less often than their distance allows. */
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
