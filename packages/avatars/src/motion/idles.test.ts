import { expect, test } from "vitest";
import { bodyOf } from "../../test/bodies";
import { BONES } from "../skeleton/bones";
import { newPose } from "./channels";
import { sample } from "./clip";
import { IDLES } from "./idles";
import { placeOf, posed, skinned } from "./posed";
import { newFrame } from "./posing";
import { Rig } from "./rig";
import { newStance } from "./stance";

const HAND = /Arm|Hand|Thumb|Index|Middle|Ring|Little/;
const FINGERS = ["IndexProximal", "MiddleProximal", "MiddleDistal", "LittleProximal"] as const;

/** How far behind a place the rearmost of so many triangles lies, metres; -Infinity: none is before or behind it. */
function behind(
  positions: Float32Array,
  index: readonly number[],
  [x, y, z]: readonly [number, number, number],
): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < index.length; i += 3) {
    const at = (k: number, axis: number) => positions[(index[i + k] as number) * 3 + axis] as number;
    const [ax, ay, bx, by, cx, cy] = [at(0, 0), at(0, 1), at(1, 0), at(1, 1), at(2, 0), at(2, 1)];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (Math.abs(area) < 1e-9) continue;
    const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
    const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
    if (u < 0 || v < 0 || u + v > 1) continue;
    most = Math.max(most, z - (u * at(0, 2) + v * at(1, 2) + (1 - u - v) * at(2, 2)));
  }
  return most;
}

test("hands behind the back are behind it, in trousers as in skirts", () => {
  const clip = IDLES.find(({ name }) => name === "behind");
  if (!clip) throw new Error("nobody stands so");
  for (const seed of [5, 6, 14, 20]) {
    const body = bodyOf(seed);
    const { mesh } = body;
    const pose = newPose();
    sample(clip, 0.3, pose);
    const frame = newFrame();
    new Rig(body).solve(pose, newStance(), frame);
    const stands = posed(body.joints, frame);
    const { positions } = skinned(mesh, body.inverseBind, stands);
    const trunk = [...mesh.index].filter((_, n) => {
      const first = n - (n % 3);
      return [0, 1, 2].every((k) => {
        const v = mesh.index[first + k] as number;
        return !HAND.test(BONES[mesh.skinIndex[v * 4] as number] as string);
      });
    });
    for (const side of ["left", "right"] as const)
      for (const finger of FINGERS) {
        const at = placeOf(stands, `${side}${finger}`);
        expect(behind(positions, trunk, at), `${side}${finger} of ${seed}`).toBeLessThan(0);
      }
  }
});
