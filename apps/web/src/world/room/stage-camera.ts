import { performerMark, type Scene } from "@karaverse/worlds";
import {
  Frustum,
  Matrix4,
  type Object3D,
  PerspectiveCamera,
  SRGBColorSpace,
  type Texture,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";

/** Pictures a second: who looks from the bar sees who sings, and it costs an eighth of a frame. */
const PICTURES_A_SECOND = 8;
const WIDTH = 384;
/** Farther away nobody sees that the picture stands, metres. */
const SEEN_METRES = 30;

/** The stage as a camera over the front rows sees it, for screens elsewhere in the room. */
export class StageCamera {
  readonly #camera: PerspectiveCamera;
  /** In turn: a screen in the picture shows the one before, as it does before any camera. */
  readonly #targets: [WebGLRenderTarget, WebGLRenderTarget];
  readonly #frustum = new Frustum();
  readonly #matrix = new Matrix4();
  #nextAt = 0;
  #isDrawn = false;

  constructor(scene: Scene, aspect: number) {
    const target = () => {
      const made = new WebGLRenderTarget(WIDTH, Math.round(WIDTH / aspect));
      made.texture.colorSpace = SRGBColorSpace;
      return made;
    };
    this.#targets = [target(), target()];
    this.#camera = new PerspectiveCamera(40, aspect, 0.3, 60);
    const mark = performerMark(scene, 0);
    const isSmall = scene.walls.maxZ - scene.walls.minZ < 12;
    const away = isSmall ? 3 : 6.2;
    this.#camera.position.set(mark.x + away * 0.22, scene.stage.height + 1.8, mark.z + away);
    this.#camera.lookAt(mark.x, scene.stage.height + 1.25, mark.z - 0.6);
    this.#camera.updateMatrixWorld();
  }

  /** Null before the first picture. */
  get texture(): Texture | null {
    return this.#isDrawn ? this.#targets[0].texture : null;
  }

  /** Draws when it is time to, and one of the screens is in the picture. */
  draw(
    gl: WebGLRenderer,
    root: Object3D,
    viewer: PerspectiveCamera,
    screens: readonly Object3D[],
    now: number,
  ): void {
    if (now < this.#nextAt) return;
    this.#frustum.setFromProjectionMatrix(
      this.#matrix.multiplyMatrices(viewer.projectionMatrix, viewer.matrixWorldInverse),
    );
    const isSeen = screens.some(
      (screen) =>
        screen.position.distanceTo(viewer.position) < SEEN_METRES && this.#frustum.intersectsObject(screen),
    );
    if (!isSeen) return;
    this.#nextAt = now + 1_000 / PICTURES_A_SECOND;
    const shadows = gl.shadowMap.autoUpdate;
    gl.shadowMap.autoUpdate = false;
    const [shown, next] = this.#targets;
    gl.setRenderTarget(next);
    gl.render(root, this.#camera);
    gl.setRenderTarget(null);
    gl.shadowMap.autoUpdate = shadows;
    this.#targets[0] = next;
    this.#targets[1] = shown;
    this.#isDrawn = true;
  }

  dispose(): void {
    for (const target of this.#targets) target.dispose();
  }
}
