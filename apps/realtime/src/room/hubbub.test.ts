import { LIMITS, type PersonId } from "@karaverse/protocol";
import { expect, test } from "vitest";
import { createHubbub } from "./hubbub";
import type { Member } from "./member";

function hall() {
  const members = new Map<PersonId, Member>();
  const places: { x: number; z: number }[] = [];
  const all: { crowd: number; squares: number[] }[] = [];
  const alone: { to: string; squares: number[] }[] = [];
  let now = 0;
  const hubbub = createHubbub({
    members,
    motion: { poseOf: (id) => places[id] as never },
    broadcast: (_name, payload) => all.push(payload as (typeof all)[number]),
  });
  const clientOf = (to: string) => ({
    send: (_name: string, { squares }: { squares: number[] }) => alone.push({ to, squares }),
  });
  return {
    all,
    alone,
    places,
    come(personId: PersonId, x: number, z: number, crowd = 0): number {
      const shortId = places.push({ x, z }) - 1;
      members.set(personId, { personId, shortId, crowd, client: clientOf(personId) } as never);
      return shortId;
    },
    comeAgain(personId: PersonId): void {
      const member = members.get(personId);
      if (member) member.client = clientOf(personId) as never;
    },
    leave: (personId: PersonId) => members.delete(personId),
    look(): void {
      now += LIMITS.hubbubMs;
      hubbub.tick(now);
    },
    soon(): void {
      hubbub.tick(now + 1);
    },
  };
}

test("V7 a crowd is told as how many are in each square, and where in it, to half a metre", () => {
  const { all, come, look } = hall();
  come("ada", 1, 1);
  come("bea", 2, 1.4);
  come("cleo", -7.3, 4.6);
  look();
  expect(all).toEqual([{ crowd: 0, squares: [3, 2, 2, -15, 9, 1] }]);
});

test("V7 it is told anew when it has changed, every three seconds at most", () => {
  const { all, places, come, leave, look, soon } = hall();
  const ada = come("ada", 1, 1);
  come("bea", 8, 8);
  look();
  look();
  expect(all).toHaveLength(1);
  places[ada] = { x: -4, z: -4 };
  soon();
  expect(all).toHaveLength(1);
  look();
  expect(all.at(-1)?.squares).toEqual([-8, -8, 1, 16, 16, 1]);
  leave("bea");
  look();
  expect(all.at(-1)?.squares).toEqual([-8, -8, 1]);
});

test("V7 a thousand people on a meadow are told in a few larger squares, and nobody is left out", () => {
  const { all, come, look } = hall();
  for (let n = 0; n < 1_000; n++)
    come(`person-${n}` as PersonId, (n % 40) * 2.5 - 50, Math.floor(n / 40) * 4 - 50);
  look();
  const [{ squares } = { squares: [] }] = all;
  expect(squares.length / 3).toBeLessThanOrEqual(LIMITS.hubbubSquares);
  expect(squares.length / 3).toBeGreaterThan(LIMITS.hubbubSquares / 4);
  const people = squares.filter((_, at) => at % 3 === 2);
  expect(people.reduce((sum, each) => sum + each, 0)).toBe(1_000);
});

test("V7 J6 each crowd for itself", () => {
  const { all, come, look } = hall();
  come("ada", 1, 1);
  come("twin", 1, 1, 1);
  look();
  expect(all).toEqual([
    { crowd: 0, squares: [2, 2, 1] },
    { crowd: 1, squares: [2, 2, 1] },
  ]);
});

test("V7 a new connection of somebody who has not moved is told as well, and nobody else again", () => {
  const { all, alone, come, comeAgain, look } = hall();
  come("ada", 1, 1);
  come("bea", 8, 8);
  look();
  comeAgain("bea");
  look();
  look();
  expect(all).toHaveLength(1);
  expect(alone).toEqual([{ to: "bea", squares: [2, 2, 1, 16, 16, 1] }]);
});
