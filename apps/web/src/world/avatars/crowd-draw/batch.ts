import type { BoneName, RigFrame } from "@karaverse/avatars";
import { FaceSurface, type FaceWeights } from "@karaverse/avatars/face";
import { type BufferGeometry, type Matrix4, Mesh } from "three";
import type { Body } from "../bodies";
import type { PersonLight } from "../material";
import { BatchGeometry, type Stretch } from "./batch-geometry";
import { BatchMaterial } from "./batch-material";
import { BatchRows, type Stand } from "./batch-rows";
import type { Ink } from "./fade";
import { RestingBones } from "./posed-bones";

/** Somebody's place in the batch. */
export interface Entry extends Stretch {
  readonly slot: number;
  readonly bones: RestingBones;
}

/**
 * Bodies in one draw call, each with a geometry of its own: one buffer, of which everybody has a stretch, and one
 * texture with a row of posed bones and light for each. BatchedMesh of three.js was looked at first: it gives no
 * stretch out twice without moving all others, and draws one by one where WEBGL_multi_draw is missing. Instancing
 * wants the same geometry of all.
 */
export class Batch {
  readonly mesh: Mesh<BufferGeometry, BatchMaterial>;
  readonly #geometry: BatchGeometry;
  readonly #rows: BatchRows;
  readonly #rested = new WeakMap<Body, RestingBones>();

  constructor(specks: boolean, room: object) {
    this.#rows = new BatchRows((texture) => {
      this.mesh.material.people = texture;
    });
    this.mesh = new Mesh<BufferGeometry, BatchMaterial>(
      undefined,
      new BatchMaterial(this.#rows.texture, specks, room),
    );
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.#geometry = new BatchGeometry((geometry) => {
      this.mesh.geometry = geometry;
    });
  }

  /** Vertices that are drawn now, for who counts. */
  get vertices(): number {
    return this.#geometry.vertices;
  }

  add(body: Body): Entry {
    const slot = this.#rows.take();
    const { vertices, indices } = this.#geometry.add(body, slot);
    let bones = this.#rested.get(body);
    if (!bones) {
      bones = new RestingBones(body);
      this.#rested.set(body, bones);
    }
    const face = new FaceSurface(body.mesh.positions, body.faces);
    return { slot, vertices, indices, bones, face: face.end > 0 ? face : null, positions: null };
  }

  remove(entry: Entry): void {
    this.#geometry.remove(entry);
    this.#rows.giveBack(entry.slot);
  }

  pose({ slot, bones }: Entry, frame: RigFrame): void {
    this.#rows.pose(slot, bones, frame);
  }

  /** The frame of a bone in that of the body, as it was posed last. */
  bone({ slot, bones }: Entry, name: BoneName, out: Matrix4): void {
    this.#rows.bone(slot, bones, name, out);
  }

  face(entry: Entry, weights: FaceWeights): void {
    this.#geometry.face(entry, weights);
  }

  show({ slot }: Entry, stand: Stand, light: PersonLight, shading: number, ink: Pick<Ink, "fade">): void {
    this.#rows.show(slot, stand, light, shading, ink);
  }

  /** Once a frame. */
  tell(): void {
    this.mesh.visible = this.#rows.tell();
  }

  dispose(): void {
    this.#geometry.dispose();
    this.mesh.material.dispose();
    this.#rows.dispose();
  }
}
