import type { Vec3 } from "../mesh/vector";

/** A place on an edge of the surface: t of the way from vertex a to vertex b. */
export interface Crossing {
  a: number;
  b: number;
  t: number;
}

/**
 * Where a field over the vertices is zero, as lines along the surface, longest first. A line that closes ends where it
 * began (its first crossing is not repeated).
 *
 * @param index triangles to walk over
 * @param field by vertex
 */
export function contours(index: ArrayLike<number>, field: (vertex: number) => number): Crossing[][] {
  const next = new Map<string, string[]>();
  const places = new Map<string, Crossing>();
  const keyOf = (a: number, b: number) => (a < b ? `${a},${b}` : `${b},${a}`);
  for (let i = 0; i < index.length; i += 3) {
    const found: string[] = [];
    for (let k = 0; k < 3; k++) {
      const a = index[i + k] ?? 0;
      const b = index[i + ((k + 1) % 3)] ?? 0;
      const [fa, fb] = [field(a), field(b)];
      if (fa >= 0 === fb >= 0) continue;
      const key = keyOf(a, b);
      found.push(key);
      const [low, high] = a < b ? [a, b] : [b, a];
      const [fl, fh] = a < b ? [fa, fb] : [fb, fa];
      places.set(key, { a: low, b: high, t: fl / (fl - fh) });
    }
    const [one, two] = found;
    if (one === undefined || two === undefined) continue;
    next.set(one, [...(next.get(one) ?? []), two]);
    next.set(two, [...(next.get(two) ?? []), one]);
  }
  const lines: Crossing[][] = [];
  const seen = new Set<string>();
  const walk = (from: string): string[] => {
    const line = [from];
    seen.add(from);
    for (let at = from; ; ) {
      const on = next.get(at)?.find((key) => !seen.has(key));
      if (on === undefined) return line;
      seen.add(on);
      line.push(on);
      at = on;
    }
  };
  for (const key of next.keys()) {
    if (seen.has(key)) continue;
    const line = walk(key);
    // Begun in the middle of an open line: the rest of it lies before.
    const before = walk(key).slice(1).reverse();
    lines.push([...before, ...line].flatMap((place) => places.get(place) ?? []));
  }
  return lines.sort((a, b) => b.length - a.length);
}

export function placeOf(positions: Float32Array, { a, b, t }: Crossing): Vec3 {
  const at = (k: number) => {
    const [from, to] = [positions[a * 3 + k] ?? 0, positions[b * 3 + k] ?? 0];
    return from + (to - from) * t;
  };
  return [at(0), at(1), at(2)];
}
