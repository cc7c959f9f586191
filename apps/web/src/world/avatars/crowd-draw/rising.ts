import type { Reaction } from "../../source";
import type { Plates, Rises } from "./plates";

/** Seconds on the way up. */
const RISES_S = 2.2;
/** On the way up; where motion is reduced it stands there for as long. */
export const STANDS = 0.4;
/** Of a whole crowd at once; more than that is a cloud. */
const MOST = 160;

/** Who a reaction comes from. */
interface From {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly overheadHeight: number;
}

/** Reactions over the heads of a crowd. Those of people close by are their own, see Overhead. */
export class Rising {
  readonly #all: { from: From; reaction: Reaction; age: number; drift: number }[] = [];
  readonly #over: Rises = { x: 0.5, y: 0.5, z: 0.5, aside: 0.5, opacity: 0.5 };

  add(from: From, reaction: Reaction): void {
    if (this.#all.length === MOST) return;
    const n = this.#all.length % 5;
    this.#all.push({ from, reaction, age: 0, drift: (n % 2 ? 1 : -1) * (0.08 + 0.04 * n) });
  }

  /** @param reduced they stand where they would rise */
  update(seconds: number, plates: Plates, reduced: boolean): void {
    let kept = 0;
    for (const each of this.#all) {
      each.age += seconds;
      const t = each.age / RISES_S;
      if (t >= 1) continue;
      this.#all[kept++] = each;
      const { from } = each;
      const over = this.#over;
      over.x = from.x;
      const way = reduced ? STANDS : t;
      over.y = from.y + from.overheadHeight + 0.35 + way * 0.9;
      over.z = from.z;
      over.aside = each.drift * (1 + way) * 2;
      over.opacity = Math.min(1, (1 - t) * 3);
      plates.sign(each.reaction, over);
    }
    this.#all.length = kept;
  }
}
