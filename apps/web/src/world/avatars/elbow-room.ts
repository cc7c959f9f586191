import type { OverHead } from "./crowd-draw/plates";

/** More names than are ever written. */
const MOST = 64;
/** Metres of a plate at scale 1: a letter, what is around the letters, and its height. */
const LETTER = 0.115;
const PADDING = 0.36;
const HEIGHT = 0.3;
/** Names may touch a little. */
const TOUCHING = 0.85;

/** Names over heads that would lie over each other as the camera sees it: whoever asks first has the place. */
export class ElbowRoom {
  readonly #taken = new Float32Array(MOST * 4);
  #count = 0;
  #x = 0;
  #y = 0;
  #z = 0;

  /** From where it is looked, metres. */
  from({ x, y, z }: { x: number; y: number; z: number }): void {
    this.#count = 0;
    this.#x = x;
    this.#y = y;
    this.#z = z;
  }

  /**
   * @param letters of the name
   * @param over where it hangs
   * @returns whether nothing lies there yet; then the place is taken
   */
  take(letters: number, { x, y, z, scale }: Omit<OverHead, "opacity" | "loud">): boolean {
    const dx = x - this.#x;
    const dz = z - this.#z;
    const away = Math.max(0.3, Math.sqrt(dx * dx + dz * dz));
    const across = Math.atan2(dx, dz);
    const up = (y - this.#y) / away;
    const halfWidth = ((letters * LETTER + PADDING) * scale * 0.5 * TOUCHING) / away;
    const halfHeight = (HEIGHT * scale * 0.5 * TOUCHING) / away;
    const taken = this.#taken;
    for (let n = 0; n < this.#count; n++) {
      const at = n * 4;
      let apart = Math.abs(across - (taken[at] as number));
      if (apart > Math.PI) apart = 2 * Math.PI - apart;
      if (apart > halfWidth + (taken[at + 2] as number)) continue;
      if (Math.abs(up - (taken[at + 1] as number)) < halfHeight + (taken[at + 3] as number)) return false;
    }
    if (this.#count === MOST) return true;
    const at = this.#count++ * 4;
    taken[at] = across;
    taken[at + 1] = up;
    taken[at + 2] = halfWidth;
    taken[at + 3] = halfHeight;
    return true;
  }
}
