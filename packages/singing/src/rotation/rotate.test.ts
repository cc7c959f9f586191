import { ROTATIONS } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rotate, type Turn, type WaitingEntry } from ".";

const entry = (id: string, singers: string, arrivedAt: number, held = false): WaitingEntry => ({
  id,
  singers: [...singers],
  arrivedAt,
  held,
});
const order = (...given: Parameters<typeof rotate>) => rotate(...given).map(({ id }) => id);

const people = fc.constantFrom(..."ABCDEF");
const entries = (held: fc.Arbitrary<boolean> = fc.constant(false)) =>
  fc
    .array(
      fc.record({
        singers: fc.uniqueArray(people, { minLength: 1, maxLength: 2 }),
        arrivedAt: fc.integer({ min: 0, max: 50 }),
        held,
      }),
      { maxLength: 14 },
    )
    .map((list) => list.map((one, n): WaitingEntry => ({ id: `e${n}`, ...one })));
const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    singers: fc.uniqueArray(people, { minLength: 1, maxLength: 2 }),
    at: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 10 },
);
const rotation = fc.constantFrom(...ROTATIONS);

/** Since when each person waits. */
function since(person: string, waiting: readonly WaitingEntry[], sung: readonly Turn[]): number {
  const arrivals = waiting.filter(({ singers }) => singers.includes(person)).map((one) => one.arrivedAt);
  const taken = sung.filter(({ singers }) => singers.includes(person)).map(({ at }) => at);
  return Math.max(Math.min(...arrivals), ...taken);
}

describe("the rotation", () => {
  test("Q6 by turns who queued five songs sings one before everybody else has had theirs", () => {
    const waiting = [..."abc"]
      .map((id, n) => entry(id, "A", n))
      .concat(entry("x", "B", 10), entry("y", "C", 11));
    expect(order(waiting, [], "by-turns")).toEqual(["a", "x", "y", "b", "c"]);
    expect(order(waiting, [], "first-come")).toEqual(["a", "b", "c", "x", "y"]);
  });

  test("Q6 by turns goes by when one last sang, and a newcomer comes after all who waited already", () => {
    const waiting = [entry("a", "A", 1), entry("b", "B", 2), entry("n", "N", 30)];
    const sung: Turn[] = [
      { singers: ["A"], at: 20 },
      { singers: ["B"], at: 10 },
    ];
    expect(order(waiting, sung, "by-turns")).toEqual(["b", "a", "n"]);
  });

  test("Q6 fewest songs first lets who has sung least this evening go first, whenever they came", () => {
    const waiting = [entry("a", "A", 1), entry("b", "B", 2), entry("n", "N", 30), entry("m", "N", 31)];
    const sung: Turn[] = [
      { singers: ["A"], at: 10 },
      { singers: ["A"], at: 15 },
      { singers: ["B"], at: 20 },
    ];
    expect(order(waiting, sung, "fewest-songs")).toEqual(["n", "b", "m", "a"]);
  });

  test("Q14 who took their first song away still waits since then, until they sing; first come goes by the songs that wait", () => {
    const waiting = [
      { ...entry("a2", "A", 8), since: new Map([["A", 1]]) },
      entry("b", "B", 2),
      entry("c", "C", 9),
      entry("d", "D", 10),
    ];
    expect(order(waiting, [], "by-turns")).toEqual(["a2", "b", "c", "d"]);
    const sung: Turn[] = [{ singers: ["A"], at: 9.5 }];
    expect(order(waiting, sung, "by-turns")).toEqual(["b", "c", "a2", "d"]);
    expect(order(waiting, [], "first-come")).toEqual(["b", "a2", "c", "d"]);
  });

  test("Q7 a duet is the turn of whoever waited longer, and counts for both", () => {
    const waiting = [entry("duet", "AB", 5), entry("b", "B", 1), entry("a", "A", 6), entry("c", "C", 7)];
    const sung: Turn[] = [{ singers: ["B"], at: 10 }];
    // It is A's turn; B has sung with her and comes after C.
    expect(order(waiting, sung, "by-turns")).toEqual(["duet", "c", "b", "a"]);
  });

  test("Q7 while somebody waits nobody else has two turns, and who came later has none", () => {
    fc.assert(
      fc.property(entries(), turns, people, (waiting, sung, person) => {
        const own = waiting.filter(({ singers }) => singers.includes(person));
        if (own.length === 0) return;
        const mine = since(person, waiting, sung);
        const placed = rotate(waiting, sung, "by-turns");
        const before = placed.slice(
          0,
          placed.findIndex(({ id }) => own.some((one) => one.id === id)),
        );
        const whose = before.map(({ why }) => (why.kind === "turn" ? why.of : ""));
        expect(new Set(whose).size).toBe(whose.length);
        for (const other of whose) expect(since(other, waiting, sung)).toBeLessThanOrEqual(mine);
      }),
    );
  });

  test("Q2 every entry has one place, and of entries that are alike the one that came first", () => {
    fc.assert(
      fc.property(entries(fc.boolean()), turns, rotation, (waiting, sung, by) => {
        const placed = order(waiting, sung, by);
        expect(placed.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
        for (const a of waiting)
          for (const b of waiting) {
            const alike = !a.held && !b.held && a.singers.toSorted().join() === b.singers.toSorted().join();
            if (alike && a.arrivedAt < b.arrivedAt)
              expect(placed.indexOf(a.id)).toBeLessThan(placed.indexOf(b.id));
          }
      }),
    );
  });

  test("Q8 what was placed by hand stays where it is, counted from the front", () => {
    fc.assert(
      fc.property(entries(fc.boolean()), turns, rotation, (waiting, sung, by) => {
        const placed = rotate(waiting, sung, by);
        waiting.forEach(({ id, held }, place) => {
          if (held) expect(placed[place]).toEqual({ id, why: { kind: "held" } });
        });
      }),
    );
  });

  test("Q8 the order is the same whether it is asked for once or after every song", () => {
    fc.assert(
      fc.property(entries(fc.boolean()), turns, rotation, (waiting, sung, by) => {
        const planned = order(waiting, sung, by);
        const byId = new Map(waiting.map((one) => [one.id, one]));
        let rest = planned.flatMap((id) => byId.get(id) ?? []);
        const taken = [...sung];
        for (const [n, id] of planned.entries()) {
          expect(order(rest, taken, by)[0]).toBe(id);
          taken.push({ singers: byId.get(id)?.singers ?? [], at: 100 + n });
          rest = rest.filter((one) => one.id !== id);
        }
      }),
    );
  });
});
