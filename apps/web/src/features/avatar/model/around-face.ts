/** A part of a picture, pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Sides of what is cut out around a face, by the face's own. */
const AROUND = 2;

/** The face with its hair, within the picture. @param points as shares of the picture */
export function aroundFace(
  points: ArrayLike<number>,
  { width, height }: Pick<Part, "width" | "height">,
): Part {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let n = 0; n < points.length; n += 3) {
    const [x, y] = [(points[n] ?? 0) * width, (points[n + 1] ?? 0) * height];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const half = (Math.max(right - left, bottom - top) * AROUND) / 2;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const from = { x: Math.max(0, x - half), y: Math.max(0, y - half) };
  return {
    ...from,
    width: Math.min(width, x + half) - from.x,
    height: Math.min(height, y + half) - from.y,
  };
}
