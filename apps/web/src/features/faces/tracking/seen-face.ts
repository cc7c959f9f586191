import { type FaceWeights, type HeadTurn, newFace, shapeNamed } from "@karaverse/avatars/face";
import type { FoundFace } from "./messages";

/** The finder's lids close to two thirds on most faces. */
const LID_GAIN = 1.4;

/** What the finder calls a shape, and how much of it there is; `_neutral` and names nobody knows are left out. */
export function weightsOf(shapes: FoundFace["shapes"]): FaceWeights {
  const weights = newFace();
  for (const { categoryName, score } of shapes) {
    const place = shapeNamed(categoryName);
    if (place === null) continue;
    const gain = categoryName.startsWith("eyeBlink") ? LID_GAIN : 1;
    weights[place] = Math.min(1, Math.max(0, score * gain));
  }
  return weights;
}

/**
 * How a head is turned for whoever owns it.
 *
 * @param matrix 4 x 4 by columns, from a face to a camera that looks at it: x to the picture's right, y up, z to the camera
 */
export function turnOf(matrix: readonly number[]): HeadTurn {
  const [, , , , upX = 0, upY = 1, , , x = 0, y = 0, z = 1] = matrix;
  return {
    yaw: Math.atan2(x, z),
    pitch: Math.asin(Math.min(1, Math.max(-1, y))),
    roll: Math.atan2(upX, upY),
  };
}

/** Seconds in which somebody who has just switched a camera on is taken to look straight at their screen. */
const SETTLING = 1;

/** Cameras stand beside what one looks at: how the head is turned counts from how it was held at first. */
export class Straight {
  readonly #sum = { yaw: 0, pitch: 0, roll: 0 };
  #count = 0;
  #since = Number.NaN;

  /** @param now seconds */
  apply(head: HeadTurn, now: number): HeadTurn {
    if (Number.isNaN(this.#since)) this.#since = now;
    const sum = this.#sum;
    if (this.#count === 0 || now - this.#since < SETTLING) {
      sum.yaw += head.yaw;
      sum.pitch += head.pitch;
      sum.roll += head.roll;
      this.#count++;
    }
    return {
      yaw: head.yaw - sum.yaw / this.#count,
      pitch: head.pitch - sum.pitch / this.#count,
      roll: head.roll - sum.roll / this.#count,
    };
  }
}
