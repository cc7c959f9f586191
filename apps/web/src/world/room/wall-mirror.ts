import { componentsOf, type Scene } from "@karaverse/worlds";
import { Group, PlaneGeometry, Vector3 } from "three";
import { Reflector } from "three/examples/jsm/objects/Reflector.js";

interface Glass {
  /** Nearer than this one sees oneself in it; farther away its gradient will do, metres. */
  near: number;
  pixelsAMetre: number;
  /** Between two pictures, ms. */
  every: number;
}
/** Half as many pixels as a sharp one would take. */
const FINE: Glass = { near: 8, pixelsAMetre: 260, every: 0 };
/** Where frames are dear: for who stands right before it, the camera behind them, and as often as a stage camera. */
const PLAIN: Glass = { near: 6.5, pixelsAMetre: 150, every: 125 };

/** A mirror on a wall: the room drawn once more, only while somebody stands before it. */
export class WallMirrors {
  readonly group = new Group();
  readonly #mirrors: { glass: Reflector; front: Vector3 }[];
  readonly #way = new Vector3();
  readonly #near: number;

  /** @param around called before and after the room is drawn for a mirror */
  constructor(scene: Scene, isFine: boolean, around: (isReflecting: boolean) => void) {
    const { near, pixelsAMetre, every } = isFine ? FINE : PLAIN;
    this.#near = near;
    this.#mirrors = componentsOf(scene, "mirror").map(({ prop, component: { width, height } }) => {
      const glass = new Reflector(new PlaneGeometry(width, height), {
        textureWidth: Math.round(width * pixelsAMetre),
        textureHeight: Math.round(height * pixelsAMetre),
        color: 0x9a9296,
        multisample: 0,
      });
      const draw = glass.onBeforeRender;
      let nextAt = 0;
      glass.onBeforeRender = (...seen) => {
        const now = performance.now();
        if (now < nextAt) return;
        nextAt = now + every;
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
      glass.visible = way.length() < this.#near && way.dot(front) > 0;
    }
  }

  dispose(): void {
    for (const { glass } of this.#mirrors) {
      glass.geometry.dispose();
      glass.dispose();
    }
  }
}
