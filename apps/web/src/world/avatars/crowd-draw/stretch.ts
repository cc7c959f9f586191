import { InstancedBufferAttribute } from "three";

/**
 * Numbers of instances, of which the first so many are sent anew in each frame. three.js keeps a list of stretches and
 * throws it away with every picture; this one is always the same.
 */
export class Stretch extends InstancedBufferAttribute {
  readonly #used = { start: 0, count: 0 };

  constructor(array: Float32Array, itemSize: number) {
    super(array, itemSize);
    this.updateRanges = [this.#used];
  }

  /** So many instances are drawn in this frame. */
  use(count: number): void {
    this.#used.count = count * this.itemSize;
    this.needsUpdate = true;
  }

  override clearUpdateRanges(): void {}
}
