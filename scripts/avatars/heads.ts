import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { HeadMap, HUMAN_HAIR_STYLES } from "../../packages/avatars/src/human/hair/index";
import {
  FACE_HAIR_STYLES,
  GLASSES_STYLES,
  HAT_STYLES,
  headPieces,
  paintUnderHair,
} from "../../packages/avatars/src/human/head/index";
import {
  AVERAGE,
  eyePieces,
  HUMAN_STYLES,
  joinPieces,
  mixHuman,
  mouthPieces,
  parseHumanPack,
  skinPiece,
  trianglesOf,
} from "../../packages/avatars/src/human/index";
import { ROOT } from "../support/root";
import { Picture } from "./picture";

const USAGE = `npm run avatars -- heads [STYLE[/HAT[/FACE HAIR[/GLASSES]]] ...] [--level 0|1|2] [--size 300] [--out FILE]
  Draws heads from four sides, without a browser. Styles: ${HUMAN_HAIR_STYLES.join(", ")}.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    level: { type: "string", default: "0" },
    size: { type: "string", default: "300" },
    out: { type: "string", default: join(ROOT, "test-results/heads.png") },
    help: { type: "boolean" },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit();
}
const TURNS = [0, 40, 90, 180];
const HAIR = ["#4f2f1f", "#a8692f", "#17110f", "#8c2f22", "#d39a4a", "#6a3050"];
const SKINS = ["#f3c7a6", "#e5ae86", "#94593a", "#fbdcc6", "#d19268", "#71402a"];

const chosen = positionals.length > 0 ? positionals : [...HUMAN_HAIR_STYLES];
const level = values.level === "1" ? 1 : values.level === "2" ? 2 : 0;
// Two pixels are drawn for each.
const size = Number(values.size) * 2;
const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(join(ROOT, "packages/avatars/data/human.bin.gz")))),
);
const picture = new Picture(size * TURNS.length, size * chosen.length, [0.05, 0.035, 0.075]);
const named = <T extends string>(list: readonly T[], name: string | undefined): T | undefined =>
  list.find((candidate) => candidate === name);

chosen.forEach((words, n) => {
  const [style, hat, faceHair, glasses] = words.split("/");
  const colour = HAIR[n % HAIR.length] ?? "#4f2f1f";
  const hair = {
    style: named(HUMAN_HAIR_STYLES, style) ?? "bald",
    colour,
    tips: null,
    length: 0,
    volume: 0,
    side: "left" as const,
    hat: named(HAT_STYLES, hat) ?? "none",
    hood: false,
  };
  const base = mixHuman(pack, { ...AVERAGE, gender: (n % 3) / 2 }, HUMAN_STYLES.toon);
  const map = new HeadMap(base);
  const face = named(FACE_HAIR_STYLES, faceHair) ?? "none";
  const skin = skinPiece(
    base,
    { skin: SKINS[n % SKINS.length] ?? "#e5ae86", lips: null, blush: 0.4, lids: null, nails: null },
    level,
  );
  const shaded = paintUnderHair(base, hair, face);
  [...new Set(trianglesOf(pack, "skin", level))].forEach((vertex, own) => {
    const [r = 0, g = 0, b = 0] = skin.colours.subarray(own * 3, own * 3 + 3);
    skin.colours.set(shaded(vertex, [r, g, b]), own * 3);
  });
  const worn = headPieces(
    map,
    {
      hair,
      hatColour: "#b3263f",
      faceHair: face,
      glasses: named(GLASSES_STYLES, glasses) ?? "none",
      earrings: "none",
      earringColour: "#e9b35f",
    },
    level,
  );
  const eyes = {
    colour: "#7a4e22",
    iris: 0.58,
    tall: 1.08,
    pupil: 0.42,
    lights: 1 as const,
    lashes: { colour: "#1c120e", length: 0 },
  };
  const mesh = joinPieces([skin, ...eyePieces(base, eyes, level), ...mouthPieces(base, level), ...worn]);
  TURNS.forEach((turn, k) => {
    const at = [0, base.marks.chin[1] + 0.02, 0.03] as const;
    picture.draw(mesh, { turn, tilt: 6, at, reach: 0.27 }, [k * size, n * size, size]);
  });
  process.stdout.write(
    `${words}: ${worn.map(({ name, index }) => `${name} ${index.length / 3}`).join(", ")}\n`,
  );
});
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, picture.png());
process.stdout.write(`${values.out}\n`);
