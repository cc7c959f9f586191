/** A picture as canvases give it: red, green, blue, alpha of each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** Places on a face by their number among the 478 of the face mesh that browsers find. Left and right are the person's own. */
export const AT = {
  top: 10,
  chin: 152,
  betweenBrows: 9,
  rightSide: 234,
  leftSide: 454,
  rightJaw: 172,
  leftJaw: 397,
  rightEyeOuter: 33,
  rightEyeInner: 133,
  rightEyeTop: 159,
  rightEyeBottom: 145,
  leftEyeOuter: 263,
  leftEyeInner: 362,
  leftEyeTop: 386,
  leftEyeBottom: 374,
  rightBrowInner: 107,
  rightBrowMiddle: 105,
  rightBrowOuter: 70,
  leftBrowInner: 336,
  leftBrowMiddle: 334,
  leftBrowOuter: 300,
  noseTop: 168,
  noseTip: 4,
  noseBase: 2,
  rightWing: 129,
  leftWing: 358,
  rightCorner: 61,
  leftCorner: 291,
  upperLipTop: 0,
  upperLipBottom: 13,
  lowerLipTop: 14,
  lowerLipBottom: 17,
  rightCheek: 50,
  leftCheek: 280,
  rightIris: 468,
  leftIris: 473,
} as const;
export type Place = keyof typeof AT;
export const FACE_POINTS = 478;
/** Along the upper rim of the face, from the person's right to left. */
export const FOREHEAD = [67, 109, 10, 338, 297] as const;
