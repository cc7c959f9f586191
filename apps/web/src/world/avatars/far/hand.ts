import type { Matrix4 } from "three";
import type { PicturePose } from "./cells";

/** Where the hands of a picture are, metres from the feet of a body that faces +z: to the side, up, ahead. */
const HANDS: Readonly<Record<PicturePose, readonly [number, number, number]>> = {
  rest: [0.27, 0.82, 0.06],
  up: [0.3, 1.92, 0.08],
  seated: [0.2, 0.72, 0.36],
};

/** Good enough for a spark of light across a hall. What is held points up. */
export function pictureHand(pose: PicturePose, name: "leftHand" | "rightHand", out: Matrix4): void {
  const [x, y, z] = HANDS[pose];
  out.makeRotationX(-Math.PI / 2).setPosition(name === "leftHand" ? x : -x, y, z);
}
