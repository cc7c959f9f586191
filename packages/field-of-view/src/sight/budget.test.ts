import { RECORD_BYTES_MAX } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { room } from "../../test/room";
import { OVERDUE_TICKS } from ".";

const BYTES_PER_SECOND = 2_000;
const PEOPLE = 100;

/** Everybody dances on the spot in front of one viewer, nearer and further away. */
function crowd(bytesPerSecond: number) {
  const all = room({ capacity: 256, bytesPerSecond });
  const viewer = all.field.add(0, 0, 0);
  const places = Array.from({ length: PEOPLE }, (_, i) => {
    const depth = 3 + Math.floor(i / 20) * 2;
    return { x: ((i % 20) / 10 - 0.95) * depth * 0.8, z: -depth };
  });
  const dancers = places.map(({ x, z }) => all.field.add(x, z, 0));
  let beat = 0;
  return {
    ...all,
    viewer,
    dancers,
    dance(): void {
      beat++;
      dancers.forEach((id, i) => {
        const { x, z } = places[i] ?? { x: 0, z: 0 };
        all.place(id, x + (beat % 2) * 0.1, z);
      });
      all.tick();
    },
  };
}

describe("the byte budget", () => {
  test("S6 a client gets no more than its budget, and all of it where there is more to tell", () => {
    const { viewer, dance, told } = crowd(BYTES_PER_SECOND);
    for (let i = 0; i < 100; i++) {
      dance();
      told(viewer);
    }
    let bytes = 0;
    for (let i = 0; i < 200; i++) {
      dance();
      bytes += told(viewer).bytes;
    }
    expect(bytes / 10).toBeLessThanOrEqual(BYTES_PER_SECOND * 1.01);
    expect(bytes / 10).toBeGreaterThan(BYTES_PER_SECOND * 0.9);
  });

  test("S6 nobody in sight waits longer than a second and their turn among all, whatever is near", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 12_000 }), (bytesPerSecond) => {
        const { viewer, dancers, dance, told } = crowd(bytesPerSecond);
        const records = Math.floor((bytesPerSecond / 20 - 12) / RECORD_BYTES_MAX);
        // Far ones wait up to five ticks for their turn as well.
        const bound = OVERDUE_TICKS + Math.ceil(PEOPLE / records) + 5;
        const toldAt = new Map(dancers.map((id) => [id, 0]));
        for (let i = 1; i <= 120; i++) {
          dance();
          for (const { id } of told(viewer).update?.poses ?? []) toldAt.set(id, i);
          for (const [id, at] of toldAt)
            if (i - at > bound) throw new Error(`${id} waited ${i - at} ticks, the bound is ${bound}`);
        }
      }),
      { numRuns: 5 },
    );
  });

  test("S6 who is near and in the middle of the view comes more often than who is at its edge and far", () => {
    const { viewer, dance, told } = crowd(2_500);
    const counts = new Map<number, number>();
    for (let i = 0; i < 240; i++) {
      dance();
      const { update } = told(viewer);
      // At first everybody comes into sight.
      if (i < 40) continue;
      for (const { id } of update?.poses ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const near = counts.get(10) ?? 0;
    const far = counts.get(99) ?? 0;
    expect(near).toBeGreaterThan(far * 1.5);
    expect(far).toBeGreaterThan(0);
  });

  test("S3, S6 in a crowd that fills the budget the singer comes twenty times a second", () => {
    const { field, viewer, place, dance, told } = crowd(BYTES_PER_SECOND);
    const singer = field.add(0, 50, 0);
    field.setPerforming(singer, true);
    dance();
    told(viewer);
    let came = 0;
    for (let i = 0; i < 100; i++) {
      place(singer, i % 2, 50);
      dance();
      if (told(viewer).update?.poses.some(({ id }) => id === singer)) came++;
    }
    expect(came).toBeGreaterThanOrEqual(99);
  });
});
