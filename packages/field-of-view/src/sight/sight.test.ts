import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inSight, room, sortUp } from "../../test/room";
import { createIdList, toArray } from "../world";
import { createFieldOfView } from ".";

/** The rule once more, in angles instead of dot products. */
function isSeen(dx: number, dz: number, viewYaw: number, degrees: number): boolean {
  const distance = Math.hypot(dx, dz);
  if (distance <= 6) return true;
  const bearing = Math.atan2(-dx, -dz);
  const turn = Math.abs(((bearing - viewYaw + 9 * Math.PI) % (2 * Math.PI)) - Math.PI);
  return distance <= 40 && (turn * 180) / Math.PI <= Math.min(120, degrees) / 2;
}

const metres = fc.double({ min: -60, max: 60, noNaN: true });
const spot = fc.record({ x: metres, z: metres });

describe("Rule S1: near circle and view cone", () => {
  test("S1 exactly those are in sight who stand in the near circle or the cone", () => {
    const yaw = fc.double({ min: -7, max: 7, noNaN: true });
    const degrees = fc.double({ min: 20, max: 200, noNaN: true });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 60 }), yaw, degrees, (places, viewYaw, fov) => {
        const { field, tick } = room();
        for (const { x, z } of places) field.add(x, z, 0);
        expect(field.setView(0, { yaw: viewYaw, degrees: fov, back: 0 })).toBe(true);
        tick(4);
        const { x, z } = places[0] ?? { x: 0, z: 0 };
        places.forEach((other, id) => {
          if (id === 0) return;
          const dx = Math.fround(other.x) - Math.fround(x);
          const dz = Math.fround(other.z) - Math.fround(z);
          // On the very edge rounding decides; a millimetre in and out must agree.
          const answers = [0.9999, 1, 1.0001].map((f) => isSeen(dx * f, dz * f, viewYaw, fov * f));
          if (answers.some((answer) => answer !== answers[0])) return;
          expect(inSight(field, 0).includes(id)).toBe(answers[0]);
        });
      }),
      { numRuns: 300 },
    );
  });

  test("S1 behind the back and outside the near circle nobody is in sight", () => {
    const { field, tick } = room();
    const viewer = field.add(0, 0, 0);
    const behind = field.add(0, 6.5, 0);
    const close = field.add(0.5, 5.5, 0);
    const ahead = field.add(0, -30, 0);
    const tooFar = field.add(0, -41, 0);
    for (const back of [0, 4, 100]) {
      field.setView(viewer, { yaw: 0, degrees: 360, back });
      tick();
      expect(inSight(field, viewer)).toEqual([close, ahead]);
    }
    expect(inSight(field, behind)).toContain(viewer);
    expect(inSight(field, tooFar)).not.toContain(ahead + 50);
  });

  test("S1 a client that claims more than 120 degrees gets 120, nonsense changes nothing", () => {
    const { field, tick } = room();
    const viewer = field.add(0, 0, 0);
    const at = (degrees: number) =>
      field.add(-20 * Math.sin((degrees * Math.PI) / 180), -20 * Math.cos((degrees * Math.PI) / 180), 0);
    const inside = at(59);
    const outside = at(62);
    field.setView(viewer, { yaw: 0, degrees: 360, back: 0 });
    tick();
    expect(inSight(field, viewer)).toEqual([inside]);
    for (const degrees of [Number.NaN, -1, 0])
      expect(field.setView(viewer, { yaw: 0, degrees, back: 0 })).toBe(false);
    expect(field.setView(viewer, { yaw: Number.POSITIVE_INFINITY, degrees: 90, back: 0 })).toBe(false);
    expect(outside).toBeGreaterThan(0);
  });

  test("S1 a positive yaw looks to the left", () => {
    const { field, tick } = room();
    const viewer = field.add(0, 0, 0);
    const left = field.add(-20, 0, 0);
    const right = field.add(20, 0, 0);
    field.setView(viewer, { yaw: Math.PI / 2, degrees: 60, back: 0 });
    tick();
    expect(inSight(field, viewer)).toEqual([left]);
    expect(right).toBe(2);
  });
});

describe("Rule S2: leaving takes more", () => {
  test("S2 someone who walks along the edge does not flicker", () => {
    for (const radius of [6, 40]) {
      const { field, place, tick, told } = room();
      const viewer = field.add(0, 0, 0);
      const walker = field.add(0, -radius + 0.1, 0);
      let entered = 0;
      let left = 0;
      field.setView(viewer, { yaw: radius === 6 ? Math.PI : 0, degrees: 90, back: 0 });
      for (let i = 0; i < 400; i++) {
        place(walker, 0, -radius + 0.3 * Math.sin(i / 3), 0);
        tick();
        entered += told(viewer).entered.length;
        left += told(viewer).left.length;
      }
      expect([entered, left]).toEqual([1, 0]);
    }
  });

  test("S2 who is 10 % too far leaves after half a second, who comes back before does not", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const other = field.add(0, 5, 0);
    tick();
    told(viewer);
    place(other, 0, 6.59, 0);
    tick(40);
    expect(inSight(field, viewer)).toEqual([other]);
    place(other, 0, 6.7, 0);
    tick(10);
    expect(inSight(field, viewer)).toEqual([other]);
    place(other, 0, 6.5, 0);
    tick(4);
    place(other, 0, 8, 0);
    tick(10);
    expect(inSight(field, viewer)).toEqual([other]);
    tick(6);
    expect(told(viewer).left).toEqual([other]);
    expect(inSight(field, viewer)).toEqual([]);
    tick();
    expect(told(viewer).bytes).toBe(0);
  });

  test("S2 a glance aside and back loses nobody", () => {
    const { field, tick } = room();
    const viewer = field.add(0, 0, 0);
    const ahead = field.add(0, -20, 0);
    tick();
    for (let i = 0; i < 20; i++) {
      field.setView(viewer, { yaw: i % 8 < 6 ? 2 : 0, degrees: 80, back: 0 });
      tick();
      expect(inSight(field, viewer)).toEqual([ahead]);
    }
  });
});

describe("Rule S3: always in sight", () => {
  test("S3 performers are in sight of everybody, at any distance, behind every back, in any crowd", () => {
    const { field, tick } = room({ reserved: 2 });
    const singer = field.add(0, -50, 0);
    field.setPerforming(singer, true);
    for (let i = 0; i < 40; i++) field.add((i % 8) * 0.5, 40 + Math.floor(i / 8) * 0.5, 0);
    for (let id = 1; id <= 40; id++) field.setView(id, { yaw: Math.PI, degrees: 60, back: 0 });
    tick();
    for (let id = 1; id <= 40; id++) expect(inSight(field, id)).toContain(singer);
    field.setPerforming(singer, false);
    tick(20);
    expect(inSight(field, 1)).not.toContain(singer);
  });

  test("S3 followed people and speakers are in sight from behind, so many as are reserved", () => {
    const { field, tick } = room({ reserved: 3 });
    const viewer = field.add(0, 0, 0);
    const far = Array.from({ length: 6 }, (_, i) => field.add(30 + i, 30, 0));
    field.alwaysSee(viewer, far);
    tick(4);
    expect(inSight(field, viewer)).toEqual(far.slice(0, 3));
    field.alwaysSee(viewer, []);
    tick(20);
    expect(inSight(field, viewer)).toEqual([]);
  });
});

describe("Rule S4: entering and leaving", () => {
  test("S4 following what is told gives exactly who is in sight, whatever happens", () => {
    const act = fc.record({
      who: fc.nat(24),
      x: metres,
      z: metres,
      yaw: fc.double({ min: -3, max: 3, noNaN: true }),
      kind: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(act, { minLength: 30, maxLength: 120 }), (acts) => {
        const { field, forget, place, tick, told } = room({ reserved: 3, capacity: 50 });
        const people = new Map<number, number>();
        const known = new Map<number, Set<number>>();
        for (const { who, x, z, yaw, kind } of acts) {
          const id = people.get(who);
          if (id === undefined) {
            const added = field.add(x / 3, z / 3, yaw);
            people.set(who, added);
            // The id may have been somebody else's, whose client knew others.
            forget(added);
            known.set(added, new Set());
          } else if (kind === 0) {
            field.remove(id);
            people.delete(who);
          } else if (kind === 1) field.setPerforming(id, x > 0);
          else if (kind === 2) field.alwaysSee(id, [...people.values()].slice(0, 5));
          else if (kind === 3) field.setView(id, { yaw, degrees: 30 + Math.abs(x), back: 2 });
          else place(id, x / 3, z / 3, yaw);
          tick();
          const here = new Set(people.values());
          for (const viewer of here) {
            const sight = told(viewer);
            const mine = known.get(viewer) ?? new Set();
            const wrong = [
              ...sight.left.filter((other) => !mine.delete(other)),
              ...sight.due.filter((other) => !mine.has(other)),
              ...sight.entered.filter((other) => mine.has(other)),
            ];
            for (const other of sight.entered) mine.add(other);
            wrong.push(...[...mine].filter((other) => other === viewer || !here.has(other)));
            if (wrong.length > 0) throw new Error(`${viewer} was told wrong of ${wrong}`);
            if (inSight(field, viewer).join() !== [...mine].sort(sortUp).join())
              throw new Error("not all was told");
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("L2 who leaves the room is out of everybody's sight in the next tick, and their id is not given out before", () => {
    const { field, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const gone = field.add(1, 0, 0);
    tick();
    told(viewer);
    field.remove(gone);
    const next = field.add(2, 0, 0);
    expect(next).not.toBe(gone);
    tick(4);
    expect(field.add(9, 30, 0)).not.toBe(gone);
    expect(told(viewer)).toMatchObject({ entered: [next], left: [gone] });
    tick();
    expect(field.add(3, 0, 0)).toBe(gone);
    tick(4);
    expect(told(viewer).entered).toEqual([gone]);
  });

  test("L1 after a reconnect everybody in sight enters anew", () => {
    const { field, forget, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const other = field.add(1, 0, 0);
    tick();
    expect(told(viewer).entered).toEqual([other]);
    tick(4);
    expect(told(viewer).entered).toEqual([]);
    forget(viewer);
    tick();
    expect(told(viewer)).toMatchObject({ entered: [other], left: [] });
  });

  test("S4 whoever comes into sight is told in the same frame, however far away", () => {
    const { field, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const people = Array.from({ length: 30 }, (_, i) => field.add(i / 2 - 7, -21 - (i % 19), 0));
    field.setView(viewer, { yaw: Math.PI, degrees: 90, back: 0 });
    tick();
    expect(told(viewer).bytes).toBe(0);
    field.setView(viewer, { yaw: 0, degrees: 90, back: 0 });
    tick();
    expect(told(viewer).entered).toEqual(people);
  });

  test("S4 a client that could not be told for a while hears the newest, once, and who left meanwhile", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const walker = field.add(1, -3, 0);
    const gone = field.add(2, -3, 0);
    tick();
    told(viewer);
    for (let i = 0; i < 30; i++) {
      place(walker, 1 + i / 10, -3);
      if (i === 10) field.remove(gone);
      tick();
    }
    const { left, due, update } = told(viewer);
    expect([left, due]).toEqual([[gone], [walker]]);
    expect(update?.poses[0]?.pose.x).toBeCloseTo(3.9, 2);
  });
});

describe("crowds and walls", () => {
  test("S1 another crowd of the room is not in sight, its performers are", () => {
    const { field, tick } = room();
    const viewer = field.add(0, 0, 0, 0);
    const other = field.add(1, 0, 0, 1);
    const singer = field.add(2, 0, 0, 1);
    field.setPerforming(singer, true);
    field.alwaysSee(viewer, [other]);
    tick();
    expect(inSight(field, viewer)).toEqual([singer]);
    expect(inSight(field, other)).toEqual([singer]);
    expect(inSight(field, singer)).toEqual([other]);
  });

  test("S1 walls hide people, near ones too", () => {
    const isHidden = (fromX: number, _fromZ: number, toX: number) => fromX < 1 !== toX < 1;
    const { field, tick } = room({ isHidden });
    const viewer = field.add(0, 0, 0);
    const here = field.add(0.5, -2, 0);
    field.add(1.5, -2, 0);
    tick();
    expect(inSight(field, viewer)).toEqual([here]);
  });
});

test("who could see somebody is who has them in sight", () => {
  const { field, tick } = room();
  const watched = field.add(0, 0, 0);
  const near = field.add(2, 2, 0);
  const facing = field.add(0, 20, 0);
  const turned = field.add(0, -20, 0);
  for (const id of [near, facing, turned]) field.setView(id, { yaw: 0, degrees: 90, back: 0 });
  tick(4);
  const watchers = createIdList(64);
  expect(toArray(field.watchersOf(watched, watchers)).sort(sortUp)).toEqual([near, facing]);
  expect(field.report(facing)).toMatchObject({ yaw: 0, degrees: 90, near: [], middle: [watched, near] });
});

test("a full room refuses", () => {
  const small = createFieldOfView({ capacity: 2 });
  small.add(0, 0, 0);
  small.add(0, 0, 0);
  expect(() => small.add(0, 0, 0)).toThrow(RangeError);
});
