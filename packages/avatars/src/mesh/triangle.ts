/** Where a triangle is asked what it does there, as shares of its corners: the corners and the middles of its sides. */
export const CORNERS_AND_SIDES = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [0.5, 0.5, 0],
  [0, 0.5, 0.5],
  [0.5, 0, 0.5],
] as const;
