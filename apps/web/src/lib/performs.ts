import type { PerformanceView, PersonId } from "@karaverse/protocol";

/** Whether somebody is one of those on the stage, from when they are called until their score is gone. */
export const performs = (performance: PerformanceView, who: PersonId): boolean =>
  performance.phase !== "idle" && performance.performers.some(({ person }) => person === who);

/** Rule P16: with whom one sings at the moment, as far as somebody does. */
export function singsIn(performance: PerformanceView, me: PersonId): "alone" | "with-others" | null {
  if (performance.phase === "scored" || !performs(performance, me)) return null;
  return performance.phase !== "idle" && performance.performers.length > 1 ? "with-others" : "alone";
}
