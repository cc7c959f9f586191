import { LIMITS } from "@karaverse/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hall, ROUND_MS } from "../../test/hall";
import { sortUp } from "../../test/room";

const LINGER_ROUNDS = LIMITS.earshotLingerMs / ROUND_MS;

interface Person {
  x: number;
  z: number;
  open: boolean;
  crowd: number;
}

/**
 * Rule V2 for one listener as one would say it, without grids, typed arrays or lists of who is near. "either" where two
 * are equally far or have lingered equally long and one of them must go: the rule does not say which.
 */
function createPlainEars(most: number) {
  /** Whom they hear, and the round since which those would not be chosen any more. */
  const heard = new Map<number, number | null>();
  return (self: number, people: readonly Person[], round: number): number[] | "either" => {
    const own = people[self];
    const near = people.flatMap(({ x, z, open, crowd }, id) => {
      const away = Math.hypot(x - (own?.x ?? 0), z - (own?.z ?? 0));
      const reach = LIMITS.earshotMetres * (heard.has(id) ? LIMITS.leaveFactor : 1);
      if (id === self || !open || crowd !== own?.crowd || away > reach) return [];
      return [{ id, key: heard.has(id) ? away / LIMITS.leaveFactor : away }];
    });
    near.sort((a, b) => a.key - b.key);
    if (near[most - 1]?.key === near[most]?.key && near.length > most) return "either";
    const wanted = new Set(near.slice(0, most).map(({ id }) => id));
    for (const [id, since] of heard) {
      if (wanted.has(id)) heard.set(id, null);
      else if (since === null) heard.set(id, round);
      else if (round - since >= LINGER_ROUNDS) heard.delete(id);
    }
    for (const id of wanted) {
      if (heard.has(id)) continue;
      if (heard.size >= most + Math.ceil(most / 2)) {
        const [longest, next] = [...heard].sort(([, a], [, b]) => (a ?? round + 1) - (b ?? round + 1));
        if (longest?.[1] === next?.[1]) return "either";
        if (longest) heard.delete(longest[0]);
      }
      heard.set(id, null);
    }
    return [...heard.keys()].sort(sortUp);
  };
}

test("V2 in a crowd that walks, talks and falls silent everybody hears whom the rule says, round after round", () => {
  // Of so many places no two are equally far from anybody.
  const coordinate = fc.integer({ min: -15_000_000, max: 15_000_000 }).map((at) => Math.fround(at / 700_000));
  const person = fc.record({
    x: coordinate,
    z: coordinate,
    open: fc.boolean(),
    crowd: fc.constantFrom(0, 0, 0, 1),
  });
  const change = fc.record({ who: fc.nat({ max: 1_000 }), x: coordinate, z: coordinate, open: fc.boolean() });
  const rounds = fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 2, maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      rounds,
      (start, most, changes) => {
        const people = start.map((one) => ({ ...one }));
        const room = hall();
        for (const { x, z, open, crowd } of people) room.add(x, z, { open, crowd });
        for (let id = 0; id < people.length; id++) room.earshot.setMost(id, most);
        const ears = people.map(() => createPlainEars(most));
        for (const [round, moves] of changes.entries()) {
          for (const { who, x, z, open } of moves) {
            const id = who % people.length;
            Object.assign(people[id] ?? {}, { x, z, open });
            room.place(id, x, z);
            room.earshot.setMicrophone(id, open);
          }
          room.pass();
          const expected = ears.map((ear, id) => ear(id, people, round));
          if (expected.includes("either")) return;
          expect(people.map((_, id) => room.heard(id))).toEqual(expected);
        }
      },
    ),
    { numRuns: 150 },
  );
});
