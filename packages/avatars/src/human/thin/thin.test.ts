import { expect, test } from "vitest";
import type { HumanMesh } from "../piece";
import { thinned } from "./index";

/** A square of so many cells a side, on bone 0, the right half of it red. */
function sheet(cells: number, rise: (x: number, z: number) => number): HumanMesh {
  const row = cells + 1;
  const positions: number[] = [];
  const colours: number[] = [];
  // Along the line between the colours there are two vertices in each place.
  for (const red of [0, 1])
    for (let n = 0; n < row * row; n++) {
      const [x, z] = [(n % row) / cells, Math.floor(n / row) / cells];
      positions.push(x, rise(x, z), z);
      colours.push(red, 0, 0);
    }
  const index: number[] = [];
  for (let z = 0; z < cells; z++)
    for (let x = 0; x < cells; x++) {
      const a = z * row + x + (x * 2 >= cells ? row * row : 0);
      index.push(a, a + row, a + 1, a + 1, a + row, a + row + 1);
    }
  const vertices = positions.length / 3;
  return {
    positions: Float32Array.from(positions),
    normals: Float32Array.from(positions, (_, n) => Number(n % 3 === 1)),
    colours: Float32Array.from(colours),
    finish: new Uint8Array(vertices),
    skinIndex: new Uint8Array(vertices * 4),
    skinWeight: Float32Array.from({ length: vertices * 4 }, (_, n) => Number(n % 4 === 0)),
    index: Uint16Array.from(index),
    faces: {},
    groups: [{ name: "cloth", start: 0, count: index.length }],
  };
}

const HOW = { goal: 2, most: 1e-7, held: () => false, head: 1, parts: {} };

/** Square metres that triangles of one colour have, seen from above. */
function area({ positions, colours, index }: HumanMesh, red: number): number {
  let sum = 0;
  for (let i = 0; i < index.length; i += 3) {
    if (colours[(index[i] as number) * 3] !== red) continue;
    const [x, z] = [0, 2].map((axis) =>
      [0, 1, 2].map((k) => positions[(index[i + k] as number) * 3 + axis] as number),
    ) as [number[], number[]];
    const [ax, bx, cx] = x as [number, number, number];
    const [az, bz, cz] = z as [number, number, number];
    sum += ((bz - az) * (cx - ax) - (cz - az) * (bx - ax)) / 2;
  }
  return sum;
}

test("what is flat needs few triangles, and keeps its rim and where its colours meet", () => {
  const flat = thinned(
    sheet(8, () => 0),
    HOW,
  );
  expect(flat.index.length / 3).toBeLessThan(10);
  expect(area(flat, 0)).toBeCloseTo(0.5, 5);
  expect(area(flat, 1)).toBeCloseTo(0.5, 5);
});

test("what is not flat keeps its height, however few are wished for", () => {
  const ridge = thinned(
    sheet(8, (x) => Math.max(0, 0.3 - Math.abs(x - 0.5))),
    HOW,
  );
  expect(ridge.index.length / 3).toBeLessThan(30);
  expect(Math.max(...ridge.positions.filter((_, n) => n % 3 === 1))).toBeCloseTo(0.3, 5);
});

test("what is held stays to the vertex", () => {
  const mesh = sheet(4, () => 0);
  const held = thinned(mesh, { ...HOW, held: (part) => part === "cloth" });
  expect(held.index.length).toBe(mesh.index.length);
});
