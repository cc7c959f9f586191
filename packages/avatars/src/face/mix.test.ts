import fc from "fast-check";
import { expect, test } from "vitest";
import { FACE_SHAPES, type FaceShape } from "../human/format";
import { EXPRESSION_FACES, EXPRESSIONS } from "./expressions";
import { type FaceGiven, FaceMix } from "./mix";
import { faceFromBytes, faceOf, faceToBytes, newFace, shapeIndex } from "./shapes";

const NOTHING: FaceGiven = { life: null, voice: null, expression: null, camera: null };
const LIFE = faceOf({ eyeBlinkLeft: 0.3, mouthSmileLeft: 0.5 });
const VOICE = faceOf({ jawOpen: 0.6, mouthFunnel: 0.4 });
const CAMERA = faceOf({ jawOpen: 0.1, browInnerUp: 0.8 });

function after(seconds: number, given: Partial<FaceGiven>, mix = new FaceMix()) {
  const steps = Math.round(seconds * 60);
  for (let n = 0; n < steps; n++) mix.step(1 / 60, { ...NOTHING, ...given });
  const { weights } = mix;
  return (shape: FaceShape) => weights[shapeIndex(shape)] ?? 0;
}

test("a voice moves the mouth and leaves the rest to life", () => {
  const face = after(1, { life: LIFE, voice: VOICE });
  expect(face("jawOpen")).toBeCloseTo(0.6, 5);
  expect(face("eyeBlinkLeft")).toBeCloseTo(0.3, 5);
  expect(face("mouthSmileLeft")).toBeCloseTo(0.5, 5);
});

test("an expression takes the shapes that it names, and words go on being seen", () => {
  const face = after(2, { life: LIFE, voice: VOICE, expression: EXPRESSION_FACES.smile });
  expect(face("mouthSmileLeft")).toBeCloseTo(0.75, 3);
  expect(face("jawOpen")).toBeCloseTo(0.6, 5);
  const laugh = after(2, { life: LIFE, voice: VOICE, expression: EXPRESSION_FACES.laugh });
  expect(laugh("jawOpen")).toBeCloseTo(0.6, 5);
  expect(after(2, { life: LIFE, expression: EXPRESSION_FACES.laugh })("jawOpen")).toBeCloseTo(0.4, 3);
  expect(laugh("eyeBlinkLeft")).toBeCloseTo(0.3, 5);
});

test("a camera that sees the face wins over everything", () => {
  const face = after(2, { life: LIFE, voice: VOICE, expression: EXPRESSION_FACES.laugh, camera: CAMERA });
  for (const name of FACE_SHAPES) expect(face(name)).toBeCloseTo(CAMERA[shapeIndex(name)] ?? 0, 5);
});

test("whatever comes and goes fades: no shape jumps", () => {
  const mix = new FaceMix();
  const before = newFace();
  const story: [number, Partial<FaceGiven>][] = [
    [1, { life: LIFE }],
    [1, { life: LIFE, camera: CAMERA }],
    [1, { life: LIFE }],
    [1, { life: LIFE, expression: EXPRESSION_FACES.laugh }],
    [0.5, { life: LIFE, expression: EXPRESSION_FACES.sad }],
    [1, { life: LIFE }],
  ];
  mix.step(1 / 60, { ...NOTHING, life: LIFE });
  for (const [seconds, given] of story)
    for (let n = 0; n < seconds * 60; n++) {
      before.set(mix.weights);
      mix.step(1 / 60, { ...NOTHING, ...given });
      const most = Math.max(...mix.weights.map((weight, shape) => Math.abs(weight - (before[shape] ?? 0))));
      expect(most).toBeLessThan(0.2);
    }
  for (const [shape, weight] of mix.weights.entries()) expect(weight).toBeCloseTo(LIFE[shape] ?? 0, 5);
});

test("a lost camera gives the face back to the voice within half a second", () => {
  const mix = new FaceMix();
  after(1, { voice: VOICE, camera: CAMERA }, mix);
  const face = after(0.6, { voice: VOICE }, mix);
  expect(face("jawOpen")).toBeCloseTo(0.6, 5);
  expect(face("browInnerUp")).toBe(0);
});

test("whatever is given, every weight stays between 0 and 1", () => {
  const weird = fc
    .array(fc.float(), { minLength: 52, maxLength: 52 })
    .map((weights) => Float32Array.from(weights));
  const some = fc.option(weird);
  const given = fc.record({ life: some, voice: some, expression: some, camera: some });
  fc.assert(
    fc.property(fc.array(given, { maxLength: 5 }), fc.double({ min: 0, max: 1, noNaN: true }), (all, dt) => {
      const mix = new FaceMix();
      for (const one of all) {
        mix.step(dt, one);
        expect(mix.weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("expressions differ from each other and survive the way through 8 bits", () => {
  expect(new Set(EXPRESSIONS.map((name) => EXPRESSION_FACES[name].join())).size).toBe(EXPRESSIONS.length);
  const bytes = new Uint8Array(FACE_SHAPES.length);
  const back = newFace();
  for (const name of EXPRESSIONS) {
    faceToBytes(EXPRESSION_FACES[name], bytes);
    faceFromBytes(bytes, back);
    for (const [shape, weight] of back.entries())
      expect(Math.abs(weight - (EXPRESSION_FACES[name][shape] ?? 0))).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
  }
});
