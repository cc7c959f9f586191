import { rgb } from "../mesh/colour";
import { length, sub, type Vec3 } from "../mesh/vector";
import type { EyeLook } from "./eyes";
import type { HumanBase } from "./mix";
import type { Piece } from "./piece";
import { takeGroup } from "./skin";

export function lashPiece(base: HumanBase, look: EyeLook, level: 0 | 1 | 2 = 0): Piece[] {
  if (level === 2) return [];
  const colour = rgb(look.lashes.colour);
  const { index, delta } = base.faces.eyeBlinkLeft;
  const upper = new Set<number>();
  index.forEach((v, n) => {
    if ((delta[n * 3 + 1] ?? 0) > -0.002) return;
    upper.add(v);
    upper.add(base.pack.mirror[v] ?? v);
  });
  // Lashes under the eye are what makes a drawn face look painted.
  const lashes = takeGroup(
    base,
    "lashes",
    "eye",
    () => colour,
    level,
    (v) => Number(!upper.has(v)),
    true,
  );
  drawOut(base, lashes.positions, look.lashes.length);
  return [lashes];
}

/** Lashes grow away from the ball, the outer ones upwards: a wing. */
function drawOut(base: HumanBase, positions: Float32Array, by: number): void {
  const wide = length(sub(base.marks.leftOuterEye, base.marks.leftInnerEye));
  for (let n = 0; n < positions.length; n += 3) {
    const p: Vec3 = [positions[n] as number, positions[n + 1] as number, positions[n + 2] as number];
    const eye = base.joints[p[0] > 0 ? "leftEye" : "rightEye"];
    const out = sub(p, eye);
    const long = length(out);
    const tip = Math.max(0, long - base.eyeRadius * 1.03);
    const outer = Math.max(0, ((Math.abs(p[0]) - Math.abs(eye[0])) / wide) * 2);
    const more = tip * (by > 0 ? 0.5 : 0.6) * by;
    for (let k = 0; k < 3; k++)
      positions[n + k] = (p[k] as number) + ((out[k] as number) / long) * more * (1 + 0.6 * outer);
    positions[n + 1] = (positions[n + 1] as number) + Math.max(0, more) * outer * 0.5;
  }
}
