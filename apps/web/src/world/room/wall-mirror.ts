import { componentsOf, type Scene } from "@karaverse/worlds";
import { Group, PlaneGeometry, Vector3 } from "three";
import { Reflector } from "three/examples/jsm/objects/Reflector.js";

/** Nearer than this one sees oneself in it; farther away its gradient will do, metres. */
const NEAR_METRES = 8;
/** Half as many as a sharp one would take. */
const PIXELS_A_METRE = 260;

/** A mirror on a wall: the room drawn once more, only while somebody stands before it. */
export class WallMirrors {
  readonly group = new Group();
  readonly #mirrors: { glass: Reflector; front: Vector3 }[];
  readonly #way = new Vector3();

  /** @param around called before and after the room is drawn for a mirror */
  constructor(scene: Scene, around: (isReflecting: boolean) => void) {
    this.#mirrors = componentsOf(scene, "mirror").map(({ prop, component: { width, height } }) => {
      const glass = new Reflector(new PlaneGeometry(width, height), {
        textureWidth: Math.round(width * PIXELS_A_METRE),
        textureHeight: Math.round(height * PIXELS_A_METRE),
        color: 0x9a9296,
        multisample: 0,
      });
      const draw = glass.onBeforeRender;
      glass.onBeforeRender = (...seen) => {
        around(true);
        draw.apply(glass, seen);
        around(false);
      };
      glass.position.set(prop.at.x, prop.at.y, prop.at.z);
      // Props look along -z, a plane along +z.
      glass.rotation.y = prop.yaw + Math.PI;
      glass.translateZ(prop.size.depth / 2 + 0.012);
      glass.visible = false;
      this.group.add(glass);
      const front = new Vector3(-Math.sin(prop.yaw), 0, -Math.cos(prop.yaw));
      return { glass, front };
    });
  }

  update(camera: Vector3): void {
    for (const { glass, front } of this.#mirrors) {
      const way = this.#way.copy(camera).sub(glass.position);
      glass.visible = way.length() < NEAR_METRES && way.dot(front) > 0;
    }
  }

  /** While something else draws the room: a mirror in it would draw it again. */
  hide(): void {
    for (const { glass } of this.#mirrors) glass.visible = false;
  }

  dispose(): void {
    for (const { glass } of this.#mirrors) {
      glass.geometry.dispose();
      glass.dispose();
    }
  }
}
