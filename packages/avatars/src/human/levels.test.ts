import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { buildHuman, type HumanAvatar, parseHumanPack, randomHuman, STYLES } from "./index";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../data/human.bin.gz", import.meta.url)))),
);
const PEOPLE = 18;
/** Pixels of a metre that is a metre away, on a screen 900 pixels high. */
const SEEN = 900 / (2 * Math.tan((28 * Math.PI) / 180));
const TURNS = [0, 0.8, Math.PI / 2, Math.PI];
/** Below the eyes, metres: what is over it is head and hair. */
const CHIN = 0.17;

interface Silhouette {
  wide: number;
  /** From the soles upwards. */
  filled: Uint8Array;
}

/** What is seen of somebody against the light. @param scale pixels a metre */
function silhouetteOf({ mesh: { positions, index } }: HumanAvatar, turn: number, scale: number): Silhouette {
  const wide = Math.ceil(2 * scale);
  const filled = new Uint8Array(wide * Math.ceil(2.3 * scale));
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const at = (v: number): [x: number, y: number] => [
    ((positions[v * 3] as number) * c + (positions[v * 3 + 2] as number) * s) * scale + wide / 2,
    (positions[v * 3 + 1] as number) * scale,
  ];
  for (let i = 0; i < index.length; i += 3) {
    const corners = [0, 1, 2].map((k) => at(index[i + k] as number));
    const [a, b, d] = corners as [[number, number], [number, number], [number, number]];
    const area = (b[0] - a[0]) * (d[1] - a[1]) - (d[0] - a[0]) * (b[1] - a[1]);
    if (Math.abs(area) < 1e-9) continue;
    const [left, right] = [Math.min(a[0], b[0], d[0]), Math.max(a[0], b[0], d[0])];
    const [low, high] = [Math.max(0, Math.min(a[1], b[1], d[1])), Math.max(a[1], b[1], d[1])];
    for (let row = Math.ceil(low - 0.5); row + 0.5 <= high; row++)
      for (let column = Math.ceil(left - 0.5); column + 0.5 <= right; column++) {
        const [x, y] = [column + 0.5, row + 0.5];
        const u = ((b[0] - x) * (d[1] - y) - (d[0] - x) * (b[1] - y)) / area;
        const v = ((d[0] - x) * (a[1] - y) - (a[0] - x) * (d[1] - y)) / area;
        if (u >= 0 && v >= 0 && u + v <= 1) filled[row * wide + column] = 1;
      }
  }
  return { wide, filled };
}

/** The share of either's pixels, from a height on, that only one of them has. */
function jump(a: Silhouette, b: Silhouette, from: number): number {
  let [either, one] = [0, 0];
  for (let n = from * a.wide; n < a.filled.length; n++) {
    const [here, there] = [a.filled[n] as number, b.filled[n] as number];
    either += here | there;
    one += here ^ there;
  }
  return one / either;
}

// Edges that lie half a pixel apart are some 0.06 of a body at the nearer border, and 0.1 at the further one.
describe.each([
  { from: 0, to: 1, metres: 6, body: 0.15, head: 0.24 },
  { from: 1, to: 2, metres: 15, body: 0.22, head: 0.3 },
] as const)("who comes and goes over $metres m", ({ from, to, metres, body, head }) => {
  test("keeps their outline, hair and skirts too", () => {
    const scale = SEEN / metres;
    for (let seed = 1; seed <= PEOPLE; seed++) {
      const recipe = randomHuman(seed, STYLES[seed % STYLES.length]);
      const [fine, coarse] = [buildHuman(pack, recipe, from), buildHuman(pack, recipe, to)];
      const chin = Math.floor((fine.eyeHeight - CHIN) * scale);
      for (const turn of TURNS) {
        const [a, b] = [silhouetteOf(fine, turn, scale), silhouetteOf(coarse, turn, scale)];
        expect(jump(a, b, 0), `person ${seed} at ${turn}`).toBeLessThan(body);
        expect(jump(a, b, chin), `head ${seed} at ${turn}`).toBeLessThan(head);
      }
    }
  });
});
