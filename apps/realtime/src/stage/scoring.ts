import type { Database } from "@karaverse/database";
import type { Events } from "@karaverse/protocol";
import { isExact, type Performance } from "@karaverse/singing";
import type { Show } from "./current";
import { KEPT_BEST, type Sung, scoresOf, shownResult } from "./results";

/** Rule P7: writes the scores down, and says what everybody is shown. */
export async function scoreShow(
  db: Database,
  roomId: string,
  show: Show,
  { number, performers }: Performance,
): Promise<Events["result"]> {
  const { entry, tuning, takes } = show;
  const verdicts = await show.hearing.judge(takes);
  const sung: Sung[] = [...takes].map(([person, take]) => {
    const result = take.result();
    const heard = verdicts.get(person) ?? null;
    // Rule C18: whether it arrived says nothing about who sang it.
    const verdict = isExact(result) && (heard === null || heard === "verified") ? "exact" : heard;
    return { performer: take.performer, result, whole: take.isWhole(), verdict };
  });
  const before = await db.scores.bestOf(entry.songId, performers);
  await db.performances.finish(roomId, entry.id, await scoresOf(sung, entry, tuning));
  show.kept = true;
  const after = await db.scores.best(entry.songId, KEPT_BEST);
  return {
    ...shownResult(sung, number, entry, tuning, before, after),
    reactions: Object.fromEntries(show.reactions),
  };
}
