/** As DevTools tells it. */
interface Profile {
  head: Node;
}
interface Node {
  callFrame: { functionName: string; lineNumber: number };
  selfSize: number;
  children: readonly Node[];
}

/** A function, and what it leaves on the heap. */
export interface Allocator {
  name: string;
  /** A frame. */
  bytes: number;
}

/** Of all who allocate, each with its own part only. */
export function allocatorsOf({ head }: Profile, frames: number): Allocator[] {
  const found = new Map<string, number>();
  const visit = ({ callFrame, selfSize, children }: Node) => {
    const name = `${callFrame.functionName || "(anonymous)"}:${callFrame.lineNumber + 1}`;
    if (selfSize > 0) found.set(name, (found.get(name) ?? 0) + selfSize);
    for (const child of children) visit(child);
  };
  visit(head);
  return [...found]
    .map(([name, bytes]) => ({ name, bytes: bytes / frames }))
    .sort((a, b) => b.bytes - a.bytes);
}
