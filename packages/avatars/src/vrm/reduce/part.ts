import type { Document } from "../document";
import { type Arrays, type Column, columnOf, floatsOf } from "./arrays";
import type { Surface } from "./thin";

/** Attributes that the room draws by. */
const DRAWN = ["POSITION", "NORMAL", "TEXCOORD_0", "COLOR_0", "JOINTS_0", "WEIGHTS_0"];

/** One draw call, as long as it is worked on. */
export interface Part {
  mesh: number;
  /** What moves it and nothing else: such parts may come from several meshes. */
  skin: number | undefined;
  material: number | undefined;
  columns: Map<string, Column>;
  targets: Column[];
  surface: Surface;
}

type Primitive = Document["meshes"][number]["primitives"][number];

export function partOf(
  data: Document,
  binary: Uint8Array,
  { mode, indices, attributes, targets, material }: Primitive,
  {
    mesh,
    skin,
    joints,
    kept,
    of,
  }: {
    mesh: number;
    skin: number | undefined;
    joints: readonly number[] | null;
    kept: readonly number[];
    of: number[];
  },
): Part {
  const columns = new Map<string, Column>();
  for (const name of DRAWN)
    if (attributes[name] !== undefined) columns.set(name, columnOf(data, binary, Number(attributes[name])));
  const bones = columns.get("JOINTS_0");
  if (bones && joints) for (const [n, joint] of bones.values.entries()) bones.values[n] = joints[joint] ?? 0;
  const places = columns.get("POSITION");
  if (!places) throw new Error("a probed part has places");
  const count = places.values.length / 3;
  const corners =
    indices === undefined
      ? Uint32Array.from({ length: count }, (_, n) => n)
      : Uint32Array.from(columnOf(data, binary, indices).values);
  const normals = columns.get("NORMAL");
  const uvs = columns.get("TEXCOORD_0");
  const shapes = kept.map((n) => {
    const place = targets[n]?.POSITION;
    return place === undefined ? emptyLike(places) : columnOf(data, binary, place);
  });
  return {
    mesh,
    skin: bones && shapes.length === 0 ? skin : undefined,
    material: material === undefined ? undefined : of[material],
    columns,
    targets: shapes,
    surface: {
      indices: trianglesOf(corners, mode).filter((corner) => corner < count || count === 0),
      positions: floatsOf(places),
      normals: normals ? floatsOf(normals) : null,
      uvs: uvs ? floatsOf(uvs) : null,
      moves: shapes.length > 0,
    },
  };
}

const emptyLike = ({ values, parts, accessor }: Column): Column => ({
  values: new (values.constructor as new (length: number) => Column["values"])(values.length),
  parts,
  accessor,
});

const STRIP = 5;
const FAN = 6;
function trianglesOf(corners: Uint32Array, mode: number): Uint32Array {
  if (mode !== STRIP && mode !== FAN) return corners.subarray(0, corners.length - (corners.length % 3));
  const out: number[] = [];
  for (let n = 2; n < corners.length; n++) {
    const [a, b, c] = [corners[mode === FAN ? 0 : n - 2] ?? 0, corners[n - 1] ?? 0, corners[n] ?? 0];
    out.push(...(mode === STRIP && n % 2 === 1 ? [b, a, c] : [a, b, c]));
  }
  return Uint32Array.from(out);
}

/** Parts that look alike and are moved by the same are one draw call: many a body is exported as a mesh for each garment. */
export function merged(parts: readonly Part[]): Part[] {
  const out = new Map<string, Part>();
  for (const part of parts) {
    const kinds = [...part.columns].map(
      ([name, { accessor }]) => `${name}${accessor.componentType}${accessor.type}`,
    );
    const mover = part.skin === undefined ? `mesh ${part.mesh}` : `skin ${part.skin}`;
    const key = JSON.stringify([mover, part.material, kinds.sort(), part.targets.length]);
    const one = compact(part);
    const known = out.get(key);
    out.set(key, known ? joined(known, one) : one);
  }
  return [...out.values()].filter(({ surface }) => surface.indices.length > 0);
}

/** Without the vertices that no triangle has any more. */
function compact(part: Part): Part {
  const { indices } = part.surface;
  const places = new Map<number, number>();
  const corners = indices.map((corner) => {
    const known = places.get(corner);
    if (known !== undefined) return known;
    places.set(corner, places.size);
    return places.size - 1;
  });
  const order = [...places.keys()];
  const picked = (column: Column): Column => {
    const { values, parts } = column;
    const out = emptyLike({ ...column, values: values.slice(0, order.length * parts) });
    order.forEach((from, n) => {
      out.values.set(values.subarray(from * parts, (from + 1) * parts), n * parts);
    });
    return out;
  };
  return {
    ...part,
    columns: new Map([...part.columns].map(([name, column]) => [name, picked(column)])),
    targets: part.targets.map(picked),
    surface: { ...part.surface, indices: corners },
  };
}

function joined(a: Part, b: Part): Part {
  const both = (x: Column, y: Column): Column => {
    const values = new (x.values.constructor as new (length: number) => Column["values"])(
      x.values.length + y.values.length,
    );
    values.set(x.values);
    values.set(y.values, x.values.length);
    return { ...x, values };
  };
  const first = (a.columns.get("POSITION")?.values.length ?? 0) / 3;
  return {
    ...a,
    columns: new Map(
      [...a.columns].map(([name, column]) => [name, both(column, b.columns.get(name) ?? column)]),
    ),
    targets: a.targets.map((target, n) => both(target, b.targets[n] ?? target)),
    surface: {
      ...a.surface,
      indices: Uint32Array.from([...a.surface.indices, ...b.surface.indices.map((corner) => corner + first)]),
    },
  };
}

export function writePart({ columns, targets, material, surface }: Part, arrays: Arrays): object {
  const vertices = (columns.get("POSITION")?.values.length ?? 0) / 3;
  return {
    attributes: Object.fromEntries(
      [...columns].map(([name, column]) => [name, arrays.column(column, name === "POSITION")]),
    ),
    indices: arrays.indices(surface.indices, vertices),
    ...(material !== undefined && { material }),
    ...(targets.length > 0 && { targets: targets.map((target) => ({ POSITION: arrays.shape(target) })) }),
  };
}
