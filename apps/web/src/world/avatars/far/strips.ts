import { PAGE_STRIPS, POSES } from "./cells";

/** By the order of POSES: where each of somebody's poses lies, -1 for what has no place. */
export type Strips = Int16Array<ArrayBuffer>;

/** By the order of POSES. */
const REST = 0;

const isSingle = (strips: Strips): boolean => strips.every((strip, n) => n === REST || strip < 0);

/**
 * Which strip of a page is whose. Everybody has one to stand in, and is sure of a second for what they do else; a third
 * while there is one to spare. Without that the pose before gives its place up.
 */
export class StripShelf {
  readonly #free = Array.from({ length: PAGE_STRIPS }, (_, n) => PAGE_STRIPS - 1 - n);
  /** How many have one only: the second of each is kept free. */
  #single = 0;

  /** Strips for somebody who came, with a place to stand in; null where the page is full. */
  admit(): Strips | null {
    if (this.#free.length < this.#single + 2) return null;
    const strips: Strips = new Int16Array(POSES.length).fill(-1);
    strips[REST] = this.#free.pop() as number;
    this.#single++;
    return strips;
  }

  /**
   * A place for another pose.
   *
   * @param pose by the order of POSES
   * @param shown in which frame each pose was shown last
   * @param since a pose that was shown then or later gives nothing up
   * @returns false while there is none
   */
  place(strips: Strips, pose: number, shown: Int32Array, since: number): boolean {
    const single = isSingle(strips);
    if (single || this.#free.length > this.#single) {
      if (single) this.#single--;
      strips[pose] = this.#free.pop() as number;
      return true;
    }
    for (let n = REST + 1; n < strips.length; n++) {
      if ((strips[n] as number) < 0 || (shown[n] as number) >= since) continue;
      strips[pose] = strips[n] as number;
      strips[n] = -1;
      return true;
    }
    return false;
  }

  /** Whoever has them goes. */
  release(strips: Strips): void {
    if (isSingle(strips)) this.#single--;
    for (const strip of strips) if (strip >= 0) this.#free.push(strip);
    strips.fill(-1);
  }
}
