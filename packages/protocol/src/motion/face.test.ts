import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromHex, inside, toHex, u16, weights } from "../../test/motion";
import {
  decodeFaceInput,
  encodeFaceInput,
  FACE_BYTES_MAX,
  FACE_INPUT_BYTES,
  FACE_KEY_BYTES,
  FACE_VALUES,
  readFace,
  writeFaceChange,
  writeFaceKey,
} from "./face";
import { MOTION_VERSION } from "./layout";

const RAMP = Uint8Array.from({ length: FACE_VALUES }, (_, i) => (i * 5) & 0xff);
const RAMP_HEX =
  "00050a0f14191e23282d32373c41464b50555a5f64696e73787d82878c91969ba0a5aaafb4b9bec3c8cdd2d7dce1e6ebf0f5faff04090e13181d22272c31363b";

/** What a receiver shows: the key with the changes over it. */
function shownBy(key: Uint8Array, changed: readonly { index: number; weight: number }[]): Uint8Array {
  const face = key.slice();
  for (const { index, weight } of changed) face[index] = weight;
  return face;
}

function keyBytes(id: number, key: number, of: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(FACE_KEY_BYTES);
  expect(writeFaceKey(out, 0, id, key, of, 0)).toBe(FACE_KEY_BYTES);
  return out;
}

function changeBytes(id: number, key: number, now: Uint8Array, then: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(FACE_BYTES_MAX);
  return out.slice(0, writeFaceChange(out, 0, id, key, now, then, 0));
}

describe("a face input", () => {
  test("has these bytes", () => {
    const hex = `${toHex(Uint8Array.of(MOTION_VERSION))}00${RAMP_HEX}`;
    expect(toHex(encodeFaceInput(RAMP))).toBe(hex);
    expect(decodeFaceInput(fromHex(hex))).toEqual(RAMP);
  });

  test("brings every weight as it was", () => {
    fc.assert(
      fc.property(weights, fc.nat({ max: 5 }), (given, offset) => {
        expect(decodeFaceInput(inside(encodeFaceInput(given), offset))).toEqual(given);
      }),
    );
  });

  test("cut short, too long or of another version is none", () => {
    const whole = encodeFaceInput(RAMP);
    for (let length = 0; length < FACE_INPUT_BYTES; length++)
      expect(decodeFaceInput(inside(whole.subarray(0, length), 1))).toBeNull();
    expect(decodeFaceInput(Uint8Array.of(...whole, 0))).toBeNull();
    for (let version = 0; version < 256; version++) {
      whole[0] = version;
      expect(decodeFaceInput(whole) !== null).toBe(version === MOTION_VERSION);
    }
  });
});

describe("a face in an update", () => {
  test("has these bytes as a key", () => {
    expect(toHex(keyBytes(0x1234, 7, RAMP))).toBe(`34120700${RAMP_HEX}`);
    expect(readFace(fromHex(`34120700${RAMP_HEX}`), 0)).toEqual({
      face: { id: 0x1234, key: 7, kind: "key", weights: RAMP },
      end: 68,
    });
  });

  test("has these bytes as changes, even in number", () => {
    const now = shownBy(RAMP, [
      { index: 0, weight: 9 },
      { index: 17, weight: 128 },
    ]);
    // Bits 0 and 17: the first of byte 0, the second of byte 2. Two weights.
    const hex = "34120701 0100020000000000 09 80".replace(/ /g, "");
    expect(toHex(changeBytes(0x1234, 7, now, RAMP))).toBe(hex);
    const changed = [
      { index: 0, weight: 9 },
      { index: 17, weight: 128 },
    ];
    expect(readFace(fromHex(hex), 0)).toEqual({
      face: { id: 0x1234, key: 7, kind: "change", changed },
      end: 14,
    });
    // Bit 51 is the fourth of byte 6; with one weight there is a spare byte.
    const last = shownBy(RAMP, [{ index: 51, weight: 1 }]);
    expect(toHex(changeBytes(1, 255, last, RAMP))).toBe("0100ff01000000000000080001" + "00");
  });

  test("is the same face for who has the key, whatever changed", () => {
    fc.assert(
      fc.property(weights, weights, u16, fc.nat({ max: 255 }), (then, now, id, key) => {
        const read = readFace(keyBytes(id, key, then), 0)?.face;
        const change = changeBytes(id, key, now, then);
        const news = readFace(change, 0);
        if (read?.kind !== "key" || news?.face.kind !== "change")
          throw new Error("A whole face was refused.");
        expect([read.id, read.key, news.face.id, news.face.key]).toEqual([id, key, id, key]);
        expect(shownBy(read.weights, news.face.changed)).toEqual(now);
        expect(news.end).toBe(change.byteLength);
        expect(change.byteLength % 2).toBe(0);
        expect(change.byteLength).toBeLessThanOrEqual(FACE_BYTES_MAX);
      }),
    );
  });

  test("is at most 76 bytes, when everything moved, and 12 when nothing did", () => {
    const other = RAMP.map((weight) => weight ^ 1);
    expect(changeBytes(1, 1, other, RAMP).byteLength).toBe(FACE_BYTES_MAX);
    expect(FACE_BYTES_MAX).toBe(76);
    expect(changeBytes(1, 1, RAMP, RAMP).byteLength).toBe(12);
  });

  test("is written out of the middle of many faces, and nothing is written around it", () => {
    const faces = Uint8Array.of(...RAMP.map((weight) => weight ^ 1), ...RAMP, ...RAMP);
    const keys = Uint8Array.of(...RAMP, ...RAMP.map((weight, i) => (i === 3 ? 0 : weight)), ...RAMP);
    const out = new Uint8Array(200).fill(0xee);
    const middle = writeFaceKey(out, 10, 5, 9, faces, FACE_VALUES);
    const end = writeFaceChange(out, middle, 5, 9, faces, keys, FACE_VALUES);
    expect(readFace(out, 10)).toMatchObject({ face: { kind: "key", weights: RAMP }, end: middle });
    expect(readFace(out, middle)).toMatchObject({ face: { changed: [{ index: 3, weight: 15 }] }, end });
    expect([...out.subarray(0, 10), ...out.subarray(end)].every((byte) => byte === 0xee)).toBe(true);
  });

  test("cut short anywhere is none", () => {
    for (const whole of [
      keyBytes(1, 2, RAMP),
      changeBytes(
        1,
        2,
        RAMP.map((weight) => weight ^ 1),
        RAMP,
      ),
    ])
      for (let length = 0; length < whole.byteLength; length++)
        expect(readFace(inside(whole.subarray(0, length), 1), 0)).toBeNull();
  });

  test("of another kind is none", () => {
    const key = keyBytes(1, 2, RAMP);
    for (let kind = 2; kind < 256; kind++) {
      key[3] = kind;
      expect(readFace(key, 0)).toBeNull();
    }
  });

  test("of any bytes is none, or ends inside of them and names weights that exist", () => {
    const change = fc.uint8Array({ maxLength: 70 }).map((rest) => Uint8Array.of(1, 0, 2, 1, ...rest));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), change), fc.nat({ max: 90 }), (bytes, at) => {
        const read = readFace(bytes, at);
        if (!read) return;
        expect(read.end).toBeGreaterThan(at);
        expect(read.end).toBeLessThanOrEqual(bytes.byteLength);
        if (read.face.kind === "key") expect(read.face.weights.length).toBe(FACE_VALUES);
        else expect(read.face.changed.every(({ index }) => index < FACE_VALUES)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
