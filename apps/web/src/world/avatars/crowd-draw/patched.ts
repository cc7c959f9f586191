import { BufferAttribute } from "three";

interface Patch {
  start: number;
  count: number;
}

/**
 * Numbers of which stretches are sent anew, as faces are in every frame. three.js makes an object for each of them and
 * throws away the list with every picture: 0.3 KB a frame of a crowd. Here both are used again.
 */
export class Patched extends BufferAttribute {
  readonly #patches: Patch[] = [];

  override addUpdateRange(start: number, count: number): void {
    const { updateRanges } = this;
    const n = updateRanges.length;
    this.#patches[n] ??= { start, count };
    const patch = this.#patches[n] as Patch;
    patch.start = start;
    patch.count = count;
    updateRanges.push(patch);
  }

  /** One by one: a list whose length is set to nothing gives its memory back. */
  override clearUpdateRanges(): void {
    const { updateRanges } = this;
    while (updateRanges.length > 0) updateRanges.pop();
  }
}
