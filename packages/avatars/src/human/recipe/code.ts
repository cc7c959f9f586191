import { BOTTOM_STYLES, DRESS_STYLES, PATTERNS, SHOE_STYLES, TOP_STYLES } from "../garments/outfit";
import { HUMAN_HAIR_STYLES } from "../hair/parameters";
import { EARRING_STYLES } from "../head/earrings";
import { FACE_HAIR_STYLES } from "../head/face-hair";
import { GLASSES_STYLES } from "../head/glasses";
import { HAT_STYLES } from "../head/hats";
import { NECKLACE_STYLES } from "../head/necklaces";
import { SLIDERS, type SliderName } from "../sliders";
import { decodeFirst } from "./first-code";
import { fromFirst } from "./from-first";
import { type HumanRecipe, humanRecipe, STYLES } from "./recipe";
import { USUAL } from "./usual";

const VERSION = "2";
/** Sliders that one code can carry; a hand-made recipe has a dozen. */
const MOST_DETAILS = 60;

/** Lists may grow at their ends only: codes name entries by their place. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  style: STYLES,
  "hair.style": HUMAN_HAIR_STYLES,
  "hair.side": ["left", "right"],
  faceHair: FACE_HAIR_STYLES,
  glasses: GLASSES_STYLES,
  "hat.style": HAT_STYLES,
  "jewellery.ears": EARRING_STYLES,
  "jewellery.neck": NECKLACE_STYLES,
  torso: ["separates", "dress"],
  "top.style": TOP_STYLES,
  "bottom.style": BOTTOM_STYLES,
  "dress.style": DRESS_STYLES,
  "shoes.style": SHOE_STYLES,
  "top.pattern": PATTERNS,
  "bottom.pattern": PATTERNS,
  "dress.pattern": PATTERNS,
  "shoes.pattern": PATTERNS,
};

type Leaf = string | number | null;
interface Tree {
  [key: string]: Leaf | Tree;
}

/** Every field in the order of USUAL; what kind it is follows from there. */
function fieldsOf(tree: Tree, path = ""): { path: string; usual: Leaf }[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path === "" ? key : `${path}.${key}`;
    if (at === "v" || at === "details") return [];
    return typeof value === "object" && value !== null ? fieldsOf(value, at) : [{ path: at, usual: value }];
  });
}
const FIELDS = fieldsOf(USUAL as unknown as Tree);
const NULLABLE = new Set(["skin.lips", "skin.lids", "skin.nails", "hair.tips"]);

function read(tree: Tree, path: string): Leaf {
  let at: Leaf | Tree = tree;
  for (const key of path.split(".")) at = (at as Tree)[key] ?? null;
  return at as Leaf;
}

function write(tree: Tree, path: string, value: Leaf): void {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let at = tree;
  for (const key of keys) at = at[key] as Tree;
  at[last] = value;
}

/** A recipe as at most 350 characters that are safe in links (some 150 as a rule). */
export function encodeHuman(recipe: HumanRecipe): string {
  const bytes: number[] = [];
  const tree = recipe as unknown as Tree;
  const colour = (value: string) =>
    bytes.push(...[1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16)));
  for (const { path, usual } of FIELDS) {
    const value = read(tree, path);
    if (NULLABLE.has(path)) {
      bytes.push(value === null ? 0 : 1);
      if (typeof value === "string") colour(value);
    } else if (typeof usual === "number") bytes.push(Number(value));
    else if (CHOICES[path]) bytes.push(CHOICES[path].indexOf(String(value)));
    else colour(String(value));
  }
  const details = SLIDERS.filter((name) => recipe.details[name] !== undefined).slice(0, MOST_DETAILS);
  bytes.push(details.length);
  for (const name of details) bytes.push(SLIDERS.indexOf(name), (recipe.details[name] ?? 0) + 100);
  return VERSION + toText(bytes);
}

/** null for anything that is not a whole, valid recipe. Codes of version 1 give the nearest body. */
export function decodeHuman(code: string): HumanRecipe | null {
  if (!code.startsWith(VERSION)) {
    const first = decodeFirst(code);
    return first && fromFirst(first);
  }
  const bytes = toBytes(code.slice(1));
  if (!bytes) return null;
  let at = 0;
  const byte = () => bytes[at++] ?? -1;
  const colour = () =>
    `#${[byte(), byte(), byte()].map((v) => (v & 255).toString(16).padStart(2, "0")).join("")}`;
  const recipe = structuredClone(USUAL);
  const tree = recipe as unknown as Tree;
  for (const { path, usual } of FIELDS) {
    if (NULLABLE.has(path)) {
      const flag = byte();
      if (flag > 1) return null;
      write(tree, path, flag === 1 ? colour() : null);
    } else if (typeof usual === "number") write(tree, path, byte());
    else if (CHOICES[path]) write(tree, path, CHOICES[path][byte()] ?? "");
    else write(tree, path, colour());
  }
  for (let left = byte(); left > 0; left--) {
    const name: SliderName | undefined = SLIDERS[byte()];
    const value = byte() - 100;
    if (name === undefined || recipe.details[name] !== undefined) return null;
    recipe.details[name] = value;
  }
  const parsed = at === bytes.length ? humanRecipe.safeParse(recipe) : null;
  return parsed?.success ? parsed.data : null;
}

function toText(bytes: readonly number[]): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function toBytes(text: string): number[] | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    return Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
