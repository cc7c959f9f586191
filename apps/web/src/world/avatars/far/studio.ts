import { Animator, newDoing, newFrame, Rig } from "@karaverse/avatars";
import { Color, OrthographicCamera, Scene, type WebGLRenderer, type WebGLRenderTarget } from "three";
import type { Body } from "../bodies";
import { Batch } from "../crowd-draw/batch";
import { personLight } from "../material";
import { CELL, PAGE, PAGE_COLUMNS, type PicturePose, SIDES, STRIP, TAKEN_IN } from "./cells";

const WHOLE = { fade: 1 };
const NOTHING = new Color(0, 0, 0);
/** Seconds into which a pose is let settle. */
const SETTLED = 1.5;

/** Where pictures of people are taken: one at a time, alone, in light from everywhere. */
export class Studio {
  readonly #scene = new Scene();
  readonly #camera = new OrthographicCamera(
    -CELL.metresWide / 2,
    CELL.metresWide / 2,
    CELL.metresHigh,
    0,
    0.1,
    10,
  );
  readonly #batch = new Batch(false, {});
  readonly #light = personLight();
  readonly #clear = new Color();

  constructor() {
    this.#scene.add(this.#batch.mesh);
    this.#camera.position.set(0, 0, 5);
    this.#light.keyDirection.set(0, 1, 0);
    this.#light.key.setScalar(0);
    this.#light.rim.setScalar(0);
    this.#light.sky.setScalar(TAKEN_IN.sky);
    this.#light.ground.setScalar(TAKEN_IN.ground);
  }

  /** All sides of one pose, into the strip. */
  take(
    renderer: WebGLRenderer,
    target: WebGLRenderTarget,
    strip: number,
    body: Body,
    pose: PicturePose,
  ): void {
    const entry = this.#batch.add(body);
    this.#batch.pose(entry, posed(body, pose));
    const before = {
      target: renderer.getRenderTarget(),
      alpha: renderer.getClearAlpha(),
      shadows: renderer.shadowMap.autoUpdate,
    };
    renderer.getClearColor(this.#clear);
    renderer.setClearColor(NOTHING, 0);
    renderer.shadowMap.autoUpdate = false;
    const left = (strip % PAGE_COLUMNS) * STRIP.width;
    const bottom = Math.floor(strip / PAGE_COLUMNS) * STRIP.height;
    target.scissorTest = true;
    for (let side = 0; side < SIDES; side++) {
      // Side 0 looks at the camera, which stands at +z.
      const yaw = Math.PI - (side / SIDES) * Math.PI * 2;
      this.#batch.show(entry, { x: 0, y: 0, z: 0, yaw }, this.#light, 0, WHOLE);
      this.#batch.tell();
      target.viewport.set(left + side * CELL.width, bottom, CELL.width, CELL.height);
      target.scissor.copy(target.viewport);
      renderer.setRenderTarget(target);
      renderer.render(this.#scene, this.#camera);
    }
    target.viewport.set(0, 0, PAGE, PAGE);
    target.scissorTest = false;
    renderer.setRenderTarget(before.target);
    renderer.setClearColor(this.#clear, before.alpha);
    renderer.shadowMap.autoUpdate = before.shadows;
    this.#batch.remove(entry);
  }

  dispose(): void {
    this.#batch.dispose();
  }
}

function posed(body: Body, pose: PicturePose) {
  const animator = new Animator(1, body.height);
  const frame = newFrame();
  const doing = newDoing();
  doing.seated = pose === "seated";
  doing.emote = pose === "up" ? "cheer" : null;
  for (let spent = 0; spent < SETTLED; spent += 0.1) animator.step(0.1, doing);
  new Rig(body).solve(animator.pose, animator.stance, frame);
  return frame;
}
