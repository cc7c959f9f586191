/** What of glTF 2.0 a body needs; names and numbers are the format's own. */
import type { Vec3 } from "../mesh/vector";
import { joinGlb } from "./glb";
import { TARGET, Views } from "./views";

type ComponentType = 5121 | 5123 | 5126;
export type AccessorType = "SCALAR" | "VEC3" | "VEC4" | "MAT4";

interface Accessor {
  bufferView?: number;
  componentType: ComponentType;
  type: AccessorType;
  count: number;
  min?: number[];
  max?: number[];
  sparse?: {
    count: number;
    indices: { bufferView: number; byteOffset: number; componentType: 5123 };
    values: { bufferView: number; byteOffset: number };
  };
}

export interface Node {
  name: string;
  translation?: Vec3;
  children?: number[];
  mesh?: number;
  skin?: number;
}

export interface Primitive {
  attributes: Record<string, number>;
  indices: number;
  material: number;
  targets: { POSITION: number }[];
}

/** Everything in the file but its arrays. */
export interface Scene {
  nodes: Node[];
  roots: number[];
  meshes: { name: string; primitives: Primitive[]; extras: { targetNames: readonly string[] } }[];
  skins: { name: string; joints: number[]; inverseBindMatrices: number }[];
  materials: object[];
  extensions: Record<string, object>;
}

const COMPONENTS = { SCALAR: 1, VEC3: 3, VEC4: 4, MAT4: 16 } as const;

/** The arrays of a file, and how to read them. */
export class GltfBuffer {
  readonly accessors: Accessor[] = [];
  readonly views = new Views();

  #accessor(accessor: Accessor): number {
    this.accessors.push(accessor);
    return this.accessors.length - 1;
  }

  attribute(type: AccessorType, values: Float32Array | Uint8Array): number {
    return this.#accessor({
      bufferView: this.views.add(values, TARGET.vertices),
      componentType: values instanceof Uint8Array ? 5121 : 5126,
      type,
      count: values.length / COMPONENTS[type],
    });
  }

  positions(values: Float32Array): number {
    const at = this.attribute("VEC3", values);
    Object.assign(this.accessors[at] as Accessor, boundsOf(values, false));
    return at;
  }

  triangles(values: Uint16Array): number {
    return this.#accessor({
      bufferView: this.views.add(values, TARGET.indices),
      componentType: 5123,
      type: "SCALAR",
      count: values.length,
    });
  }

  matrices(values: Float32Array): number {
    const bufferView = this.views.add(values);
    return this.#accessor({ bufferView, componentType: 5126, type: "MAT4", count: values.length / 16 });
  }

  /** Zero but for what is given. @param index ascending, each once */
  sparse(count: number, index: Uint16Array, delta: Float32Array): number {
    const whole = index.length === count;
    return this.#accessor({
      componentType: 5126,
      type: "VEC3",
      count,
      ...(index.length === 0 ? { min: [0, 0, 0], max: [0, 0, 0] } : boundsOf(delta, !whole)),
      ...(index.length > 0 && {
        sparse: {
          count: index.length,
          indices: { bufferView: this.views.add(index), byteOffset: 0, componentType: 5123 },
          values: { bufferView: this.views.add(delta), byteOffset: 0 },
        },
      }),
    });
  }
}

function boundsOf(values: Float32Array, withZero: boolean): { min: number[]; max: number[] } {
  const min = withZero ? [0, 0, 0] : Array.from(values.subarray(0, 3));
  const max = [...min];
  for (let n = 0; n < values.length; n++) {
    const [k, value] = [n % 3, values[n] as number];
    if (value < (min[k] as number)) min[k] = value;
    if (value > (max[k] as number)) max[k] = value;
  }
  return { min, max };
}

/** The whole as one file. */
export function writeGlb(buffer: GltfBuffer, scene: Scene): Uint8Array<ArrayBuffer> {
  const { nodes, meshes, skins, materials, extensions } = scene;
  const binary = buffer.views.join();
  return joinGlb(
    {
      asset: { version: "2.0", generator: "Karaverse" },
      extensionsUsed: Object.keys(extensions),
      scene: 0,
      scenes: [{ nodes: scene.roots }],
      nodes,
      meshes,
      skins,
      materials,
      accessors: buffer.accessors,
      bufferViews: buffer.views.list,
      buffers: [{ byteLength: binary.length }],
      extensions,
    },
    binary,
  );
}
