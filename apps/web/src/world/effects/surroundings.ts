import type { Scene } from "@karaverse/worlds";
import { Light, Mesh, MeshLambertMaterial, PMREMGenerator, type Texture, type WebGLRenderer } from "three";
import { RoomEnvironment } from "three/examples/jsm/environments/RoomEnvironment.js";
import { softLight } from "./soft-light";

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
  const tint = softLight(environment);
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
