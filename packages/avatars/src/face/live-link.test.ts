import fc from "fast-check";
import { expect, test } from "vitest";
import { FACE_SHAPES, type FaceShape } from "../human/format";
import { readLiveLink } from "./live-link";
import { shapeIndex } from "./shapes";

const DEVICE = "0F4C1AC7-5D0B-4E2A-9A57-2B5D3E1F7A10";
/** Where the phone puts some of the shapes, by the engine's list of them. */
const PLACES: readonly (readonly [number, FaceShape])[] = [
  [0, "eyeBlinkLeft"],
  [7, "eyeBlinkRight"],
  [17, "jawOpen"],
  [19, "mouthFunnel"],
  [23, "mouthSmileLeft"],
  [41, "browDownLeft"],
  [43, "browInnerUp"],
  [51, "tongueOut"],
];

interface Sent {
  version?: number;
  device?: string;
  subject?: string;
  count?: number;
  rate?: number;
  values?: readonly number[];
  end?: "subject" | "time" | "values";
}

/** Byte by byte, as the app puts it on the wire. */
function packet(sent: Sent = {}): Uint8Array<ArrayBuffer> {
  const { version = 6, device = DEVICE, subject = "iPhone", count = 61, rate = 60, end = "values" } = sent;
  const values = sent.values ?? Array.from({ length: 61 }, (_, n) => n / 100);
  const bytes: number[] = [version];
  const i32 = (n: number) => bytes.push((n >> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255);
  const f32 = (x: number) => {
    const four = new DataView(new ArrayBuffer(4));
    four.setFloat32(0, x);
    i32(four.getInt32(0));
  };
  for (const name of [device, subject]) {
    const coded = new TextEncoder().encode(name);
    i32(coded.length);
    bytes.push(...coded);
  }
  if (end === "subject") return Uint8Array.from(bytes);
  i32(1_200);
  f32(0.5);
  i32(rate);
  i32(1);
  if (end === "time") return Uint8Array.from(bytes);
  bytes.push(count);
  values.forEach(f32);
  return Uint8Array.from(bytes);
}

const whyOf = (bytes: Uint8Array) => {
  const read = readLiveLink(bytes);
  return read.kind === "refused" ? read.why : read.kind;
};

test("a phone's packet gives the sender, the time, the 52 shapes, the head and the eyes", () => {
  const bytes = packet({ subject: "Bühne 2" });
  // 1 + (4 + 36) + (4 + 8) + 16 + 1 + 61 * 4
  expect(bytes.length).toBe(314);
  const read = readLiveLink(bytes);
  if (read.kind !== "face") throw new Error(read.kind);
  expect([read.device, read.subject]).toEqual([DEVICE, "Bühne 2"]);
  expect(read.seconds).toBeCloseTo(1_200.5 / 60, 6);
  for (const [place, shape] of PLACES) expect(read.weights[shapeIndex(shape)]).toBeCloseTo(place / 100, 6);
  expect([...read.weights].sort()).toEqual([...new Float32Array(52).map((_, n) => n / 100)].sort());
  expect(read.head.yaw).toBeCloseTo(0.52, 6);
  expect(read.head.roll).toBeCloseTo(0.54, 6);
  expect(read.leftEye.yaw).toBeCloseTo(0.55, 6);
  expect(read.rightEye.roll).toBeCloseTo(0.6, 6);
});

test("it may lie anywhere in a larger buffer", () => {
  const bytes = packet();
  const larger = new Uint8Array(bytes.length + 9).fill(0xaa);
  larger.set(bytes, 5);
  expect(readLiveLink(larger.subarray(5, 5 + bytes.length))).toEqual(readLiveLink(bytes));
});

test("a phone that sees nobody says so", () => {
  for (const bytes of [packet({ end: "subject" }), packet({ end: "time" }), packet({ count: 0, values: [] })])
    expect(readLiveLink(bytes)).toEqual({ kind: "no-face", device: DEVICE, subject: "iPhone" });
});

test("what is no such packet is refused with its reason", () => {
  expect(whyOf(new Uint8Array())).toBe("cut-short");
  expect(whyOf(packet({ version: 7 }))).toBe("other-version");
  expect(whyOf(packet({ count: 60 }))).toBe("other-count");
  expect(whyOf(packet({ device: "x".repeat(257) }))).toBe("bad-name");
  expect(whyOf(packet({ rate: 0 }))).toBe("bad-number");
  expect(whyOf(Uint8Array.from([...packet(), 0]))).toBe("too-long");
  const broken = packet();
  broken[10] = 0xff;
  expect(whyOf(broken)).toBe("bad-name");
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
    for (const place of [3, 51, 52, 60])
      expect(whyOf(packet({ values: Array.from({ length: 61 }, (_, n) => (n === place ? bad : 0)) }))).toBe(
        "bad-number",
      );
});

test("exaggerated shapes end at 1", () => {
  const read = readLiveLink(packet({ values: Array.from({ length: 61 }, (_, n) => (n % 2 ? 1.7 : -0.2)) }));
  if (read.kind !== "face") throw new Error(read.kind);
  expect(new Set(read.weights)).toEqual(new Set([0, 1]));
});

test("a packet cut anywhere is refused or has no face", () => {
  const bytes = packet();
  for (let length = 0; length < bytes.length; length++) {
    const { kind } = readLiveLink(bytes.subarray(0, length));
    expect(kind).not.toBe("face");
  }
});

test("hostile bytes throw nothing, and a face that is read is sane", () => {
  const changed = fc
    .array(fc.tuple(fc.nat({ max: 311 }), fc.nat({ max: 255 })), { maxLength: 12 })
    .map((changes) => {
      const bytes = packet();
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });
  const any = fc.uint8Array({ maxLength: 400 });
  const framed = any.map((rest) => Uint8Array.from([6, 0, 0, 0, 2, 65, 66, ...rest]));
  fc.assert(
    fc.property(fc.oneof(changed, any, framed), (bytes) => {
      const read = readLiveLink(bytes);
      if (read.kind !== "face") return;
      expect(read.weights).toHaveLength(FACE_SHAPES.length);
      for (const weight of read.weights) expect(weight >= 0 && weight <= 1).toBe(true);
      for (const turn of [read.head, read.leftEye, read.rightEye])
        for (const angle of Object.values(turn)) expect(Number.isFinite(angle)).toBe(true);
      expect(Number.isFinite(read.seconds)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
