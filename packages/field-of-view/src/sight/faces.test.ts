import { FACE_VALUES, type FaceUpdate, HEADER_BYTES } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { room } from "../../test/room";
import { CONVERSATION_METRES } from ".";

const smile = (weight: number) => new Uint8Array(FACE_VALUES).fill(weight, 0, 4);

/** What a client makes of what it is told: changes count against the key that it has. */
function face() {
  let key: { number: number; weights: Uint8Array } | null = null;
  let shown: Uint8Array | null = null;
  return {
    take(update: FaceUpdate): void {
      if (update.kind === "key") {
        key = { number: update.key, weights: update.weights };
        shown = update.weights.slice();
      } else if (key?.number === update.key) {
        shown = key.weights.slice();
        for (const { index, weight } of update.changed) shown[index] = weight;
      } else throw new Error("a change against a key that was not sent");
    },
    shown: () => shown,
  };
}

describe("faces", () => {
  test("S7 are sent to who is near enough to talk, and not to who is further away", () => {
    const { field, tick, told } = room();
    const near = field.add(0, 0, 0);
    const far = field.add(0, CONVERSATION_METRES + 1.5, 0);
    const smiling = field.add(0, -0.5, 0);
    for (const id of [near, far]) field.setView(id, { yaw: 0, degrees: 90, back: 0 });
    let [toNear, toFar] = [0, 0];
    for (let i = 0; i < 40; i++) {
      field.setFace(smiling, smile(i));
      tick();
      toNear += told(near).faces.filter(({ kind }) => kind === "change").length;
      toFar += told(far).faces.length;
    }
    expect(toNear).toBeGreaterThanOrEqual(39);
    expect(toNear).toBeLessThanOrEqual(40);
    expect(toFar).toBe(0);
  });

  test("S7 of performers are sent to everybody, four times a second to those who are not near", () => {
    const { field, tick, told } = room();
    const viewer = field.add(0, 30, Math.PI);
    const singer = field.add(0, -10, 0);
    field.setPerforming(singer, true);
    let faces = 0;
    for (let i = 0; i < 100; i++) {
      field.setFace(singer, smile(i));
      tick();
      faces += told(viewer).faces.filter(({ kind }) => kind === "change").length;
    }
    expect(faces).toBeGreaterThanOrEqual(19);
    expect(faces).toBeLessThanOrEqual(21);
  });

  test("whatever changes, clients show exactly the face that was told last, and never one of somebody before", () => {
    const change = fc.record({
      index: fc.nat(FACE_VALUES - 1),
      weight: fc.nat(255),
      all: fc.boolean(),
      away: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 20, maxLength: 150 }), (changes) => {
        const { field, place, tick, told } = room();
        const viewer = field.add(0, 0, 0);
        const other = field.add(0, -2, 0);
        const client = face();
        const weights = new Uint8Array(FACE_VALUES);
        for (const { index, weight, all, away } of changes) {
          if (all) weights.fill(weight);
          weights[index] = weight;
          place(other, 0, away ? -5 : -2);
          field.setFace(other, weights);
          tick();
          for (const update of told(viewer).faces) client.take(update);
        }
        place(other, 0, -2);
        for (let i = 0; i < 8; i++) {
          tick();
          for (const update of told(viewer).faces) client.take(update);
        }
        expect(client.shown()).toEqual(weights);
      }),
      { numRuns: 60 },
    );
  });

  test("S9 whatever a face does, it costs whoever sees it less than 1.5 KB a second", () => {
    const anything = fc.array(fc.uint8Array({ minLength: FACE_VALUES, maxLength: FACE_VALUES }), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(anything, (faces) => {
        const { field, tick, told } = room();
        const viewer = field.add(0, 0, 0);
        const other = field.add(0, -2, 0);
        field.setFace(other, smile(1));
        tick();
        told(viewer);
        let bytes = 0;
        for (const face of faces) {
          field.setFace(other, face);
          tick();
          bytes += Math.max(0, told(viewer).bytes - HEADER_BYTES);
        }
        expect(bytes).toBeGreaterThan(0);
        expect(bytes).toBeLessThanOrEqual(1_500);
      }),
      { numRuns: 60 },
    );
  });

  test("a still face costs nothing", () => {
    const { field, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const other = field.add(0, -2, 0);
    field.setFace(other, smile(100));
    let faces = 0;
    for (let i = 0; i < 6; i++) {
      tick();
      faces += told(viewer).faces.length;
    }
    expect(faces).toBeGreaterThan(0);
    for (let i = 0; i < 40; i++) {
      tick();
      expect(told(viewer).bytes).toBe(0);
    }
  });
});
