import { LIMITS, type PerformanceView, type PersonId } from "@karaverse/protocol";
import type { QueueEntryView } from "@/connection/view";

/** What somebody can do about singing an entry together with others (Rules Q12, Q13). */
export interface Chances {
  /** One of its singers. */
  readonly sings: boolean;
  readonly mayInvite: boolean;
  readonly mayLeave: boolean;
  /** join: ask, or be in at once as a host. asked: waits for an answer. */
  readonly join: "join" | "invited" | "asked" | null;
}

export function chancesOf(entry: QueueEntryView, me: PersonId, isOnStage: boolean): Chances {
  const sings = entry.singers.some(({ personId }) => personId === me);
  const wish = entry.wishes.find(({ personId }) => personId === me);
  const isFull = entry.singers.length >= LIMITS.performersPerEntry;
  const mayJoin = !sings && !isFull && !isOnStage;
  return {
    sings,
    mayInvite: (sings || entry.addedBy === me) && !isFull && !isOnStage,
    mayLeave: sings && entry.singers.length > 1 && !isOnStage,
    join: !mayJoin ? null : !wish ? "join" : wish.kind === "invited" ? "invited" : "asked",
  };
}

/** What waits for this person's yes or no. */
export type Question =
  | { readonly kind: "invited"; readonly entry: QueueEntryView }
  | {
      readonly kind: "asks";
      readonly entry: QueueEntryView;
      readonly person: PersonId;
      readonly name: string;
    }
  | { readonly kind: "along"; readonly person: PersonId; readonly name: string };

/** Rules Q12, P13. On stage comes first: the song does not wait. */
export function questionsFor(
  queue: readonly QueueEntryView[],
  performance: PerformanceView,
  me: PersonId,
): Question[] {
  const questions: Question[] = [];
  if (performance.phase !== "idle" && performance.performers.some(({ person }) => person === me))
    for (const { person, name } of performance.asking) questions.push({ kind: "along", person, name });
  for (const entry of queue) {
    const sings = entry.singers.some(({ personId }) => personId === me);
    for (const { personId, name, kind } of entry.wishes) {
      if (kind === "invited" && personId === me) questions.push({ kind, entry });
      if (kind === "asking" && sings) questions.push({ kind: "asks", entry, person: personId, name });
    }
  }
  return questions;
}

/** Everybody who asks to sing the same entry, as far as there is room among its singers. */
export function askersOf(questions: readonly Question[], entry: QueueEntryView): PersonId[] {
  const free = LIMITS.performersPerEntry - entry.singers.length;
  return questions
    .flatMap((one) => (one.kind === "asks" && one.entry.id === entry.id ? one.person : []))
    .slice(0, free);
}
