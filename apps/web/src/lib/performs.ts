import type { PerformanceView, PersonId } from "@karaverse/protocol";

/** Whether somebody is one of those on the stage, from when they are called until their score is gone. */
export const performs = (performance: PerformanceView, who: PersonId): boolean =>
  performance.phase !== "idle" && performance.performers.some(({ person }) => person === who);
