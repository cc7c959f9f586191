/** Metres on the plan: of a letter, wide and narrow, and of a line of them. */
export const NAME_SIZE = 0.5;
const WIDE = NAME_SIZE;
const NARROW = NAME_SIZE * 0.56;
const LINE = NAME_SIZE * 1.05;
/** From a person to the foot of the name over or under them. */
export const NAME_AT = { over: -0.85, under: 0.95 } as const;
/** From the Hangul letters on one is as wide as high. */
const FIRST_WIDE = 0x1100;

export type NameAt = keyof typeof NAME_AT;

interface Named {
  personId: string;
  name: string;
  x: number;
  z: number;
}

/** Where each name is written so that none lies over another: over the person, under them, or nowhere. */
export function placeNames(people: readonly Named[], first: string | null): Map<string, NameAt> {
  const taken: { left: number; right: number; foot: number }[] = [];
  const places = new Map<string, NameAt>();
  const place = ({ personId, name, x, z }: Named) => {
    const half = widthOf(name) / 2;
    for (const at of ["over", "under"] as const) {
      const foot = z + NAME_AT[at];
      const isTaken = taken.some(
        (other) => x - half < other.right && x + half > other.left && Math.abs(foot - other.foot) < LINE,
      );
      if (isTaken) continue;
      taken.push({ left: x - half, right: x + half, foot });
      places.set(personId, at);
      return;
    }
  };
  for (const person of people) if (person.personId === first) place(person);
  for (const person of people) if (person.personId !== first) place(person);
  return places;
}

const widthOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) < FIRST_WIDE ? NARROW : WIDE), 0);
