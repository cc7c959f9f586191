import { CanvasTexture, LinearFilter, Sprite, SpriteMaterial, SRGBColorSpace } from "three";

export const NAME_FONT =
  '"Instrument Sans Variable", "Instrument Sans", "Noto Sans Variable", "Noto Sans JP Variable", "Noto Sans SC Variable", system-ui, sans-serif';

/** What hangs over heads: drawn for who looks into the room, and not in mirrors, where letters would be turned round. */
export const WORDS_LAYER = 1;

/** A canvas that always faces the camera; metres across follow from its pixels. */
export class CanvasSprite {
  readonly sprite: Sprite;
  readonly #canvas = document.createElement("canvas");
  #texture: CanvasTexture | null = null;
  readonly #material: SpriteMaterial;
  readonly #pixelsPerMetre: number;

  constructor(pixelsPerMetre: number, order: number) {
    this.#pixelsPerMetre = pixelsPerMetre;
    this.#material = new SpriteMaterial({
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      fog: false,
    });
    this.sprite = new Sprite(this.#material);
    this.sprite.renderOrder = order;
    this.sprite.visible = false;
    this.sprite.layers.set(WORDS_LAYER);
  }

  /** Measures with `size`, then draws; an empty size hides the sprite. */
  draw(
    size: (g: CanvasRenderingContext2D) => [number, number],
    paint: (g: CanvasRenderingContext2D, w: number, h: number) => void,
  ): void {
    const g = this.#canvas.getContext("2d");
    if (!g) return;
    const [w, h] = size(g).map(Math.ceil) as [number, number];
    if (w < 1 || h < 1) {
      this.sprite.visible = false;
      return;
    }
    this.#canvas.width = w;
    this.#canvas.height = h;
    paint(g, w, h);
    // A texture keeps the size it was first sent with.
    this.#texture?.dispose();
    this.#texture = new CanvasTexture(this.#canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.minFilter = LinearFilter;
    this.#texture.generateMipmaps = false;
    this.#material.map = this.#texture;
    this.#material.needsUpdate = true;
    this.sprite.scale.set(w / this.#pixelsPerMetre, h / this.#pixelsPerMetre, 1);
    this.sprite.visible = true;
  }

  get width(): number {
    return this.#canvas.width / this.#pixelsPerMetre;
  }

  get height(): number {
    return this.#canvas.height / this.#pixelsPerMetre;
  }

  set opacity(value: number) {
    this.#material.opacity = value;
  }

  dispose(): void {
    this.#texture?.dispose();
    this.#material.dispose();
  }
}
