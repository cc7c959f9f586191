import fc from "fast-check";
import { expect, test } from "vitest";
import { Ranges } from "./ranges";

test("nobody is given what somebody else has, and all of it can be had again", () => {
  const steps = fc.array(fc.record({ takes: fc.boolean(), count: fc.integer({ min: 1, max: 40 }) }));
  fc.assert(
    fc.property(steps, (given) => {
      const ranges = new Ranges(64);
      const held: { start: number; count: number }[] = [];
      for (const { takes, count } of given) {
        if (!takes) {
          const back = held.splice(count % Math.max(1, held.length), 1)[0];
          if (back) ranges.giveBack(back);
          continue;
        }
        let range = ranges.take(count);
        if (!range) {
          ranges.grow(ranges.size * 2);
          range = ranges.take(count);
        }
        if (!range) throw new Error("a grown buffer has room");
        const { start, count: length } = range;
        for (const other of held)
          expect(start + length <= other.start || other.start + other.count <= start).toBe(true);
        expect(start + length).toBeLessThanOrEqual(ranges.size);
        held.push(range);
      }
      expect(ranges.end).toBe(Math.max(0, ...held.map(({ start, count }) => start + count)));
      for (const range of held) ranges.giveBack(range);
      expect(ranges.end).toBe(0);
      expect(ranges.take(ranges.size)).toEqual({ start: 0, count: ranges.size });
    }),
  );
});
