import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { degreesBetween, fromHex, inside, toHex, update, weights } from "../../test/motion";
import { GESTURES } from "../words";
import { FACE_BYTES_MAX, writeFaceChange, writeFaceKey } from "./face";
import { HEADER_BYTES, MOTION_VERSION, type Pose, RECORD_BYTES_MAX } from "./layout";
import { avatarBytes, recordBytes } from "./record";
import { decodeUpdate, encodeUpdate, type MotionUpdate, unwrapTime } from "./update";

const RESTING: Pose = {
  x: -2,
  z: 3.25,
  yaw: Math.PI,
  vx: 0,
  vz: 0,
  gait: "rest",
  seated: true,
  holdingMicrophone: false,
  gesture: 0,
  level: 0,
};
const WALKING: Pose = {
  ...RESTING,
  gait: "walk",
  seated: false,
  vx: 1.6,
  vz: -0.04,
  gesture: GESTURES.indexOf("wave"),
};
const TALKING: Pose = { ...RESTING, holdingMicrophone: true, level: 0.2 };
const RUNNING_AND_TALKING: Pose = { ...WALKING, gait: "run", gesture: 0, vx: -4, level: 1 };

const FROZEN_UPDATE: Omit<MotionUpdate, "faces"> = {
  time: 0xfeed_beef,
  acknowledged: 0x0102,
  correction: { sequence: 0xa1a2, id: 7, pose: WALKING },
  left: [3, 0xfffe],
  poses: [
    { id: 258, pose: RESTING },
    { id: 1, pose: TALKING },
    { id: 2, pose: RUNNING_AND_TALKING },
  ],
};
const FROZEN = `
  04 01 0201 efbeedfe 0200 0300
  a2a1 0700 00fe 4003 80 11 28ff
  0300 feff
  0201 00fe 4003 80 03
  0100 00fe 4003 80 8b 3300
  0200 00fe 4003 80 82 9cff ff00
`;

/** An update with faces behind it, as the server writes them. */
const withFaces = fc
  .tuple(update, fc.array(fc.tuple(fc.nat({ max: 0xffff }), weights, fc.option(weights)), { maxLength: 4 }))
  .map(([given, faces]) => {
    const start = encodeUpdate(given);
    const out = new Uint8Array(start.byteLength + faces.length * FACE_BYTES_MAX);
    out.set(start);
    let at = start.byteLength;
    const ends = [at];
    for (const [id, now, then] of faces) {
      at = then ? writeFaceChange(out, at, id, 3, now, then, 0) : writeFaceKey(out, at, id, 3, now, 0);
      ends.push(at);
    }
    return { bytes: out.slice(0, at), ends, given, faces };
  });

function isInRange({ x, z, yaw, vx, vz, gait, gesture, level }: Pose): boolean {
  return (
    Math.max(Math.abs(x), Math.abs(z)) <= 128 &&
    Math.abs(yaw) <= Math.PI &&
    Math.max(Math.abs(vx), Math.abs(vz)) <= (gait === "rest" ? 0 : 5.12) &&
    GESTURES[gesture] !== undefined &&
    level >= 0 &&
    level <= 1
  );
}

/** Whatever a decoder lets through may be drawn. */
function expectInRange(came: MotionUpdate | null): void {
  if (!came) return;
  const poses = [...came.poses.map(({ pose }) => pose), ...(came.correction ? [came.correction.pose] : [])];
  expect(poses.filter((pose) => !isInRange(pose))).toEqual([]);
  const ids = [...came.left, ...came.poses.map(({ id }) => id), ...came.faces.map(({ id }) => id)];
  expect(ids.filter((id) => !(Number.isInteger(id) && id >= 0 && id <= 0xffff))).toEqual([]);
}

describe("an update", () => {
  test("has these bytes: a correction, who left, and records at rest, talking, and both running and talking", () => {
    expect(toHex(encodeUpdate(FROZEN_UPDATE))).toBe(FROZEN.replace(/\s/g, ""));
    expect(decodeUpdate(fromHex(FROZEN))).toEqual({ ...FROZEN_UPDATE, faces: [] });
  });

  test("is twelve bytes when it only says the time and what was looked at", () => {
    const quiet = { time: 1, acknowledged: 2, correction: null, left: [], poses: [] };
    expect(toHex(encodeUpdate(quiet))).toBe("04000200 01000000 00000000".replace(/ /g, ""));
    expect(decodeUpdate(encodeUpdate(quiet))).toEqual({ ...quiet, faces: [] });
  });

  test("costs 8 bytes for who rests, 10 for who walks or talks, 12 for both", () => {
    const sizes = [RESTING, WALKING, TALKING, RUNNING_AND_TALKING].map((pose) =>
      avatarBytes({ id: 1, pose }),
    );
    expect(sizes).toEqual([8, 10, 10, RECORD_BYTES_MAX]);
  });

  test("says what was put in, to the stated errors", () => {
    fc.assert(
      fc.property(withFaces, fc.nat({ max: 7 }), ({ bytes, given, faces }, offset) => {
        const came = decodeUpdate(inside(bytes, offset));
        if (!came) throw new Error("A whole update was refused.");
        const { time, acknowledged, left } = given;
        expect(came).toMatchObject({ time, acknowledged, left });
        expect(came.correction?.sequence).toBe(given.correction?.sequence);
        const own = (it: typeof came.correction) => (it ? [{ id: it.id, pose: it.pose }] : []);
        const avatars = [...own(came.correction), ...came.poses];
        const originals = [...own(given.correction), ...given.poses];
        expect(avatars.map(({ id }) => id)).toEqual(originals.map(({ id }) => id));
        for (const [i, { pose }] of originals.entries()) {
          const seen = avatars[i]?.pose ?? RESTING;
          const { gait, seated, holdingMicrophone, gesture } = pose;
          expect(seen).toMatchObject({ gait, seated, holdingMicrophone, gesture });
          expect(Math.max(Math.abs(seen.x - pose.x), Math.abs(seen.z - pose.z))).toBeLessThan(0.001_96);
          expect(degreesBetween(seen.yaw, pose.yaw)).toBeLessThan(0.704);
          expect(Math.max(Math.abs(seen.vx - pose.vx), Math.abs(seen.vz - pose.vz))).toBeLessThan(0.020_001);
          expect(Math.abs(seen.level - pose.level)).toBeLessThan(0.002);
        }
        expect(came.faces.map(({ id, kind }) => [id, kind])).toEqual(
          faces.map(([id, , then]) => [id, then ? "change" : "key"]),
        );
      }),
    );
  });

  test("is its own bytes again after a way out and back", () => {
    fc.assert(
      fc.property(update, (given) => {
        const bytes = encodeUpdate(given);
        const came = decodeUpdate(bytes);
        expect(came && toHex(encodeUpdate(came))).toBe(toHex(bytes));
      }),
    );
  });
});

describe("what is no update", () => {
  test("one cut short is none, or lacks whole faces at its end and nothing else", () => {
    fc.assert(
      fc.property(withFaces, ({ bytes, ends }) => {
        const whole = decodeUpdate(bytes);
        for (let length = 0; length < bytes.byteLength; length++) {
          const came = decodeUpdate(inside(bytes.subarray(0, length), 1));
          const faces = ends.indexOf(length);
          if (faces < 0) expect(came).toBeNull();
          else expect(came).toEqual({ ...whole, faces: whole?.faces.slice(0, faces) });
        }
      }),
      { numRuns: 30 },
    );
  });

  test("one with bytes behind its end that are no face is none", () => {
    const bytes = fromHex(FROZEN);
    for (let extra = 1; extra < 56; extra++)
      expect(decodeUpdate(Uint8Array.of(...bytes, ...new Uint8Array(extra)))).toBeNull();
  });

  test("of another version, or with flags that nobody knows, is none", () => {
    const bytes = fromHex(FROZEN);
    for (let version = 0; version < 256; version++) {
      bytes[0] = version;
      expect(decodeUpdate(bytes) !== null).toBe(version === MOTION_VERSION);
    }
    bytes[0] = MOTION_VERSION;
    for (let flags = 2; flags < 256; flags++) {
      bytes[1] = flags;
      expect(decodeUpdate(bytes)).toBeNull();
    }
  });

  test("counts that promise more than there is room for make none", () => {
    const bytes = fromHex(FROZEN);
    const view = new DataView(bytes.buffer);
    const accepted = (at: number, atLeast: number) => {
      const before = view.getUint16(at, true);
      const counts: number[] = [];
      for (let count = atLeast; count <= 0xffff; count += 97) {
        view.setUint16(at, count, true);
        if (decodeUpdate(bytes)) counts.push(count);
      }
      view.setUint16(at, before, true);
      return counts;
    };
    expect(accepted(8, Math.ceil(bytes.byteLength / 2))).toEqual([]);
    expect(accepted(10, 4)).toEqual([]);
    expect(decodeUpdate(bytes)).not.toBeNull();
  });

  test("random bytes are none, or hold nothing out of range", () => {
    const record = fc
      .uint8Array({ minLength: RECORD_BYTES_MAX, maxLength: RECORD_BYTES_MAX })
      .map((bytes) => bytes.subarray(0, recordBytes(bytes[7] ?? 0)));
    const frame = fc
      .record({
        clock: fc.uint8Array({ minLength: 6, maxLength: 6 }),
        left: fc.array(fc.nat({ max: 255 }), { maxLength: 2 }),
        records: fc.array(record, { maxLength: 4 }),
        lies: fc.constantFrom(0, 0, 0, 1, -1),
      })
      .map(({ clock, left, records, lies }) =>
        Uint8Array.of(
          ...[MOTION_VERSION, 0, ...clock, left.length, 0, (records.length + lies) & 0xff, 0],
          ...left.flatMap((id) => [id, id]),
          ...records.flatMap((one) => [...one]),
        ),
      );
    let through = 0;
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), frame), fc.nat({ max: 3 }), (bytes, offset) => {
        const came = decodeUpdate(inside(bytes, offset));
        if (came) through++;
        expectInRange(came);
      }),
      { numRuns: 2_000 },
    );
    // Or the test would only have seen refusals.
    expect(through).toBeGreaterThan(500);
  });

  test("an update with bytes changed, taken out or put in is none, or holds nothing out of range", () => {
    const change = fc.record({
      at: fc.nat({ max: 400 }),
      byte: fc.nat({ max: 255 }),
      kind: fc.nat({ max: 2 }),
    });
    fc.assert(
      fc.property(withFaces, fc.array(change, { minLength: 1, maxLength: 6 }), ({ bytes }, changes) => {
        const mutated = [...bytes];
        for (const { at, byte, kind } of changes)
          mutated.splice(at % mutated.length, kind === 2 ? 0 : 1, ...(kind === 1 ? [] : [byte]));
        expectInRange(decodeUpdate(Uint8Array.from(mutated)));
      }),
      { numRuns: 400 },
    );
  });

  test("nothing of what lies around a frame in its buffer is read", () => {
    const header = fromHex("0400 0000 00000000 0000 0100");
    expect(header.byteLength).toBe(HEADER_BYTES);
    const larger = Uint8Array.of(...header, ...new Uint8Array(64));
    expect(decodeUpdate(larger.subarray(0, HEADER_BYTES))).toBeNull();
    expect(decodeUpdate(larger.subarray(0, HEADER_BYTES + 8))?.poses.length).toBe(1);
  });
});

describe("times", () => {
  test("a frame's time is found again near any time, whatever wrapped in between", () => {
    const days = 24 * 3_600_000;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 * days }),
        fc.integer({ min: -20 * days, max: 20 * days }),
        (time, off) => {
          const sent = decodeUpdate(
            encodeUpdate({ time, acknowledged: 0, correction: null, left: [], poses: [] }),
          );
          expect(unwrapTime(sent?.time ?? 0, time + off)).toBe(time);
        },
      ),
    );
  });

  test("a frame from just before the wrap is not 49 days late", () => {
    const wrap = 2 ** 32;
    expect(unwrapTime(wrap - 20, 3 * wrap + 5)).toBe(3 * wrap - 20);
    expect(unwrapTime(5, 3 * wrap - 20)).toBe(3 * wrap + 5);
  });
});
