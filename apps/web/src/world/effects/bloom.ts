import {
  HalfFloatType,
  type PerspectiveCamera,
  type Scene,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";
import { EffectComposer } from "three/examples/jsm/postprocessing/EffectComposer.js";
import { OutputPass } from "three/examples/jsm/postprocessing/OutputPass.js";
import { RenderPass } from "three/examples/jsm/postprocessing/RenderPass.js";
import { UnrealBloomPass } from "three/examples/jsm/postprocessing/UnrealBloomPass.js";

/** A little bloom above white, and only there: lower, and every lamp eats its table. */
export class Bloom {
  readonly #composer: EffectComposer;
  readonly #bloom: UnrealBloomPass;
  readonly #output = new OutputPass();

  constructor(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera) {
    const size = renderer.getDrawingBufferSize(new Vector2());
    this.#composer = new EffectComposer(
      renderer,
      new WebGLRenderTarget(size.x, size.y, { type: HalfFloatType, samples: 4 }),
    );
    this.#bloom = new UnrealBloomPass(size.clone().multiplyScalar(0.5), 0.3, 0.55, 0.94);
    this.#composer.addPass(new RenderPass(scene, camera));
    this.#composer.addPass(this.#bloom);
    this.#composer.addPass(this.#output);
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.#composer.setPixelRatio(pixelRatio);
    this.#composer.setSize(width, height);
  }

  render(): void {
    this.#composer.render();
  }

  dispose(): void {
    this.#bloom.dispose();
    this.#output.dispose();
    this.#composer.dispose();
  }
}
