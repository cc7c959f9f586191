import { SKINS } from "@karaverse/avatars/recipe";
import type { Theme } from "@karaverse/protocol";
import { sceneOf } from "@karaverse/worlds";
import {
  ACESFilmicToneMapping,
  Color,
  Float32BufferAttribute,
  Mesh,
  PerspectiveCamera,
  Scene,
  SphereGeometry,
  WebGLRenderer,
} from "three";
import { lightPerson } from "../../apps/web/src/world/avatars/light";
import { PersonMaterial, personLight } from "../../apps/web/src/world/avatars/material";
import type { Room } from "../../apps/web/src/world/room";
import { lampsOf } from "../../apps/web/src/world/room/bake";
import { Circuits } from "../../apps/web/src/world/room/circuits";
import { roomUniforms } from "../../apps/web/src/world/room/surfaces";
import { Show } from "../../apps/web/src/world/show";

const SIDE = 32;
const renderer = new WebGLRenderer({ preserveDrawingBuffer: true });
renderer.setSize(SIDE, SIDE);
renderer.toneMapping = ACESFilmicToneMapping;
renderer.toneMappingExposure = 1.15;

/** Relative luminance of what is drawn, as of WCAG, 0-1. */
function luminance(): number {
  const gl = renderer.getContext();
  const pixel = new Uint8Array(4);
  gl.readPixels(SIDE / 2, SIDE / 2, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  const { r, g, b } = new Color().setRGB(pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0).multiplyScalar(1 / 255);
  const linear = new Color().setRGB(r, g, b, "srgb");
  return 0.2126 * linear.r + 0.7152 * linear.g + 0.0722 * linear.b;
}

const harness = {
  /** A cheek of each colour of skin, where somebody arrives in a dimmed room, seen against the lamps. */
  cheeks(theme: Theme): number[] {
    const scene = sceneOf(theme);
    const black = new Color(0, 0, 0);
    const beams = { key: black, rim: black };
    // Of a room all that lights people: its walls are not made here.
    const room = {
      scene,
      lamps: lampsOf(scene, new Circuits(scene)),
      uniforms: roomUniforms([new Color(1, 1, 1), new Color(1, 1, 1)]),
      beams,
      tiles: null,
    };
    const light = personLight();
    const { x, z } = scene.spawns[0] ?? { x: 0, z: 0 };
    const show = new Show();
    lightPerson(
      light,
      room as unknown as Room,
      { x, y: 0, z },
      { frame: show.frame, setting: "dim", ease: 1 },
    );
    const camera = new PerspectiveCamera(30, 1, 0.1, 10);
    camera.position.set(-light.keyDirection.x, 0, -light.keyDirection.z).setLength(3);
    camera.lookAt(0, 0, 0);
    return SKINS.map((skin) => {
      const sphere = new SphereGeometry(0.5, 24, 16);
      const { count } = sphere.getAttribute("position");
      const { r, g, b } = new Color(skin);
      const colours = Array.from({ length: count }, () => [r, g, b]).flat();
      sphere.setAttribute("color", new Float32BufferAttribute(colours, 3));
      sphere.setAttribute("finish", new Float32BufferAttribute(new Float32Array(count), 1));
      const root = new Scene();
      root.add(new Mesh(sphere, new PersonMaterial(light, false)));
      renderer.render(root, camera);
      return luminance();
    });
  },
};
Object.assign(window, { harness });

export type SkinPage = typeof harness;
