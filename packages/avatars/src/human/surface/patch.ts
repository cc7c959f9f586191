import { scale } from "../../mesh/vector";
import type { HumanGroup } from "../format";
import { type HumanBase, trianglesOf } from "../mix";
import { smoothNormals } from "../normals";
import { edgesOf } from "./edges";
import { placeOf } from "./place";

/** A part cut out of the body. */
export interface Patch {
  /** Which vertex of the body each vertex of the patch is. */
  from: Uint16Array<ArrayBuffer>;
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  /** Triangles over the patch's own vertices. */
  index: Uint16Array<ArrayBuffer>;
  /** Its edges, each a line of its own vertices; closed ones end where they began. Longest first. */
  edges: number[][];
}

/** The triangles of a group whose corners all pass; their own rim is cut along the mesh, not along the field. */
export function cutPatch(
  base: HumanBase,
  group: HumanGroup,
  keep: (vertex: number) => boolean,
  level: 0 | 1 | 2 = 0,
): Patch {
  const all = trianglesOf(base.pack, group, level);
  const local = new Map<number, number>();
  const index: number[] = [];
  for (let i = 0; i < all.length; i += 3) {
    const corners = [...all.subarray(i, i + 3)];
    if (!corners.every(keep)) continue;
    for (const v of corners) {
      const own = local.get(v) ?? local.size;
      local.set(v, own);
      index.push(own);
    }
  }
  const from = Uint16Array.from(local.keys());
  const positions = new Float32Array(from.length * 3);
  from.forEach((v, n) => {
    positions.set(base.positions.subarray(v * 3, v * 3 + 3), n * 3);
  });
  return {
    from,
    positions,
    normals: smoothNormals(positions, index),
    index: Uint16Array.from(index),
    edges: edgesOf(index),
  };
}

/** The patch's places, moved out of the body along its normals. @param lift metres, by vertex of the patch */
export function shellOf(
  patch: Patch,
  lift: number | ((vertex: number) => number),
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(patch.positions.length);
  for (let v = 0; v < patch.from.length; v++) {
    const by = scale(placeOf(patch.normals, v), typeof lift === "number" ? lift : lift(v));
    const p = placeOf(patch.positions, v);
    out.set([p[0] + by[0], p[1] + by[1], p[2] + by[2]], v * 3);
  }
  return out;
}
