import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { length, sub, type Vec3 } from "../mesh/vector";
import { BONES } from "../skeleton/bones";
import {
  AVERAGE,
  contours,
  copyFaces,
  copySkin,
  cutPatch,
  FACE_SHAPES,
  HUMAN_GROUPS,
  HUMAN_STYLES,
  type HumanShape,
  hairline,
  heldBy,
  mixHuman,
  PackError,
  parseHumanPack,
  randomHuman,
  ringOf,
  SIDES,
  SLIDERS,
  STYLES,
  Surface,
  shapeOf,
  shellOf,
  skullOf,
  trianglesOf,
} from "./index";

const bytes = new Uint8Array(gunzipSync(readFileSync(new URL("../../data/human.bin.gz", import.meta.url))));
const pack = parseHumanPack(bytes);
const average = mixHuman(pack, AVERAGE, HUMAN_STYLES.toon);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const turned = fc.double({ min: -1, max: 1, noNaN: true });
const shapes: fc.Arbitrary<HumanShape> = fc.record({
  gender: share,
  age: share,
  muscle: share,
  weight: share,
  proportions: share,
  bust: turned,
  features: fc.tuple(share, share, share),
  height: fc.double({ min: 1.45, max: 2, noNaN: true }),
  details: fc.dictionary(fc.constantFrom(...SLIDERS), turned, { maxKeys: 30 }),
});
const styles = fc.constantFrom(...Object.values(HUMAN_STYLES));

describe("the packed human", () => {
  test("anything that is not one is refused, with the reason", () => {
    const why = (broken: Uint8Array) => {
      try {
        parseHumanPack(broken);
        return "read";
      } catch (error) {
        return error instanceof PackError ? error.why : error;
      }
    };
    expect(why(new Uint8Array())).toBe("not-a-pack");
    expect(why(new TextEncoder().encode("<html>not found</html>"))).toBe("not-a-pack");
    expect(why(bytes.subarray(0, 2000))).toBe("broken");
    expect(why(bytes.subarray(0, bytes.length - 1000))).toBe("broken");
    const other = Uint8Array.from(bytes);
    other.set(new TextEncoder().encode('"format":9'), 8 + 1);
    expect(why(other)).toBe("other-version");
  });

  test("every slider and face shape is there and moves something", () => {
    const moves = (name: string) => (pack.targets.get(name)?.index.length ?? 0) > 5;
    for (const slider of SLIDERS)
      expect(moves(`slider/${slider}/more`) || moves(`slider/${slider}/less`), slider).toBe(true);
    for (const { index } of Object.values(average.faces)) expect(index.length).toBeGreaterThan(20);
    expect(Object.keys(average.faces)).toEqual([...FACE_SHAPES]);
  });

  test("coarser levels have fewer triangles over the same vertices", () => {
    const counts = pack.levels.map((level) => level.length);
    expect(counts[0]).toBeGreaterThan(counts[1] ?? 0);
    expect(counts[1]).toBeGreaterThan(counts[2] ?? 0);
    for (const level of pack.levels) expect(level.every((v) => v < pack.vertices)).toBe(true);
    for (const group of HUMAN_GROUPS)
      for (const level of [0, 1, 2] as const) {
        const { start, count } = pack.groups[group];
        expect(trianglesOf(pack, group, level).every((v) => v >= start && v < start + count)).toBe(true);
      }
    for (let v = 0; v < pack.vertices; v++) {
      const weights = pack.skinWeight.subarray(v * 4, v * 4 + 4);
      if (Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1) > 1e-4) throw new Error(`weights of ${v}`);
    }
  });
});

describe("a mixed body", () => {
  test("the same numbers give the same bytes", () => {
    const again = mixHuman(pack, structuredClone(AVERAGE), HUMAN_STYLES.toon);
    expect(Buffer.compare(Buffer.from(again.positions.buffer), Buffer.from(average.positions.buffer))).toBe(
      0,
    );
    expect(Buffer.compare(Buffer.from(again.normals.buffer), Buffer.from(average.normals.buffer))).toBe(0);
    expect(again.joints).toEqual(average.joints);
  });

  test("whatever is turned, it is sound, even, and stands on its soles as tall as it should", () => {
    fc.assert(
      fc.property(shapes, styles, (shape, style) => {
        const base = mixHuman(pack, shape, style);
        let [low, high, uneven, lost] = [9, -9, 0, 0];
        const { positions, normals } = base;
        for (let v = 0; v < pack.vertices; v++) {
          const [x = 0, y = 0, z = 0] = positions.subarray(v * 3, v * 3 + 3);
          const twin = (pack.mirror[v] ?? 0) * 3;
          uneven = Math.max(
            uneven,
            Math.abs(x + (positions[twin] ?? 0)),
            Math.abs(y - (positions[twin + 1] ?? 0)),
            Math.abs(z - (positions[twin + 2] ?? 0)),
          );
          if (v < pack.groups.skin.count) [low, high] = [Math.min(low, y), Math.max(high, y)];
          const long = Math.hypot(normals[v * 3] ?? 0, normals[v * 3 + 1] ?? 0, normals[v * 3 + 2] ?? 0);
          if (!(Math.abs(long - 1) < 1e-3) || !Number.isFinite(x + y + z)) lost++;
        }
        expect(lost).toBe(0);
        expect(uneven).toBeLessThan(1e-5);
        expect(low).toBeCloseTo(0, 5);
        expect(high).toBeCloseTo(shape.height, 4);
        expect(base.bind.inverse.every(Number.isFinite)).toBe(true);
        for (const { delta } of Object.values(base.faces)) expect(delta.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test("bones are inside the body", () => {
    const surface = new Surface(average, "skin");
    for (const name of BONES) {
      if (/Eye$/.test(name)) continue;
      expect(surface.closest(average.joints[name]).distance, name).toBeLessThan(0.006);
    }
  });

  test("at rest the arms are stretched out level and the feet are under the hips", () => {
    const { rest } = average.bind;
    for (const side of SIDES) {
      const s = side === "left" ? 1 : -1;
      const y = rest[`${side}UpperArm`][1];
      for (const bone of ["LowerArm", "Hand", "MiddleProximal", "IndexDistal", "LittleDistal"] as const)
        expect(Math.abs(rest[`${side}${bone}`][1] - y), bone).toBeLessThan(0.03);
      expect(s * rest[`${side}MiddleDistal`][0]).toBeGreaterThan(s * rest[`${side}Hand`][0] + 0.08);
      expect(Math.abs(rest[`${side}Foot`][0] - rest[`${side}UpperLeg`][0])).toBeLessThan(0.01);
    }
  });

  test("a face shape moves the head and nothing else", () => {
    const chest = average.joints.neck[1] - 0.03;
    for (const [name, { index, delta }] of Object.entries(average.faces)) {
      let lowest = 9;
      index.forEach((v, n) => {
        if (Math.hypot(...delta.subarray(n * 3, n * 3 + 3)) > 1e-4)
          lowest = Math.min(lowest, average.positions[v * 3 + 1] ?? 0);
      });
      expect(lowest, name).toBeGreaterThan(chest);
    }
  });

  test("a blink of one eye leaves the other open", () => {
    const { index, delta } = average.faces.eyeBlinkLeft;
    const { start, count } = pack.groups.lashes;
    let fallen = 0;
    index.forEach((v, n) => {
      // Inside the head the shape tugs at the other socket; lids and lashes are what is seen.
      if (v < start || v >= start + count) return;
      expect(average.positions[v * 3]).toBeGreaterThan(0);
      fallen = Math.min(fallen, delta[n * 3 + 1] ?? 0);
    });
    expect(fallen).toBeLessThan(-0.006);
  });
});

describe("what hair and clothes are made on", () => {
  test("rings go round the parts they are named after", () => {
    const radius = (name: Parameters<typeof ringOf>[1]) => ringOf(average, name).radius;
    expect(radius("neck")).toBeGreaterThan(0.04);
    expect(radius("neck")).toBeLessThan(radius("waist"));
    expect(radius("leftWrist")).toBeLessThan(radius("leftUpperArm"));
    expect(radius("leftAnkle")).toBeLessThan(radius("leftThigh"));
    expect(radius("rightWrist")).toBeCloseTo(radius("leftWrist"), 3);
    for (const name of ["collar", "chest", "hips", "leftKnee", "leftCalf", "leftElbow"] as const)
      expect(radius(name), name).toBeLessThan(0.3);
  });

  test("the hairline goes over the forehead and round the nape", () => {
    const { points } = hairline(average);
    const { crown, chin, noseBridge } = average.marks;
    const front = points.filter(([x, , z]) => Math.abs(x) < 0.02 && z > 0.08);
    expect(front.length).toBeGreaterThan(0);
    for (const [, y] of front) {
      expect(y).toBeGreaterThan(noseBridge[1] + 0.02);
      expect(y).toBeLessThan(crown[1] - 0.02);
    }
    for (const [, y] of points) expect(y).toBeGreaterThan(chin[1] - 0.03);
    const skull = skullOf(average);
    expect(skull.radii.every((r) => r > 0.07 && r < 0.17)).toBe(true);
  });

  test("the nearest place on the skin is found wherever one asks", () => {
    const surface = new Surface(average, "skin");
    const { positions, groups } = { positions: average.positions, groups: pack.groups };
    fc.assert(
      fc.property(
        fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1, max: 2, noNaN: true }))),
        ([x = 0, y = 0, z = 0]) => {
          const p: Vec3 = [x, y, z];
          const spot = surface.closest(p);
          let nearest = 9;
          for (let v = groups.skin.start; v < groups.skin.start + groups.skin.count; v++)
            nearest = Math.min(
              nearest,
              Math.hypot(
                x - (positions[v * 3] ?? 0),
                y - (positions[v * 3 + 1] ?? 0),
                z - (positions[v * 3 + 2] ?? 0),
              ),
            );
          const found = length(sub(spot.point, p));
          expect(found).toBeLessThanOrEqual(nearest + 1e-5);
          expect(found).toBeGreaterThan(nearest - 0.06);
          expect(spot.shares[0] + spot.shares[1] + spot.shares[2]).toBeCloseTo(1);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("a piece cut from the body keeps its bones and its face", () => {
    const patch = cutPatch(average, "skin", (v) => (pack.masks.lips[v] ?? 0) > 0.5);
    const lips = [...patch.from].map(heldBy);
    const { skinIndex, skinWeight } = copySkin(average, lips);
    expect(BONES[skinIndex[0] ?? 0]).toBe("head");
    expect(skinWeight[0]).toBeGreaterThan(0.9);
    const faces = copyFaces(average, lips, ["jawOpen", "eyeBlinkLeft"]);
    expect(faces.jawOpen?.index.length).toBeGreaterThan(10);
    expect(faces.eyeBlinkLeft).toBeUndefined();
    expect(patch.edges.length).toBeGreaterThan(0);
    const lifted = shellOf(patch, 0.01);
    for (let n = 0; n < lifted.length; n += 3)
      expect(
        Math.hypot(...[0, 1, 2].map((k) => (lifted[n + k] ?? 0) - (patch.positions[n + k] ?? 0))),
      ).toBeCloseTo(0.01);
  });

  test("a line over the surface closes where the surface does", () => {
    const [line = []] = contours(
      trianglesOf(pack, "tights"),
      (v) => (average.positions[v * 3 + 1] ?? 0) - 1.15,
    );
    expect(line.length).toBeGreaterThan(20);
    expect(new Set(line.map(({ a, b }) => `${a},${b}`)).size).toBe(line.length);
  });
});

test.each(STYLES)("who frowns in the %s style is not left with the smile that it rests in", (style) => {
  const base = mixHuman(pack, shapeOf(randomHuman(3, style)), HUMAN_STYLES[style]);
  const { mouthSmileLeft: smile, mouthFrownLeft: frown } = base.faces;
  let corner = 0;
  for (let n = 0; n < smile.index.length; n++)
    if ((smile.delta[n * 3 + 1] as number) > (smile.delta[corner * 3 + 1] as number)) corner = n;
  const rested = (HUMAN_STYLES[style].rest.mouthSmileLeft ?? 0) * (smile.delta[corner * 3 + 1] as number);
  const at = frown.index.indexOf(smile.index[corner] as number);
  expect(frown.delta[at * 3 + 1]).toBeLessThan(-rested);
});
