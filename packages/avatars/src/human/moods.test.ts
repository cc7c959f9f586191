import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { EXPRESSION_FACES, type Expression, shapeIndex } from "../face";
import { buildHuman, FACE_SHAPES, type HumanAvatar, parseHumanPack, randomHuman, STYLES } from "./index";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../data/human.bin.gz", import.meta.url)))),
);
/** Across a table, by a camera that stands 3.7 m behind: a pixel of a window 900 high, metres. */
const PIXEL = (2 * (2 + 3.7) * Math.tan((28 * Math.PI) / 180)) / 900;
const PLAIN_PIXELS = 3.4;

/** Metres that the lowest part of a face goes down. */
function chinDrops({ mesh, faces }: HumanAvatar, mood: Expression): number {
  const drops = new Float32Array(mesh.positions.length / 3);
  for (const name of FACE_SHAPES) {
    const weight = EXPRESSION_FACES[mood][shapeIndex(name)] as number;
    const shape = faces[name];
    if (!weight || !shape) continue;
    shape.index.forEach((v, n) => {
      drops[v] = (drops[v] as number) - (shape.delta[n * 3 + 1] as number) * weight;
    });
  }
  return Math.max(...drops);
}

test.each(STYLES)(
  "who is amazed as %s drops the chin by what is seen at a conversation's distance",
  (style) => {
    for (const seed of [4, 12, 62])
      for (const level of [0, 1] as const) {
        const avatar = buildHuman(pack, randomHuman(seed, style), level);
        expect(chinDrops(avatar, "wow") / PIXEL, `${seed} ${level}`).toBeGreaterThan(PLAIN_PIXELS);
      }
  },
);
