import { foldCents, type SungFrame } from "../scoring";

/** The singer's latency is taken off what they claim, and the way through the media server comes on top, ms. */
const LEAST_LAG_MS = -400;
const MOST_LAG_MS = 2_000;
const LAG_STEP_MS = 20;
/** A singer's sound card may slip against the server's clock, and a jitter buffer grow: each stretch has its own lag. */
const STRETCH_MS = 15_000;
const SLIP_MS = 400;
/** A lag of its own must bear out this much more of a stretch, so that chance is not taken for a slip. */
const BETTER_BY = 0.1;
/** Where nothing is alike at any lag, ms. */
const USUAL_LAG_MS = 300;
const ALIKE_CENTS = 60;
const CELL_MS = 10;
/** Enough to find a lag by: one claimed frame in this many. */
const EVERY = 3;

/**
 * What arrived, moved to where it was sung. The lag is the one at which the two pitch lines are most alike, nearly
 * constant through a song; lines of two different voices are no more alike at one lag than at another.
 */
export function alignVoices(claimed: readonly SungFrame[], arrived: readonly SungFrame[]): SungFrame[] {
  const voiced = claimed.filter(({ cents }, index) => cents !== null && index % EVERY === 0);
  const [first] = voiced;
  if (!first) return [...arrived];
  const line = lineOf(arrived);
  const whole = bestLag(voiced, line, LEAST_LAG_MS, MOST_LAG_MS);
  const usual = whole.alike > 0 ? whole.lag : USUAL_LAG_MS;
  const stretchAt = (songTimeMs: number) => Math.floor((songTimeMs - first.songTimeMs) / STRETCH_MS);
  const stretches = new Map<number, SungFrame[]>();
  for (const frame of voiced) {
    const nth = stretchAt(frame.songTimeMs);
    stretches.set(nth, [...(stretches.get(nth) ?? []), frame]);
  }
  const lags = new Map([...stretches].map(([nth, stretch]) => [nth, lagOf(stretch, line, usual)]));
  return arrived
    .map((frame) => {
      const lag = lags.get(stretchAt(frame.songTimeMs - usual)) ?? usual;
      return { ...frame, songTimeMs: frame.songTimeMs - lag };
    })
    .sort((a, b) => a.songTimeMs - b.songTimeMs);
}

/** Cents on a grid of 10 ms; NaN where no tone arrived. */
interface Line {
  readonly startMs: number;
  readonly cents: Float32Array;
}

function lineOf(arrived: readonly SungFrame[]): Line {
  const startMs = arrived[0]?.songTimeMs ?? 0;
  const length = Math.max(0, (arrived.at(-1)?.songTimeMs ?? 0) - startMs);
  const cents = new Float32Array(Math.floor(length / CELL_MS) + 1).fill(Number.NaN);
  for (const frame of arrived) {
    const cell = Math.floor((frame.songTimeMs - startMs) / CELL_MS);
    if (frame.cents !== null) cents[cell] = frame.cents;
  }
  return { startMs, cents };
}

function alikeAt(voiced: readonly SungFrame[], { startMs, cents }: Line, lag: number): number {
  let alike = 0;
  for (const frame of voiced) {
    const cell = Math.floor((frame.songTimeMs + lag - startMs) / CELL_MS);
    let there = cents[cell] ?? Number.NaN;
    if (Number.isNaN(there)) there = cents[cell + 1] ?? Number.NaN;
    if (Math.abs(foldCents(there - (frame.cents ?? 0), 0)) <= ALIKE_CENTS) alike++;
  }
  return alike;
}

function bestLag(voiced: readonly SungFrame[], line: Line, least: number, most: number) {
  let best = { lag: least, alike: -1 };
  for (let lag = least; lag <= most; lag += LAG_STEP_MS) {
    const alike = alikeAt(voiced, line, lag);
    if (alike > best.alike) best = { lag, alike };
  }
  return best;
}

function lagOf(stretch: readonly SungFrame[], line: Line, usual: number): number {
  const { lag, alike } = bestLag(stretch, line, usual - SLIP_MS, usual + SLIP_MS);
  return alike >= alikeAt(stretch, line, usual) + BETTER_BY * stretch.length && alike > 0 ? lag : usual;
}
