import { BODY_RADIUS, boundsOf, type Obstacle, obstaclesOf, type Scene } from "@karaverse/worlds";

export interface Place {
  x: number;
  z: number;
}

/** Metres between the grid's nodes: finer than the narrowest gap between two chairs. */
const STEP = 0.35;

/** Finds ways around the furniture on a grid, and straightens them. Pure; made once for a scene. */
export class Paths {
  readonly #bounds: ReturnType<typeof boundsOf>;
  readonly #obstacles: Obstacle[];
  readonly #columns: number;
  readonly #rows: number;
  readonly #blocked: Uint8Array;

  constructor(scene: Scene, who: "audience" | "performer" = "audience") {
    this.#bounds = boundsOf(scene);
    this.#obstacles = obstaclesOf(scene, who);
    const { minX, maxX, minZ, maxZ } = this.#bounds;
    this.#columns = Math.floor((maxX - minX) / STEP) + 1;
    this.#rows = Math.floor((maxZ - minZ) / STEP) + 1;
    this.#blocked = new Uint8Array(this.#columns * this.#rows);
    for (let n = 0; n < this.#blocked.length; n++) {
      const p = this.#place(n);
      this.#blocked[n] = this.free(p.x, p.z) ? 0 : 1;
    }
  }

  free(x: number, z: number): boolean {
    const { minX, maxX, minZ, maxZ } = this.#bounds;
    if (x < minX || x > maxX || z < minZ || z > maxZ) return false;
    // A hand's breadth more than the body, so that walkers don't scrape along.
    return this.#obstacles.every((shape) => clearance(shape, x, z) >= BODY_RADIUS + 0.04);
  }

  /** Corners to walk through, the last one `to` or the nearest free place to it; empty when there is no way. */
  find(from: Place, to: Place): Place[] {
    const goal = this.#nearestFree(to);
    if (goal < 0) return [];
    const end = this.free(to.x, to.z) ? to : this.#place(goal);
    if (this.#clear(from, end)) return [end];
    const start = this.#nearestFree(from);
    const cells = start < 0 ? [] : this.#search(start, goal);
    const points = [...cells.map((n) => this.#place(n)), end];
    // Keep only corners that the straight way cannot cut.
    const way: Place[] = [];
    let at = from;
    for (let n = 0; n < points.length; n++) {
      const next = points[n + 1];
      const here = points[n];
      if (here && next && !this.#clear(at, next)) {
        way.push(here);
        at = here;
      }
    }
    return cells.length > 0 ? [...way, end] : [];
  }

  #search(start: number, goal: number): number[] {
    const cost = new Float32Array(this.#blocked.length).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(this.#blocked.length).fill(-1);
    const open = new Open();
    cost[start] = 0;
    const [goalC, goalR] = [goal % this.#columns, Math.floor(goal / this.#columns)];
    const guess = (n: number) =>
      Math.hypot((n % this.#columns) - goalC, Math.floor(n / this.#columns) - goalR);
    open.add(start, guess(start));
    for (let best = open.take(); best >= 0 && best !== goal; best = open.take()) {
      const [c, r] = [best % this.#columns, Math.floor(best / this.#columns)];
      for (let dr = -1; dr <= 1; dr++)
        for (let dc = -1; dc <= 1; dc++) {
          const [nc, nr] = [c + dc, r + dr];
          if (nc < 0 || nr < 0 || nc >= this.#columns || nr >= this.#rows) continue;
          const n = nr * this.#columns + nc;
          if (this.#blocked[n]) continue;
          const next = (cost[best] ?? 0) + Math.hypot(dc, dr);
          if (next >= (cost[n] ?? 0)) continue;
          cost[n] = next;
          before[n] = best;
          open.add(n, next + guess(n));
        }
    }
    const cells: number[] = [];
    for (let n = goal; n >= 0; n = before[n] ?? -1) cells.unshift(n);
    return cells[0] === start ? cells : [];
  }

  #place(n: number): Place {
    return {
      x: this.#bounds.minX + (n % this.#columns) * STEP,
      z: this.#bounds.minZ + Math.floor(n / this.#columns) * STEP,
    };
  }

  #nearestFree({ x, z }: Place): number {
    let best = -1;
    let away = Number.POSITIVE_INFINITY;
    for (let n = 0; n < this.#blocked.length; n++) {
      if (this.#blocked[n]) continue;
      const p = this.#place(n);
      const d = (p.x - x) ** 2 + (p.z - z) ** 2;
      if (d < away) [best, away] = [n, d];
    }
    return best;
  }

  #clear(a: Place, b: Place): boolean {
    const steps = Math.ceil(Math.hypot(b.x - a.x, b.z - a.z) / 0.12);
    for (let n = 1; n <= steps; n++) {
      const t = n / steps;
      if (!this.free(a.x + (b.x - a.x) * t, a.z + (b.z - a.z) * t)) return false;
    }
    return true;
  }
}

/** Nodes to look at, the most promising first: a meadow has twenty thousand. */
class Open {
  readonly #heap: { node: number; value: number }[] = [];

  add(node: number, value: number): void {
    const heap = this.#heap;
    let at = heap.push({ node, value }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#value(parent) <= value) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** -1 when there is none left. */
  take(): number {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return -1;
    if (heap.length > 0) heap[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const least = this.#value(left + 1) < this.#value(left) ? left + 1 : left;
      if (this.#value(least) >= this.#value(at)) break;
      this.#swap(at, least);
      at = least;
    }
    return first.node;
  }

  #value(at: number): number {
    return this.#heap[at]?.value ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    if (!x || !y) return;
    this.#heap[a] = y;
    this.#heap[b] = x;
  }
}

export function clearance(shape: Obstacle, x: number, z: number): number {
  if (shape.kind === "circle") return Math.hypot(x - shape.x, z - shape.z) - shape.radius;
  const dx = Math.max(shape.minX - x, 0, x - shape.maxX);
  const dz = Math.max(shape.minZ - z, 0, z - shape.maxZ);
  return dx === 0 && dz === 0 ? -1 : Math.hypot(dx, dz);
}
