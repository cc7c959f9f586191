import type { Scene } from "@karaverse/worlds";
import {
  Color,
  Light,
  Mesh,
  MeshLambertMaterial,
  PMREMGenerator,
  type Texture,
  type WebGLRenderer,
} from "three";
import { RoomEnvironment } from "three/examples/jsm/environments/RoomEnvironment.js";

/** How far its light takes the colour of the place. */
const TINTED = 0.7;
/** The lamp behind who looks back at the door: as it comes it lies as white mist over every floor. */
const BEHIND = { z: 10, share: 0.2 };

/**
 * What polished things mirror besides the lamps that are really there: a box of soft light, in the colour of what
 * lights the place.
 */
export function surroundings(
  gl: WebGLRenderer,
  { environment }: Scene,
): { texture: Texture; dispose(): void } {
  const box = new RoomEnvironment();
  const tint = new Color(environment.ambient.sky);
  // As light as white, and coloured.
  tint.multiplyScalar(1 / Math.max(tint.r, tint.g, tint.b));
  tint.lerpColors(new Color(1, 1, 1), tint, TINTED);
  box.traverse((object) => {
    if (object instanceof Light) object.color.copy(tint);
    if (!(object instanceof Mesh) || !(object.material instanceof MeshLambertMaterial)) return;
    object.material.emissive.copy(tint);
    if (object.position.z > BEHIND.z) object.material.emissiveIntensity *= BEHIND.share;
  });
  const maker = new PMREMGenerator(gl);
  const target = maker.fromScene(box, 0.04);
  maker.dispose();
  box.dispose();
  return { texture: target.texture, dispose: () => target.dispose() };
}
