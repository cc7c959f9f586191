import { useState } from "react";
import type { StageView } from "../model/stage-view";

const NOBODY: Singers = [];
type Singers = Extract<StageView["performance"], { performers: unknown }>["performers"];

/** The same array as long as the same people sing the same: every score that comes makes the performance another one. */
export function useSingers(performance: StageView["performance"] | null): Singers {
  const now = !performance || performance.phase === "idle" ? NOBODY : performance.performers;
  const [known, setKnown] = useState(now);
  if (areSame(known, now)) return known;
  setKnown(now);
  return now;
}

const areSame = (some: Singers, others: Singers): boolean =>
  some.length === others.length &&
  some.every(({ person, name, part, from }, n) => {
    const other = others[n];
    return other?.person === person && other.name === name && other.part === part && other.from === from;
  });
