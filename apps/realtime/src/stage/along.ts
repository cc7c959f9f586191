import { LIMITS, type PerformanceState, type PersonId, Singer } from "@karaverse/protocol";
import { partsIn, type Song } from "@karaverse/songs";
import { type Refused, refuse } from "../refuse";
import type { Performer } from "./take";

/** Rule P13: who would like to sing along with the performance that is on. */
export function createAlong(state: PerformanceState) {
  const declined = new Set<PersonId>();

  const indexOf = (person: PersonId) => state.asking.findIndex(({ personId }) => personId === person);

  function forget(person: PersonId): boolean {
    const at = indexOf(person);
    if (at >= 0) state.asking.splice(at, 1);
    return at >= 0;
  }

  return {
    isAsking: (person: PersonId): boolean => indexOf(person) >= 0,
    ask(person: PersonId, name: string): Refused | undefined {
      if (declined.has(person)) return refuse("declined");
      if (indexOf(person) < 0) state.asking.push(new Singer().assign({ personId: person, name }));
    },
    decline(person: PersonId): void {
      if (forget(person)) declined.add(person);
    },
    forget,
    /** Another performance, or none. */
    clear(): void {
      declined.clear();
      if (state.asking.length > 0) state.asking.clear();
    },
  };
}

export type Along = ReturnType<typeof createAlong>;

/** The part that the fewest sing; the first of these. */
export function freePart(song: Song, performers: readonly Performer[]): number {
  const parts = partsIn(song);
  const taken = new Set(performers.map(({ part }) => part));
  const singing = (part: number) => performers.filter((each) => each.part % parts === part % parts).length;
  const free = Array.from({ length: LIMITS.performersPerEntry }, (_, part) => part).filter(
    (part) => !taken.has(part),
  );
  return free.reduce((best, part) => (singing(part) < singing(best) ? part : best), free[0] ?? 0);
}
