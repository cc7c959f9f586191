import { InstancedMesh, MeshBasicMaterial, PlaneGeometry, type Texture } from "three";
import { softDot } from "../../room/textures";
import { Stretch } from "./stretch";

/** So many people have one before anything grows. */
const FIRST = 64;

/** The soft dark under everybody's feet, in one draw call. */
export class Shadows {
  mesh: InstancedMesh<PlaneGeometry, MeshBasicMaterial>;
  #stretch: Stretch;
  readonly #map: Texture = softDot();
  #count = 0;

  constructor() {
    const shape = new PlaneGeometry(1.15, 1.15);
    shape.rotateX(-Math.PI / 2);
    shape.translate(0, 0.012, 0);
    const look = new MeshBasicMaterial({
      map: this.#map,
      color: "#000000",
      transparent: true,
      opacity: 0.62,
      depthWrite: false,
    });
    this.#stretch = new Stretch(new Float32Array(FIRST * 16), 16);
    this.mesh = meshOf(shape, look, this.#stretch);
  }

  begin(): void {
    this.#count = 0;
  }

  /** An object: numbers that are handed on one by one are put on the heap. */
  put({ x, y, z }: { readonly x: number; readonly y: number; readonly z: number }): void {
    if (this.#count === this.mesh.instanceMatrix.count) this.#grow();
    const { array } = this.mesh.instanceMatrix;
    const at = this.#count++ * 16;
    array[at] = array[at + 5] = array[at + 10] = array[at + 15] = 1;
    array[at + 12] = x;
    array[at + 13] = y;
    array[at + 14] = z;
  }

  end(): void {
    const { mesh } = this;
    mesh.count = this.#count;
    mesh.visible = this.#count > 0;
    this.#stretch.use(this.#count);
  }

  dispose(): void {
    this.mesh.dispose();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#map.dispose();
  }

  #grow(): void {
    const { mesh } = this;
    const places = new Float32Array(mesh.instanceMatrix.array.length * 2);
    places.set(mesh.instanceMatrix.array);
    this.#stretch = new Stretch(places, 16);
    const larger = meshOf(mesh.geometry, mesh.material, this.#stretch);
    mesh.parent?.add(larger);
    mesh.removeFromParent();
    mesh.dispose();
    this.mesh = larger;
  }
}

function meshOf(shape: PlaneGeometry, look: MeshBasicMaterial, places: Stretch) {
  const mesh = new InstancedMesh(shape, look, 0);
  mesh.instanceMatrix = places;
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 2;
  return mesh;
}
