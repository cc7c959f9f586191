import {
  advance,
  type Effect,
  nextDeadline,
  type OnStage,
  type Performance,
  type StageEvent,
} from "../src/performance";

/** Ada alone on the stage. */
export const solo: OnStage = { number: 7, entry: "e1", song: "s1", durationMs: 60_000, performers: ["ada"] };
export const duet: OnStage = { ...solo, performers: ["ada", "ben"] };
export const T = 1_000_000;

export type Sketch = StageEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;

/** Plays events at times after T, with ticks at every deadline on the way, as the room does. */
export function play(start: Performance, events: readonly (readonly [number, Sketch])[]) {
  let performance: Performance | null = start;
  const effects: Effect[] = [];
  const apply = (event: StageEvent) => {
    if (!performance) return;
    const step = advance(performance, event);
    performance = step.next;
    effects.push(...step.effects);
  };
  for (const [after, sketch] of events) {
    for (;;) {
      const deadline: number | null = performance ? nextDeadline(performance) : null;
      if (deadline === null || deadline > T + after) break;
      apply({ type: "tick", at: deadline });
    }
    apply({ ...sketch, at: T + after } as StageEvent);
  }
  return { performance: performance as Performance | null, effects };
}

export const tick: Sketch = { type: "tick" };
export const ready = (person: string): Sketch => ({ type: "ready", person });

/** Ada is ready at once: the song starts 3 s later. */
export const sung: [number, Sketch][] = [[0, ready("ada")]];
