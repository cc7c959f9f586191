import type { Theme } from "@karaverse/protocol";
import { type ShowMoment, sceneOf } from "@karaverse/worlds";
import { ACESFilmicToneMapping, Color, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { PLANS } from "../../apps/web/src/world/quality";
import { Room } from "../../apps/web/src/world/room";
import { Show } from "../../apps/web/src/world/show";

const WIDTH = 144;
const HEIGHT = 96;
/** The picture is looked at in squares of so many pixels. */
const SQUARE = 6;
const STEP_MS = 1000 / 30;
const WARM_UP = 60;
const LOOKED_AT = 60;
/** The most that P17 allows: beats a second, and ms between two lines or sections. */
const BEATS = 3;
const APART_MS = 450;

/** What no chart can outdo: everything as fast as it may follow. */
function wildest(position: number, out: ShowMoment): void {
  const nth = Math.floor(position / APART_MS);
  out.beat = (position / 1000) * BEATS;
  out.line = nth;
  out.lineAge = position - nth * APART_MS;
  out.section = nth % 2 ? "chorus" : "verse";
  out.sectionAge = out.lineAge;
  out.energy = nth % 2;
  out.colours = ["#ff5f6d", "#ffffff", "#58e0c2", "#ffd9a0"];
}

/** WCAG's relative luminance of each square. */
function luminances(pixels: Uint8Array): number[] {
  const [across, down] = [WIDTH / SQUARE, HEIGHT / SQUARE];
  const found = new Array<number>(across * down).fill(0);
  const colour = new Color();
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const [r = 0, g = 0, b = 0] = pixels.subarray((y * WIDTH + x) * 4);
      colour.setRGB(r / 255, g / 255, b / 255, "srgb");
      const square = Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE);
      found[square] = (found[square] ?? 0) + 0.2126 * colour.r + 0.7152 * colour.g + 0.0722 * colour.b;
    }
  return found.map((sum) => sum / SQUARE ** 2);
}

const harness = {
  /** How bright each square of the picture is, frame after frame, while a song goes on that nothing outdoes. */
  singing(theme: Theme): { framesPerSecond: number; frames: number[][] } {
    const renderer = new WebGLRenderer();
    renderer.setSize(WIDTH, HEIGHT);
    renderer.toneMapping = ACESFilmicToneMapping;
    const scene = sceneOf(theme);
    const room = new Room(scene, { ...PLANS.medium, shadows: false }, () => false);
    const root = new Scene();
    root.add(room.group);
    root.fog = room.fog;
    root.background = new Color("#07050a");
    const camera = new PerspectiveCamera(60, WIDTH / HEIGHT, 0.12, 200);
    const { x, z } = scene.stage.marks[0] ?? { x: 0, z: 0 };
    const isSmall = scene.walls.maxZ - scene.walls.minZ < 12;
    camera.position.set(x, isSmall ? 1.6 : 2.4, z + (isSmall ? 4 : 13));
    camera.lookAt(x, isSmall ? 1.2 : 1.6, z);
    const show = new Show();
    let now = 0;
    show.perform("singing", wildest, () => now);
    const gl = renderer.getContext();
    const pixels = new Uint8Array(WIDTH * HEIGHT * 4);
    const frames: number[][] = [];
    for (let n = 0; n < WARM_UP + LOOKED_AT; n++) {
      now += STEP_MS;
      room.update(show.tick(now), "show", now, STEP_MS / 1000, HEIGHT, 1);
      if (n < WARM_UP) continue;
      renderer.render(root, camera);
      gl.readPixels(0, 0, WIDTH, HEIGHT, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      frames.push(luminances(pixels));
    }
    room.dispose();
    renderer.dispose();
    return { framesPerSecond: 1000 / STEP_MS, frames };
  },
};
Object.assign(window, { harness });

export type FlashPage = typeof harness;
