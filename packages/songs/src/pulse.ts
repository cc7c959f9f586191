import type { Song } from "./model";
import type { Grid } from "./song-time";

/** What one taps a foot to, in beats of the chart. */
export interface Pulse {
  readonly beats: number;
  /** A beat of the chart that one falls on, 0 to `beats`. */
  readonly from: number;
}

/** Nobody taps slower, or quicker for a whole song, ms; this is also below three a second (WCAG 2.3.1). */
const SLOWEST_MS = 1_200;
const QUICKEST_MS = 400;
/** Where people agree with each other on where to tap, ms, and how far they stray from it, octaves. */
const LIKED_MS = 600;
const STRAY = 0.8;
/** A beat is parted by two, four or three; and songs in threes are fewer. */
const PARTS = [
  [2, 1],
  [4, 0.9],
  [3, 0.7],
] as const;
/** How much it counts that notes begin on it, beside that they begin on its parts. */
const OF_WHOLE = 0.4;
/** Notes lie on such a pulse hardly more than by chance: the chart's beats have nothing to do with the music's. */
const BY_CHANCE = 0.12;

/**
 * The pulse of a song. Charts count beats as fine as they need, between one and twenty-four of them to what one taps,
 * and none says how many; but more notes begin on the pulse than beside it, and lines most of all.
 */
export function pulseOf(song: Grid & Pick<Song, "tracks">): Pulse {
  const { least, most } = tempi(song);
  const usual = song.beatMs;
  const starts = startsOf(song);
  let best: Pulse = { beats: plainPulse(usual, least), from: 0 };
  let bestScore = BY_CHANCE;
  const from = Math.max(1, Math.ceil(QUICKEST_MS / least));
  for (let beats = from; beats * usual <= SLOWEST_MS && beats * most <= 2 * SLOWEST_MS; beats++) {
    const whole = gathered(starts, beats);
    const part = bestPart(starts, beats);
    const octaves = Math.log2((beats * usual) / LIKED_MS);
    const score =
      (OF_WHOLE * whole.share + (1 - OF_WHOLE) * part.share) * Math.exp(-0.5 * (octaves / STRAY) ** 2);
    if (score <= bestScore) continue;
    bestScore = score;
    best = { beats, from: fallsOn(beats, whole, gathered(starts, beats / 2), part) };
  }
  return best;
}

/** Where notes are as many beside it as on it they say little of where it falls; its halves and parts do. */
function fallsOn(beats: number, whole: Gathered, half: Gathered, part: Gathered & { beats: number }): number {
  const towards = ({ share, at }: Gathered, place: number, around: number) =>
    share * Math.cos((2 * Math.PI * (place - at)) / around);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < Math.round(beats / part.beats); n++) {
    const place = part.at + n * part.beats;
    const here = towards(whole, place, beats) + towards(half, place, beats / 2);
    if (here <= most) continue;
    most = here;
    best = Math.round(place);
  }
  return ((best % beats) + beats) % beats;
}

/** Into how many parts notes divide it, best: by two or four rather than by three. */
function bestPart(starts: readonly Start[], beats: number): Gathered & { beats: number } {
  let best = { share: 0, at: 0, beats };
  for (const [parts, liking] of PARTS) {
    const { share, at } = gathered(starts, beats / parts);
    if (share * liking > best.share) best = { share: share * liking, at, beats: beats / parts };
  }
  return best;
}

/** Of beats, the shortest and the longest that the song has, ms. */
function tempi({ beatMs, bpm, tempoChanges }: Grid): { least: number; most: number } {
  const all = [beatMs, ...(tempoChanges ?? []).map((change) => (beatMs * bpm) / change.bpm)];
  return { least: Math.max(1, Math.min(...all)), most: Math.max(...all) };
}

interface Start {
  readonly beat: number;
  readonly weight: number;
}

/** Lines begin on the pulse more often than syllables do, long notes more often than short ones. */
const startsOf = ({ tracks }: Pick<Song, "tracks">): Start[] =>
  tracks.flatMap(({ phrases }) =>
    phrases.flatMap(({ notes }) =>
      notes.map(({ startBeat, lengthMs }, n) => ({
        beat: startBeat,
        weight: (n === 0 ? 1.5 : 1) * Math.min(2, 0.5 + lengthMs / 400),
      })),
    ),
  );

interface Gathered {
  /** 0 they begin anywhere, 1 all at one place. */
  readonly share: number;
  readonly at: number;
}

/** How far notes begin together when the song is wound around a wheel of so many beats, and where. */
function gathered(starts: readonly Start[], beats: number): Gathered {
  let [x, y, sum] = [0, 0, 0];
  for (const { beat, weight } of starts) {
    const angle = (2 * Math.PI * beat) / beats;
    x += weight * Math.cos(angle);
    y += weight * Math.sin(angle);
    sum += weight;
  }
  return { share: sum === 0 ? 0 : Math.hypot(x, y) / sum, at: (Math.atan2(y, x) / (2 * Math.PI)) * beats };
}

/** Four beats to a quarter, as charts were written by hand, halved or doubled until one can tap it. */
function plainPulse(beatMs: number, least: number): number {
  let beats = 4;
  while (beats * beatMs < LIKED_MS / Math.SQRT2 || beats * least < QUICKEST_MS) beats *= 2;
  while (beats > 1 && beats * beatMs > SLOWEST_MS && (beats / 2) * least >= QUICKEST_MS) beats /= 2;
  return beats;
}
