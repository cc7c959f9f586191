import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type BestScore, countsAsBest, type Entry, type NewScore } from "@karaverse/database";
import type { PerformanceResult, PerformerResult, Tuning, Verdict } from "@karaverse/protocol";
import { type Result, togetherOf } from "@karaverse/singing";
import type { Performer } from "./take";

const pack = promisify(gzip);

/** Rule C8: how many best scores of a song are kept in view. */
export const KEPT_BEST = 10;

export interface Sung {
  performer: Performer;
  result: Result;
  /** Rule P13: false for who came later or left before the end. */
  whole: boolean;
  verdict: Verdict;
}

/** What is kept for good. Silence is no score, and neither are a few lines of somebody else's song (Rule P13). */
export async function scoresOf(sung: readonly Sung[], entry: Entry, { tempo }: Tuning): Promise<NewScore[]> {
  const scored = sung.filter(({ result, whole }) => whole && result.score > 0);
  return Promise.all(
    scored.map(async ({ performer, result, verdict }) => ({
      personId: performer.personId,
      singer: performer.name,
      points: result.score,
      stars: result.stars,
      difficulty: entry.difficulty,
      tempo,
      lines: result.lines,
      sung: await pack(JSON.stringify(result.sung)),
      accuracy: result.accuracy,
      offCents: result.offCents,
      lowest: result.range?.low ?? null,
      highest: result.range?.high ?? null,
      verdict,
    })),
  );
}

/** Rule P7: what everybody is shown. `before` and `after` are the best scores around this one. */
export function shownResult(
  sung: readonly Sung[],
  number: number,
  entry: Entry,
  { tempo }: Tuning,
  before: ReadonlyMap<string, number>,
  after: readonly BestScore[],
): PerformanceResult {
  return {
    performance: number,
    entry: entry.id,
    song: entry.songId,
    difficulty: entry.difficulty,
    tempo,
    performers: sung.map((each) => performerResult(each, tempo, before, after)),
    together: togetherOf(sung.map(({ result }) => result)),
  };
}

function performerResult(
  { performer, result, whole, verdict }: Sung,
  tempo: number,
  before: ReadonlyMap<string, number>,
  after: readonly BestScore[],
): PerformerResult {
  const { personId, name, part } = performer;
  const { score, stars, accuracy, lines, sung } = result;
  const personalBest = whole && countsAsBest(verdict, tempo) && score > (before.get(personId) ?? 0);
  const place = after.findIndex((best) => best.personId === personId && best.points === score);
  return {
    person: personId,
    name,
    part,
    score,
    stars,
    accuracy,
    lines: lines.map(({ line, points, most, rating }) => ({ line, points, most, rating })),
    sung,
    personalBest,
    whole,
    rank: personalBest && place >= 0 ? place + 1 : null,
    verdict,
  };
}
