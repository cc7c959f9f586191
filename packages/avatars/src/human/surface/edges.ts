/** The lines along which a piece of mesh ends. */
export function edgesOf(index: ArrayLike<number>): number[][] {
  const next = new Map<number, number>();
  const sides = new Set<number>();
  const key = (a: number, b: number) => a * 65_536 + b;
  for (let i = 0; i < index.length; i++) {
    const other = i % 3 === 2 ? i - 2 : i + 1;
    sides.add(key(index[i] ?? 0, index[other] ?? 0));
  }
  for (const side of sides) {
    const [a, b] = [Math.floor(side / 65_536), side % 65_536];
    if (!sides.has(key(b, a))) next.set(a, b);
  }
  const lines: number[][] = [];
  while (next.size > 0) {
    const [first = 0] = next.keys();
    const line = [first];
    for (let v = next.get(first); v !== undefined; ) {
      next.delete(line.at(-1) ?? 0);
      if (v === first) break;
      line.push(v);
      v = next.get(v);
    }
    lines.push(line);
  }
  return lines.sort((a, b) => b.length - a.length);
}
