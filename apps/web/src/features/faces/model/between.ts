import { type FaceWeights, type HeadTurn, newFace } from "@karaverse/avatars/face";

/** Slower finders than this are glided between, ms; quicker ones need none of it. */
const QUICK_MS = 45;
/** No glide is longer: who was lost for a while is there again at once. */
const LONGEST_MS = 220;

/** A face between two pictures of a slow finder: on its way to what was found last, thirty times a second. */
export class Between {
  readonly weights: FaceWeights = newFace();
  readonly head: HeadTurn = { yaw: 0, pitch: 0, roll: 0 };
  readonly #from = newFace();
  readonly #to = newFace();
  readonly #fromHead: HeadTurn = { yaw: 0, pitch: 0, roll: 0 };
  readonly #toHead: HeadTurn = { yaw: 0, pitch: 0, roll: 0 };
  #foundAt = Number.NaN;
  #ms = 0;

  /** @param now ms */
  found(weights: FaceWeights, head: Readonly<HeadTurn>, now: number): void {
    const since = now - this.#foundAt;
    // NaN, the first time, is no glide.
    this.#ms = since > QUICK_MS && since < LONGEST_MS ? since : 0;
    this.read(now);
    this.#from.set(this.weights);
    Object.assign(this.#fromHead, this.head);
    this.#to.set(weights);
    Object.assign(this.#toHead, head);
    this.#foundAt = now;
  }

  /** Writes `weights` and `head`; false once what was found last has been reached. */
  read(now: number): boolean {
    const share = this.#ms > 0 ? Math.min(1, (now - this.#foundAt) / this.#ms) : 1;
    for (let n = 0; n < this.weights.length; n++) {
      const from = this.#from[n] as number;
      this.weights[n] = from + ((this.#to[n] as number) - from) * share;
    }
    for (const angle of ANGLES)
      this.head[angle] = this.#fromHead[angle] + (this.#toHead[angle] - this.#fromHead[angle]) * share;
    return share < 1;
  }
}

const ANGLES = ["yaw", "pitch", "roll"] as const;
