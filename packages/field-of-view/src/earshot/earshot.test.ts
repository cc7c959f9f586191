import fc from "fast-check";
import { expect, test } from "vitest";
import { createFieldOfView } from "../sight";
import { toArray } from "../world";
import { createEarshot } from ".";

const sortUp = (a: number, b: number) => a - b;

function hall(capacity = 64) {
  const field = createFieldOfView({ capacity });
  const earshot = createEarshot(field.world);
  let now = 0;
  return {
    field,
    earshot,
    add(x: number, z: number, open = true) {
      const id = field.add(x, z, 0);
      earshot.reset(id);
      earshot.setMicrophone(id, open);
      return id;
    },
    pass(ms: number) {
      for (let i = 0; i < ms; i += 250) {
        now += 250;
        earshot.tick(now);
      }
    },
    heard: (id: number) => toArray(earshot.earshotOf(id).others).sort(sortUp),
    performers: (id: number) => toArray(earshot.earshotOf(id).performers),
  };
}

test("V2 the nearest open microphones within 18 m are heard, and no others", () => {
  const place = fc.record({
    x: fc.double({ min: -25, max: 25, noNaN: true }),
    z: fc.double({ min: -25, max: 25, noNaN: true }),
    open: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 16 }),
      (places, most) => {
        const room = hall();
        for (const { x, z, open } of places) room.add(x, z, open);
        room.earshot.setMost(0, most);
        room.pass(250);
        const { world } = room.field;
        const away = (id: number) =>
          Math.hypot((world.x[id] ?? 0) - (world.x[0] ?? 0), (world.z[id] ?? 0) - (world.z[0] ?? 0));
        const millimetres = (id: number) => Math.round(away(id) * 1_000);
        const expected = places
          .flatMap(({ open }, id) => (open && id > 0 && away(id) <= 18 ? [millimetres(id)] : []))
          .sort(sortUp)
          .slice(0, most);
        expect(room.heard(0).map(millimetres).sort(sortUp)).toEqual(expected);
      },
    ),
  );
});

test("V2 performers are heard by everybody, at any distance and in any crowd", () => {
  const room = hall();
  const listener = room.add(0, 40);
  const singer = room.add(0, -40);
  for (let i = 0; i < 30; i++) room.add(i / 10, 40);
  room.field.setPerforming(singer, true);
  room.pass(250);
  expect(room.performers(listener)).toEqual([singer]);
  expect(room.heard(listener).length).toBe(16);
  expect(room.performers(singer)).toEqual([]);
  room.field.setPerforming(singer, false);
  room.pass(250);
  expect(room.performers(listener)).toEqual([]);
  expect(room.earshot.earshotOf(listener).changed).toBe(true);
});

test("V2 who walks out is heard for 2.5 s more, who comes back before is never cut", () => {
  const room = hall();
  const listener = room.add(0, 0);
  const speaker = room.add(10, 0);
  room.pass(250);
  room.field.place(speaker, 19.5, 0, 0);
  room.pass(10_000);
  expect(room.heard(listener)).toEqual([speaker]);
  room.field.place(speaker, 25, 0, 0);
  room.pass(2_500);
  expect(room.heard(listener)).toEqual([speaker]);
  room.field.place(speaker, 15, 0, 0);
  room.pass(250);
  room.field.place(speaker, 25, 0, 0);
  room.pass(2_500);
  expect(room.heard(listener)).toEqual([speaker]);
  room.pass(250);
  expect(room.heard(listener)).toEqual([]);
});

test("V2 neighbours at the last place do not swap, and crowds that come and go stay bounded", () => {
  const room = hall();
  const listener = room.add(0, 0);
  for (let i = 1; i <= 40; i++) room.add(5, i / 1_000);
  room.pass(250);
  const first = room.heard(listener);
  for (let i = 0; i < 40; i++) {
    for (let id = 1; id <= 40; id++) room.field.place(id, 5 + 0.2 * Math.sin(i * id), 0, 0);
    room.pass(250);
    expect(room.heard(listener)).toEqual(first);
  }
  for (let i = 0; i < 40; i++) {
    for (let id = 1; id <= 40; id++) room.field.place(id, (id + i) % 3 === 0 ? 4 : 30, 0, 0);
    room.pass(250);
    expect(room.heard(listener).length).toBeLessThanOrEqual(24);
  }
});

test("V2 nothing changed is said when nothing did; who left the room is gone at once", () => {
  const room = hall();
  const listener = room.add(0, 0);
  const speaker = room.add(1, 0);
  room.pass(500);
  expect(room.earshot.earshotOf(listener).changed).toBe(false);
  room.field.remove(speaker);
  room.pass(250);
  expect(room.heard(listener)).toEqual([]);
  expect(room.earshot.earshotOf(listener).changed).toBe(true);
});
