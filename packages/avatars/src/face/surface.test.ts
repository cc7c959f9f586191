import { expect, test } from "vitest";
import { faceOf, newFace } from "./shapes";
import { FaceSurface } from "./surface";

const rest = Float32Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
const one = (index: number[], ...delta: number[]) => ({
  index: Uint16Array.from(index),
  delta: Float32Array.from(delta),
});
const faces = { jawOpen: one([1, 2], 0, -1, 0, 0, -2, 0), mouthSmileLeft: one([2], 1, 0, 0) };

test("shapes add up where they meet, and leave everything else alone", () => {
  const surface = new FaceSurface(rest, faces);
  const positions = Float32Array.from(rest);
  expect([surface.first, surface.end]).toEqual([1, 3]);
  expect(surface.apply(faceOf({ jawOpen: 0.5, mouthSmileLeft: 1 }), positions)).toBe(true);
  expect([...positions]).toEqual([0, 0, 0, 1, 0.5, 1, 3, 1, 2, 3, 3, 3]);
});

test("a face that rests again is where it began, and what stays the same is not written again", () => {
  const surface = new FaceSurface(rest, faces);
  const positions = Float32Array.from(rest);
  surface.apply(faceOf({ jawOpen: 1 }), positions);
  expect(surface.apply(faceOf({ jawOpen: 1 }), positions)).toBe(false);
  expect(surface.apply(newFace(), positions)).toBe(true);
  expect([...positions]).toEqual([...rest]);
});

test("a body without a face takes any weights", () => {
  const surface = new FaceSurface(rest, {});
  const positions = Float32Array.from(rest);
  surface.apply(faceOf({ jawOpen: 1 }), positions);
  expect([...positions]).toEqual([...rest]);
  expect(surface.end).toBe(0);
});
