import { componentsOf, type Scene } from "@karaverse/worlds";
import { Group, type Object3D, type PerspectiveCamera, type Texture, type WebGLRenderer } from "three";
import type { QualityPlan } from "../quality";
import type { ShowFrame } from "../show";
import { LedScreen } from "./screen";
import type { ScreenContent } from "./screen-drawing";
import { StageCamera } from "./stage-camera";

/** All screens of a room, the main one first, and the camera that some of them show. */
export class Screens {
  readonly group = new Group();
  readonly #screens: readonly LedScreen[];
  readonly #scene: Scene;
  readonly #hasCamera: boolean;
  #camera: StageCamera | null = null;

  constructor(scene: Scene, plan: QualityPlan) {
    this.#scene = scene;
    this.#hasCamera = plan.physical;
    this.#screens = componentsOf(scene, "screen").map(
      ({ prop, component: { width, height } }, n) =>
        new LedScreen(prop, width, height, { isMain: n === 0, fine: plan.physical }),
    );
    for (const { mesh } of this.#screens) this.group.add(mesh);
  }

  /** The picture on the main screen, for what mirrors it. */
  get shownOnMain(): Texture | null {
    return this.#screens[0]?.mesh.material.map ?? null;
  }

  /** In the order of the scene. */
  show(contents: readonly ScreenContent[]): void {
    this.#screens.forEach((screen, n) => {
      const content = contents[n];
      if (content) screen.show(content);
    });
  }

  update(frame: ShowFrame, now: number, isCalm: boolean): void {
    for (const screen of this.#screens) screen.update(frame, now, isCalm, this.#camera?.texture ?? null);
  }

  /** Before the room itself is drawn. */
  draw(gl: WebGLRenderer, root: Object3D, viewer: PerspectiveCamera, now: number): void {
    const showing = this.#screens.filter(({ wantsCamera }) => wantsCamera);
    const first = showing[0];
    if (!this.#hasCamera || !first) return;
    this.#camera ??= new StageCamera(this.#scene, first.size.width / first.size.height);
    this.#camera.draw(
      gl,
      root,
      viewer,
      showing.map(({ mesh }) => mesh),
      now,
    );
  }

  dispose(): void {
    for (const screen of this.#screens) screen.dispose();
    this.#camera?.dispose();
  }
}
