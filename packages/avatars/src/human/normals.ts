/** One unit normal a vertex: the mean of its triangles by area. Vertices without triangles face forward. */
export function smoothNormals(positions: Float32Array, index: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const out = new Float32Array(positions.length);
  for (let i = 0; i < index.length; i += 3) {
    const a = (index[i] as number) * 3;
    const b = (index[i + 1] as number) * 3;
    const c = (index[i + 2] as number) * 3;
    const x = positions[a] as number;
    const y = positions[a + 1] as number;
    const z = positions[a + 2] as number;
    const ux = (positions[b] as number) - x;
    const uy = (positions[b + 1] as number) - y;
    const uz = (positions[b + 2] as number) - z;
    const vx = (positions[c] as number) - x;
    const vy = (positions[c + 1] as number) - y;
    const vz = (positions[c + 2] as number) - z;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (const at of [a, b, c]) {
      out[at] = (out[at] as number) + nx;
      out[at + 1] = (out[at + 1] as number) + ny;
      out[at + 2] = (out[at + 2] as number) + nz;
    }
  }
  for (let at = 0; at < out.length; at += 3) {
    const l = Math.hypot(out[at] as number, out[at + 1] as number, out[at + 2] as number);
    if (l < 1e-12) {
      out[at] = 0;
      out[at + 1] = 0;
      out[at + 2] = 1;
    } else {
      out[at] = (out[at] as number) / l;
      out[at + 1] = (out[at + 1] as number) / l;
      out[at + 2] = (out[at + 2] as number) / l;
    }
  }
  return out;
}
