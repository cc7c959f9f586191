/** Every circle once, from its alphabetically first member and back to it. */
export function cyclesIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found = new Map<string, string[]>();
  const walk = (node: string, path: string[]) => {
    const seenAt = path.indexOf(node);
    if (seenAt >= 0) {
      const circle = path.slice(seenAt);
      const first = circle.indexOf([...circle].sort()[0] ?? "");
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.set(turned.join(), [...turned, turned[0] ?? ""]);
      return;
    }
    for (const next of graph.get(node) ?? []) walk(next, [...path, node]);
  };
  for (const node of graph.keys()) walk(node, []);
  return [...found.values()];
}
