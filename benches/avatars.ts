import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildHuman, type HumanAvatar, parseHumanPack, randomHuman } from "@karaverse/avatars/human";
import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import { type Bench, type Figure, figure } from "../scripts/bench/figures";

const PEOPLE = 30;
/** Compilers take some people to learn what is hot; a worker in a room does, too. */
const WARM = 6;
const LEVELS = [
  { level: 0, name: "near", ms: 150, triangles: 12_000 },
  { level: 1, name: "middle", ms: 40, triangles: 3_000 },
  { level: 2, name: "far", ms: 15, triangles: 600 },
] as const;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** What travels from the worker to the page. */
function bytesOf({ mesh, faces, inverseBind }: HumanAvatar): number {
  const { positions, normals, colours, finish, skinIndex, skinWeight, index } = mesh;
  let sum = inverseBind.byteLength;
  for (const array of [positions, normals, colours, finish, skinIndex, skinWeight, index])
    sum += array.byteLength;
  for (const face of Object.values(faces)) sum += face.index.byteLength + face.delta.byteLength;
  return sum;
}

export default {
  about: `making ${PEOPLE} random people at three levels of detail`,
  async run(say): Promise<Figure[]> {
    const packed = readFileSync(HUMAN_FILE);
    const since = performance.now();
    const pack = parseHumanPack(new Uint8Array(gunzipSync(packed)));
    const figures = [
      figure("avatars.pack.bytes", packed.length, "B", { atMost: 900_000 }),
      figure("avatars.pack.parse", performance.now() - since, "ms"),
    ];
    for (const { level, name, ms, triangles } of LEVELS) {
      for (let n = 0; n < WARM; n++) buildHuman(pack, randomHuman(1_000 + n), level);
      const took: number[] = [];
      const counted: number[] = [];
      const sizes: number[] = [];
      for (let n = 0; n < PEOPLE; n++) {
        const recipe = randomHuman(n + 1);
        const from = performance.now();
        const body = buildHuman(pack, recipe, level);
        took.push(performance.now() - from);
        counted.push(body.mesh.index.length / 3);
        sizes.push(bytesOf(body));
      }
      for (const list of [took, counted, sizes]) list.sort((a, b) => a - b);
      figures.push(
        figure(`avatars.${name}.build.p50`, at(took, 0.5), "ms", { atMost: ms }),
        figure(`avatars.${name}.build.p95`, at(took, 0.95), "ms"),
        figure(`avatars.${name}.triangles.p50`, at(counted, 0.5), "", { atMost: triangles }),
        figure(`avatars.${name}.triangles.most`, at(counted, 1), ""),
        figure(`avatars.${name}.bytes.p50`, at(sizes, 0.5), "B"),
      );
      say(`${PEOPLE} people, ${name}: done`);
    }
    return figures;
  },
} satisfies Bench;
