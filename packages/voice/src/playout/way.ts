/** How a listener keeps voice and music together, best first. */
export type PlayoutWay = "song-clock" | "marks" | "positions" | "none";

export interface Signs {
  /** What this browser can do with encoded frames. */
  readonly ability: "decode" | "marks" | "none";
  /** Time since a marked packet came, milliseconds; null: none has come in this performance. */
  readonly sinceMarkMs: number | null;
  /** Time since the performance began here. */
  readonly sinceBeginMs: number;
  /** Whether the song's position is known from messages or from the room. */
  readonly positionKnown: boolean;
  readonly current: PlayoutWay;
}

/** A new performance waits so long for marks before it plays without. */
const WAIT_MS = 2500;
/** Marks that stopped for so long will not come back by themselves: a network, a browser without marks. */
const GONE_MS = 5000;

export function wayOf({ ability, sinceMarkMs, sinceBeginMs, positionKnown, current }: Signs): PlayoutWay {
  const marked = sinceMarkMs !== null && sinceMarkMs < GONE_MS;
  if (marked && ability !== "none") return ability === "decode" ? "song-clock" : "marks";
  if (sinceMarkMs === null && sinceBeginMs < WAIT_MS && ability !== "none") return "none";
  if (positionKnown) return "positions";
  // Nothing better: whoever plays already plays on.
  return current === "song-clock" || current === "marks" ? current : "none";
}
