import { HUMAN_LOOKS, humanRecipe, randomHuman, STYLES } from "../../../packages/avatars/src/human/index";
import { Picture } from "../picture";
import { posedPerson, readHumanPack } from "../posed-person";
import { savePicture } from "../save-picture";
import type { SheetOptions } from "./options";

/** Pixels of a person from head to foot, and of a head; twice as many are drawn. */
const BODY = { width: 96, height: 210 };
const HEAD = 96;

/**
 * People in rows, under each row their heads, without a browser: by the room's light worked out here, which on a busy
 * machine is done in minutes where software 3D takes an hour.
 */
export function drawSheet(options: SheetOptions, out: string): void {
  const pack = readHumanPack();
  const style = STYLES.find((name) => name === options.style) ?? "toon";
  const columns = Math.min(options.count, options.columns);
  const rows = Math.ceil(options.count / columns);
  const [width, tall, head] = [BODY.width, BODY.height, HEAD].map(
    (side) => Math.round(side * options.zoom) * 2,
  ) as [number, number, number];
  const picture = new Picture(columns * width, rows * (tall + head), [0.0232, 0.0123, 0.0331]);
  const turn = options.view === "back" ? 165 : options.view === "side" ? 90 : 11;
  for (let n = 0; n < options.count; n++) {
    const seed = options.seed + n;
    const look = options.looks ? HUMAN_LOOKS[n % HUMAN_LOOKS.length]?.recipe : undefined;
    const recipe = structuredClone(look ? { ...look, style } : randomHuman(seed, style));
    for (const [path, value] of Object.entries(options.set)) put(recipe, path.split("."), value);
    const { avatar, mesh } = posedPerson(pack, humanRecipe.parse(recipe), options.level, {
      seed,
      doing: { seated: options.view === "seated", singing: options.view === "singing" },
    });
    const x = (n % columns) * width;
    const y = Math.floor(n / columns) * (tall + head);
    picture.draw(mesh, { turn, tilt: 4, at: [0, 0.98, 0], reach: 1.08 }, [x, y, tall, width], style);
    const eyes = avatar.eyeHeight - (options.view === "seated" ? 0.45 : 0);
    picture.draw(
      mesh,
      { turn, tilt: 3, at: [0, eyes + 0.01, 0.03], reach: 0.21 },
      [x, y + tall, head, width],
      style,
    );
    process.stdout.write(`${seed}: ${mesh.index.length / 3} triangles\n`);
  }
  savePicture(picture, out, ["-q:v", "4"]);
}

function put(into: object, path: readonly string[], value: string): void {
  const [key = "", ...rest] = path;
  const at = into as Record<string, unknown>;
  if (rest.length > 0) put(at[key] as object, rest, value);
  else at[key] = value === "null" ? null : /^\d+$/.test(value) ? Number(value) : value;
}
