import { Animator, newDoing, newFrame, Rig } from "@karaverse/avatars";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Color, PerspectiveCamera, Scene, type WebGLRenderer } from "three";
import type { Bodies, Body } from "./avatars/bodies";
import { lightNewcomer } from "./avatars/light";
import { PersonMaterial, personLight } from "./avatars/material";
import { Skinned } from "./avatars/skinned";
import { portraits } from "./portraits";

/** Pixels of a picture, and of its drawing before it is made smaller: edges are smooth then on any machine. */
const SIZE = 128;
const DRAWN = 384;
/** Metres of a head's picture from edge to edge, and to the lens. */
const TALL = 0.44;
const AWAY = 1.3;
/** After everybody in the room has a body. */
const RANK = 10_000;

/** Takes pictures of heads with the room's own renderer: a page has one, and few frames are needed. */
export class PortraitStudio {
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera((Math.atan(TALL / 2 / AWAY) * 360) / Math.PI, 1, 0.1, 10);
  readonly #material: PersonMaterial;
  readonly #sheet = new OffscreenCanvas(SIZE, SIZE);
  #isTaking = false;

  constructor() {
    const light = personLight();
    lightNewcomer(light);
    this.#material = new PersonMaterial(light, false);
    this.#scene.background = new Color("#241a30");
  }

  /** Before the room is drawn over it: at most one picture a frame. */
  step(gl: WebGLRenderer, bodies: Bodies): void {
    if (this.#isTaking) return;
    for (const [code, recipe] of portraits.missing()) {
      const body = bodies.get(recipe, 1);
      if (body) {
        // A browser that cannot write pictures keeps the flat ones.
        this.#take(gl, code, recipe, body).catch(() => undefined);
        return;
      }
      bodies.ask(recipe, 1, RANK);
    }
  }

  dispose(): void {
    this.#material.dispose();
  }

  async #take(gl: WebGLRenderer, code: string, { style }: HumanRecipe, body: Body): Promise<void> {
    const drawing = this.#sheet.getContext("2d");
    if (!drawing) return;
    this.#isTaking = true;
    this.#draw(gl, style, body);
    const { width, height } = gl.domElement;
    const side = Math.min(DRAWN, width, height);
    drawing.imageSmoothingQuality = "high";
    drawing.drawImage(gl.domElement, 0, height - side, side, side, 0, 0, SIZE, SIZE);
    const file = await this.#sheet.convertToBlob({ type: "image/webp", quality: 0.9 });
    portraits.put(code, URL.createObjectURL(file));
    this.#isTaking = false;
  }

  /** Into the lower left corner of the room's canvas. */
  #draw(gl: WebGLRenderer, style: HumanRecipe["style"], body: Body): void {
    this.#material.style = style;
    const skinned = new Skinned(body, this.#material, false);
    const animator = new Animator(1, body.height);
    animator.step(0.05, STANDS);
    const frame = newFrame();
    new Rig(body).solve(animator.pose, animator.stance, frame);
    skinned.set(frame);
    this.#scene.add(skinned.mesh);
    const y = body.eyeHeight + 0.005;
    this.#camera.position.set(0.22, y + 0.04, AWAY);
    this.#camera.lookAt(0, y, 0.03);
    const ratio = gl.getPixelRatio();
    const { width, height } = gl.domElement;
    const side = Math.min(DRAWN, width, height) / ratio;
    const shadows = gl.shadowMap.autoUpdate;
    gl.shadowMap.autoUpdate = false;
    gl.setScissorTest(true);
    gl.setScissor(0, 0, side, side);
    gl.setViewport(0, 0, side, side);
    gl.render(this.#scene, this.#camera);
    gl.setViewport(0, 0, width / ratio, height / ratio);
    gl.setScissorTest(false);
    gl.shadowMap.autoUpdate = shadows;
    skinned.dispose();
  }
}

const STANDS = newDoing();
