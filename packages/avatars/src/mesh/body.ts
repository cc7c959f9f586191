import type { BoneName } from "../skeleton/bones";
import type { Vec3 } from "./vector";

/** How a surface takes light; one byte a vertex. */
export const FINISHES = ["skin", "cloth", "hair", "eye", "shine", "sequin"] as const;
export type Finish = (typeof FINISHES)[number];

export interface AvatarMesh {
  /** Metres, three a vertex. */
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  /** Linear light, three a vertex. */
  colours: Float32Array<ArrayBuffer>;
  /** Index into FINISHES, a byte a vertex. */
  finish: Uint8Array<ArrayBuffer>;
  /** Four bones a vertex, and their shares. */
  skinIndex: Uint8Array<ArrayBuffer>;
  skinWeight: Float32Array<ArrayBuffer>;
  index: Uint16Array<ArrayBuffer>;
  /** Range of each part in the index. */
  groups: { name: string; start: number; count: number }[];
}

export interface AvatarBody {
  mesh: AvatarMesh;
  /** Where each bone's joint rests, metres, soles at y 0, facing +z, arms out (VRM's T); no bone is turned at rest. */
  joints: Record<BoneName, Vec3>;
  /** From the mesh into each bone's frame, column-major 4 x 4 by bone: the mesh is not modelled in the resting pose. */
  inverseBind: Float32Array<ArrayBuffer>;
  /** Between the lips, at rest: where a microphone is held. */
  mouth: Vec3;
  /** From the soles to the crown, and to the eyes. */
  height: number;
  eyeHeight: number;
}
