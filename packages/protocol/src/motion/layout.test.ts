import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { degreesBetween } from "../../test/motion";
import {
  quantiseMetres,
  quantiseVelocity,
  quantiseYaw,
  UNITS_PER_METRE,
  UNITS_PER_METRE_PER_SECOND,
  yawFrom,
} from "./layout";
import { levelByte } from "./state-byte";

/** The largest of `errorAt` over `steps` + 1 places from `from` to `to`. */
function worst(from: number, to: number, steps: number, errorAt: (value: number) => number): number {
  let most = 0;
  for (let i = 0; i <= steps; i++) most = Math.max(most, errorAt(from + ((to - from) * i) / steps));
  return most;
}

describe("the largest errors that layout.ts states", () => {
  test("a place is off by 1.96 mm at worst, half way between two units", () => {
    const millimetres = (x: number) => Math.abs(quantiseMetres(x) / UNITS_PER_METRE - x) * 1_000;
    const most = worst(-127, 127, 254 * 256 * 8, millimetres);
    expect(most).toBeGreaterThan(1.95);
    expect(most).toBeLessThan(1.96);
    expect(millimetres(10 + 0.5 / UNITS_PER_METRE)).toBe(most);
  });

  test("a direction is off by 0.704 degrees at worst, whichever way and however often one has turned", () => {
    const degrees = (yaw: number) => degreesBetween(yawFrom(quantiseYaw(yaw)), yaw);
    const most = worst(-3 * Math.PI, 3 * Math.PI, 3 * 256 * 64, degrees);
    expect(most).toBeGreaterThan(0.703);
    expect(most).toBeLessThan(0.704);
  });

  test("a velocity is off by 0.02 m/s at worst, up to 5.08 m/s", () => {
    const off = (v: number) => Math.abs(quantiseVelocity(v) / UNITS_PER_METRE_PER_SECOND - v);
    const most = worst(-5.08, 5.08, 254 * 64, off);
    expect(most).toBeCloseTo(0.02, 10);
  });

  test("loudness is off by 0.2 % at worst", () => {
    const most = worst(0, 1, 255 * 64, (level) => Math.abs(levelByte(level) / 255 - level));
    expect(most).toBeCloseTo(1 / 510, 10);
    expect(most).toBeLessThan(0.002);
  });
});

describe("numbers on the wire", () => {
  test("every unit comes back as itself", () => {
    const changed = (from: number, to: number, andBack: (unit: number) => number) =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((unit) => andBack(unit) !== unit);
    expect(changed(-32768, 32767, (unit) => quantiseMetres(unit / UNITS_PER_METRE))).toEqual([]);
    expect(changed(-127, 127, (unit) => quantiseVelocity(unit / UNITS_PER_METRE_PER_SECOND))).toEqual([]);
    expect(changed(0, 255, (byte) => quantiseYaw(yawFrom(byte)))).toEqual([]);
    expect(changed(0, 255, (byte) => levelByte(byte / 255))).toEqual([]);
  });

  test("directions come back in (-pi, pi]", () => {
    const yaws = Array.from({ length: 256 }, (_, byte) => yawFrom(byte));
    expect(Math.max(...yaws)).toBe(Math.PI);
    expect(Math.min(...yaws)).toBeGreaterThan(-Math.PI);
  });

  test("whatever number comes, the wire carries one in range", () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0));
    const bytes = new DataView(new ArrayBuffer(2));
    fc.assert(
      fc.property(any, (value) => {
        bytes.setInt16(0, quantiseMetres(value));
        expect(bytes.getInt16(0)).toBe(quantiseMetres(value) || 0);
        bytes.setInt8(0, quantiseVelocity(value));
        expect(bytes.getInt8(0)).toBe(quantiseVelocity(value) || 0);
        bytes.setUint8(0, quantiseYaw(value));
        expect(bytes.getUint8(0)).toBe(quantiseYaw(value) || 0);
        bytes.setUint8(0, levelByte(value));
        expect(bytes.getUint8(0)).toBe(levelByte(value) || 0);
      }),
    );
  });

  test("what lies outside of the range is taken to its edge", () => {
    expect([quantiseMetres(500), quantiseMetres(-500)]).toEqual([32767, -32768]);
    expect([quantiseVelocity(12), quantiseVelocity(-12)]).toEqual([127, -127]);
    expect([levelByte(3), levelByte(-3)]).toEqual([255, 0]);
  });
});
