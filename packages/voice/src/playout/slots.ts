import { MOST_VOICES, type Slots } from "./messages";

/** Who has an output keeps it; who is new gets the first that is free. */
export function slotsFor(before: Slots, performers: readonly string[]): Slots {
  const slots = Array.from({ length: MOST_VOICES }, (_, n) => {
    const name = before[n] ?? null;
    return name !== null && performers.includes(name) ? name : null;
  });
  for (const name of performers) {
    const free = slots.indexOf(null);
    if (free >= 0 && !slots.includes(name)) slots[free] = name;
  }
  return slots;
}
