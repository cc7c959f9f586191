import { type BufferGeometry, PlaneGeometry } from "three";

/** A plane of about half-metre cells, with texture coordinates in metres over `unit`. */
export function sheet(
  width: number,
  height: number,
  unitX: number,
  unitY: number,
  cell = 0.5,
): BufferGeometry {
  const g = new PlaneGeometry(
    width,
    height,
    Math.max(1, Math.round(width / cell)),
    Math.max(1, Math.round(height / cell)),
  );
  const uv = g.getAttribute("uv");
  for (let n = 0; n < uv.count; n++) uv.setXY(n, (uv.getX(n) * width) / unitX, (uv.getY(n) * height) / unitY);
  return g;
}
