import {
  HalfFloatType,
  type PerspectiveCamera,
  type Scene,
  type ShaderMaterial,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";
import { EffectComposer } from "three/examples/jsm/postprocessing/EffectComposer.js";
import { OutputPass } from "three/examples/jsm/postprocessing/OutputPass.js";
import { RenderPass } from "three/examples/jsm/postprocessing/RenderPass.js";
import { UnrealBloomPass } from "three/examples/jsm/postprocessing/UnrealBloomPass.js";

/** Nothing in a hall is brighter by far; software reads what is no number as tens of thousands. */
const BRIGHTEST = 64;

/** A pixel that is no number glows nowhere: a blur would spread it, and one vertex of somebody's file blacken the hall. */
function onlyNumbers(highPass: ShaderMaterial): void {
  const glow = "float v = luminance( texel.xyz );";
  const { fragmentShader } = highPass;
  if (!fragmentShader.includes(glow)) throw new Error(`the bloom's shader has no longer "${glow}"`);
  highPass.fragmentShader = fragmentShader.replace(
    glow,
    `${glow}\n  if (isnan(v) || v > ${BRIGHTEST.toFixed(1)}) { gl_FragColor = vec4(0.0); return; }`,
  );
}

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
    onlyNumbers(this.#bloom.materialHighPassFilter);
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
