import { BufferAttribute, type BufferGeometry, Color, Euler, Matrix4, Quaternion, Vector3 } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";

/** Surfaces by how they take light; colour is the vertex's. Each becomes one mesh. */
export const SURFACES = [
  "matte",
  "polished",
  "metal",
  "velvet",
  /** Cloth that hangs from a rail. */
  "drape",
  "leaf",
  /** Sprays of leaves on cards, cut out of a picture. */
  "foliage",
  "glass",
  "floor",
  "wall",
  "ceiling",
  "glow",
] as const;
export type Surface = (typeof SURFACES)[number];

export interface Placing {
  at?: [number, number, number];
  yaw?: number;
  tilt?: [x: number, z: number];
  scale?: number | [number, number, number];
}

/** Collects static geometry in world space, so that a furnished room is a dozen draw calls. */
export class Workshop {
  readonly #parts = new Map<Surface, BufferGeometry[]>();
  readonly #frames: Matrix4[] = [new Matrix4()];

  /** Everything added inside `build` is placed in this frame. */
  within(placing: Placing, build: () => void): void {
    this.#frames.push(this.#frame.clone().multiply(matrixOf(placing)));
    build();
    this.#frames.pop();
  }

  get #frame(): Matrix4 {
    return this.#frames.at(-1) ?? new Matrix4();
  }

  /** A point of the current frame in the room. */
  world(x: number, y: number, z: number): Vector3 {
    return new Vector3(x, y, z).applyMatrix4(this.#frame);
  }

  add(surface: Surface, geometry: BufferGeometry, colour: string | Color, placing: Placing = {}): void {
    const indexed = geometry.index ? geometry : withIndex(geometry);
    indexed.applyMatrix4(this.#frame.clone().multiply(matrixOf(placing)));
    const tint = new Color(colour);
    const count = indexed.getAttribute("position").count;
    if (!indexed.getAttribute("color")) {
      const colours = new Float32Array(count * 3);
      for (let n = 0; n < count; n++) colours.set([tint.r, tint.g, tint.b], n * 3);
      indexed.setAttribute("color", new BufferAttribute(colours, 3));
    }
    for (const name of Object.keys(indexed.attributes))
      if (!["position", "normal", "uv", "color"].includes(name)) indexed.deleteAttribute(name);
    const list = this.#parts.get(surface) ?? [];
    list.push(indexed);
    this.#parts.set(surface, list);
  }

  /** One geometry a surface; the parts are disposed of. */
  finish(): Map<Surface, BufferGeometry> {
    const out = new Map<Surface, BufferGeometry>();
    for (const [surface, parts] of this.#parts) {
      const merged = mergeGeometries(parts, false);
      if (merged) out.set(surface, merged);
      for (const part of parts) part.dispose();
    }
    this.#parts.clear();
    return out;
  }
}

function withIndex(geometry: BufferGeometry): BufferGeometry {
  const count = geometry.getAttribute("position").count;
  geometry.setIndex(Array.from({ length: count }, (_, n) => n));
  return geometry;
}

function matrixOf({ at = [0, 0, 0], yaw = 0, tilt = [0, 0], scale = 1 }: Placing): Matrix4 {
  const s = typeof scale === "number" ? new Vector3(scale, scale, scale) : new Vector3(...scale);
  const turn = new Quaternion().setFromEuler(new Euler(tilt[0], yaw, tilt[1], "YXZ"));
  return new Matrix4().compose(new Vector3(...at), turn, s);
}
