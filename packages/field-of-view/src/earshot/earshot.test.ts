import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hall, ROUND_MS } from "../../test/hall";
import { sortUp } from "../../test/room";

const LINGER_MS = 2_500;

describe("Rule V2: who is heard", () => {
  test("V2 the nearest open microphones of the own crowd within 18 m are heard, and no others", () => {
    const place = fc.record({
      // Also beyond what positions on the wire can name.
      x: fc.double({ min: -140, max: 140, noNaN: true }).map((x) => (Math.abs(x) < 110 ? x / 5 : x)),
      z: fc.double({ min: -25, max: 25, noNaN: true }),
      open: fc.boolean(),
      crowd: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 16 }),
        (places, most) => {
          const room = hall();
          for (const { x, z, open, crowd } of places) room.add(x, z, { open, crowd });
          room.earshot.setMost(0, most);
          room.pass();
          const { world } = room.field;
          const away = (id: number) =>
            Math.hypot((world.x[id] ?? 0) - (world.x[0] ?? 0), (world.z[id] ?? 0) - (world.z[0] ?? 0));
          const millimetres = (id: number) => Math.round(away(id) * 1_000);
          const expected = places
            .flatMap(({ open, crowd }, id) =>
              open && id > 0 && crowd === places[0]?.crowd && away(id) <= 18 ? [millimetres(id)] : [],
            )
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
    const singer = room.add(0, -40, { crowd: 1 });
    for (let i = 0; i < 30; i++) room.add(i / 10, 40);
    room.field.setPerforming(singer, true);
    room.pass();
    expect(room.performers(listener)).toEqual([singer]);
    expect(room.heard(listener).length).toBe(16);
    expect(room.performers(singer)).toEqual([]);
    room.tellAll();
    room.field.setPerforming(singer, false);
    room.pass();
    expect(room.performers(listener)).toEqual([]);
    expect(room.earshot.earshotOf(listener).changed).toBe(true);
  });

  test("V2 a choir is heard in whole, by everybody but for the own voice", () => {
    const room = hall();
    for (let i = 0; i < 60; i++) room.add(i, 0);
    for (let id = 0; id < 40; id++) room.field.setPerforming(id, true);
    room.pass();
    const choir = Array.from({ length: 40 }, (_, id) => id);
    expect(room.performers(59)).toEqual(choir);
    expect(room.performers(7)).toEqual(choir.filter((id) => id !== 7));
  });
});

describe("Rule V2: hysteresis", () => {
  test("V2 who walks out is heard for 2.5 s more, who comes back before is never cut", () => {
    const room = hall();
    const listener = room.add(0, 0);
    const speaker = room.add(10, 0);
    room.pass();
    room.place(speaker, 19.5, 0);
    room.pass(10_000);
    expect(room.heard(listener)).toEqual([speaker]);
    room.place(speaker, 25, 0);
    room.pass(LINGER_MS);
    expect(room.heard(listener)).toEqual([speaker]);
    room.place(speaker, 15, 0);
    room.pass();
    room.place(speaker, 25, 0);
    room.pass(LINGER_MS);
    expect(room.heard(listener)).toEqual([speaker]);
    room.pass();
    expect(room.heard(listener)).toEqual([]);
  });

  test("V2 neighbours at the last place do not swap, and crowds that come and go stay bounded", () => {
    const room = hall();
    const listener = room.add(0, 0);
    for (let i = 1; i <= 40; i++) room.add(5, i / 1_000);
    room.pass();
    const first = room.heard(listener);
    for (let i = 0; i < 40; i++) {
      for (let id = 1; id <= 40; id++) room.place(id, 5 + 0.2 * Math.sin(i * id), 0);
      room.pass();
      expect(room.heard(listener)).toEqual(first);
    }
    for (let i = 0; i < 40; i++) {
      for (let id = 1; id <= 40; id++) room.place(id, (id + i) % 3 === 0 ? 4 : 30, 0);
      room.pass();
      expect(room.heard(listener).length).toBeLessThanOrEqual(24);
    }
  });

  test("V2 a listener whose device can do less keeps the nearest", () => {
    const room = hall();
    const listener = room.add(0, 0);
    for (let i = 1; i <= 16; i++) room.add(i, 0);
    room.pass();
    room.earshot.setMost(listener, 8);
    room.pass(LINGER_MS + ROUND_MS);
    expect(room.heard(listener)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe("what is told, and when", () => {
  test("V2 nothing changed is said when nothing did; who left the room is gone at once", () => {
    const room = hall();
    const listener = room.add(0, 0);
    const speaker = room.add(1, 0);
    const far = room.add(50, 0);
    room.pass();
    expect(room.tellAll()).toEqual([listener, speaker, far]);
    room.pass();
    expect(room.tellAll()).toEqual([]);
    room.remove(speaker);
    expect(room.heard(listener)).toEqual([]);
    expect(room.tellAll()).toEqual([listener]);
  });

  test("V2 who gets the id of somebody who left is not heard in their place", () => {
    const room = hall();
    const listener = room.add(0, 0);
    const speaker = room.add(1, 0);
    room.pass();
    room.field.remove(speaker);
    room.field.tick(50);
    expect(room.add(2, 0, { open: false })).toBe(speaker);
    room.pass();
    expect(room.heard(listener)).toEqual([]);
    expect(room.heard(speaker)).toEqual([listener]);
  });

  test("V2 everybody is looked at once in half a second, a tenth of them in each tick", () => {
    const room = hall(200);
    for (let i = 0; i < 200; i++) room.add(i / 10, 0);
    const looks = room.pass(500);
    expect(looks.map(({ length }) => length)).toEqual(Array(10).fill(20));
    expect(looks.flat().sort(sortUp)).toEqual(Array.from({ length: 200 }, (_, id) => id));
  });

  test("V2 who asks is looked at in the next tick, and told, changed or not", () => {
    const room = hall();
    for (let i = 0; i < 30; i++) room.add(i / 10, 0);
    room.pass();
    room.tellAll();
    for (const id of [17, 23, 17]) {
      room.earshot.ask(id);
      const [looked] = room.pass(50);
      expect(looked?.filter((one) => one === id)).toEqual([id]);
      expect(room.tellAll()).toEqual([id]);
    }
  });

  test("V3 who is muted is out of every earshot at once, and only those who heard them are told", () => {
    const room = hall();
    const [near, speaker, far] = [room.add(0, 0), room.add(5, 0), room.add(60, 0)];
    room.pass();
    room.tellAll();
    room.earshot.setMuted(speaker, true);
    expect(room.tellAll()).toEqual([near]);
    expect(room.heard(near)).toEqual([]);
    room.earshot.setMicrophone(speaker, true);
    room.pass(5_000);
    expect(room.heard(near)).toEqual([]);
    room.earshot.setMuted(speaker, false);
    room.pass();
    expect(room.heard(near)).toEqual([speaker]);
    expect(room.heard(far)).toEqual([]);
  });

  test("V3 a performer who is muted is heard by nobody, and everybody is told at once, as of the end of it", () => {
    const room = hall();
    const [near, singer, far] = [room.add(0, 0), room.add(5, 0), room.add(60, 0)];
    room.field.setPerforming(singer, true);
    room.pass();
    for (const muted of [true, false]) {
      room.tellAll();
      room.earshot.setMuted(singer, muted);
      expect(room.tellAll()).toEqual([near, singer, far]);
      for (const listener of [near, far]) expect(room.performers(listener)).toEqual(muted ? [] : [singer]);
      room.pass();
      expect(room.tellAll()).toEqual([]);
    }
  });
});
