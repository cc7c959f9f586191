import type { Label } from "../crowd-draw/plates";
import type { AsSeen } from "../dressing";
import type { Person } from "../person";

/** Somebody as seen from the camera. */
export interface Seen extends AsSeen {
  readonly person: Person;
  /** So that not all are looked after in the same frame. */
  readonly turn: number;
  /** Since they were, in seconds. */
  seconds: number;
  distance: number;
  scale: number;
  /** Who comes first where not all can: distance, less for those who matter, more for whom the camera does not see. */
  order: number;
  loud: number;
  /** No name over this head, or one that is drawn for itself. */
  nameless: boolean;
  /** From 0 to 1: how far no nearer name lies over this one. */
  room: number;
  label: Label;
  /** What the name is written under. */
  plate: string;
}

export const newSeen = (person: Person, turn: number): Seen => ({
  person,
  turn,
  // Numbers with a point from the start: engines write those in place.
  seconds: 0.5,
  distance: 0.5,
  scale: 0.5,
  order: 0.5,
  loud: 0,
  nameless: true,
  room: 1,
  label: { name: "", performing: false, me: false },
  plate: "",
});

/** By insertion: from one frame to the next hardly anybody changes places, and nothing is allocated. */
export function sortByOrder(seen: Seen[]): void {
  for (let n = 1; n < seen.length; n++) {
    const one = seen[n] as Seen;
    let at = n;
    for (; at > 0 && (seen[at - 1] as Seen).order > one.order; at--) seen[at] = seen[at - 1] as Seen;
    seen[at] = one;
  }
}
