import { expect, test } from "vitest";
import { SKINS } from "../recipe/palette";
import { humanRecipe } from "../recipe/recipe";
import { USUAL } from "../recipe/usual";
import { likeness } from "./likeness";
import { FACE_POINTS, type Picture } from "./places";

type Point = readonly [x: number, y: number, z: number];

/** The middle and the person's left half of a usual face, centimetres: x to the picture's right, y up, z to the camera. */
const MIDDLE: Readonly<Record<number, Point>> = {
  10: [0, 8.26, 4.5],
  9: [0, 4.9, 5.4],
  168: [0, 3.27, 5.2],
  4: [0, -0.46, 7.6],
  2: [0, -2.09, 6],
  0: [0, -3.4, 6],
  13: [0, -3.99, 5.2],
  14: [0, -4.54, 5.4],
  17: [0, -5.37, 5.5],
  152: [0, -9.4, 4.3],
};
const SIDES: readonly (readonly [left: number, right: number, at: Point])[] = [
  [454, 234, [7.66, 0.67, -2.4]],
  [397, 172, [6, -5, 0]],
  [263, 33, [4.75, 2.7, 3.2]],
  [362, 133, [1.86, 2.58, 3.8]],
  [386, 159, [3.2, 3.05, 3.9]],
  [374, 145, [3.2, 2.2, 3.8]],
  [336, 107, [1.3, 4.6, 4.9]],
  [334, 105, [3.4, 4.9, 4.6]],
  [300, 70, [5, 3.9, 3.5]],
  [358, 129, [2.42, -1.2, 4.9]],
  [291, 61, [2.9, -4.34, 4.3]],
  [280, 50, [3.9, -0.8, 4.4]],
  [473, 468, [3.2, 2.6, 3.9]],
  [338, 109, [1.9, 8.1, 4.2]],
  [297, 67, [3.8, 7.5, 3.4]],
];

interface Look {
  change?: Readonly<Record<number, Point>>;
  yaw?: number;
  roll?: number;
}

const SIZE = 200;
/** Pixels for a centimetre. */
const SCALE = 8;
const CENTRE: readonly [number, number] = [100, 110];

/** As the finder gives it, of a face that is held so. */
function pointsOf({ change = {}, yaw = 0, roll = 0 }: Look = {}): number[] {
  const out = new Array<number>(FACE_POINTS * 3).fill(0);
  const put = (n: number, [x, y, z]: Point) => {
    const turnedX = x * Math.cos(yaw) + z * Math.sin(yaw);
    const turnedZ = z * Math.cos(yaw) - x * Math.sin(yaw);
    const across = turnedX * Math.cos(roll) - y * Math.sin(roll);
    const up = turnedX * Math.sin(roll) + y * Math.cos(roll);
    out[n * 3] = (CENTRE[0] + across * SCALE) / SIZE;
    out[n * 3 + 1] = (CENTRE[1] - up * SCALE) / SIZE;
    out[n * 3 + 2] = (-turnedZ * SCALE) / SIZE;
  };
  for (const [n, at] of Object.entries(MIDDLE)) put(Number(n), change[Number(n)] ?? at);
  for (const [left, right, usual] of SIDES) {
    const at = change[left] ?? usual;
    put(left, at);
    put(right, [-at[0], at[1], at[2]]);
  }
  return out;
}

/** Skin below the hairline, hair above it. @param hairline over the eyes' middle, centimetres */
function pictureOf(skin: Point, hair: Point, hairline = 8.26): Picture {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  const row = CENTRE[1] - hairline * SCALE;
  for (let n = 0; n < SIZE * SIZE; n++) data.set(Math.floor(n / SIZE) < row ? hair : skin, n * 4);
  return { width: SIZE, height: SIZE, data };
}
const PICTURE = pictureOf([226, 172, 132], [24, 18, 16]);
const like = (look?: Look) => {
  const recipe = likeness(pointsOf(look), PICTURE, USUAL);
  if (!recipe) throw new Error("no face was found");
  return recipe;
};

test("a usual face becomes a usual face, and a valid recipe", () => {
  const { face } = like();
  expect(humanRecipe.safeParse(like()).success).toBe(true);
  for (const part of [face.nose, face.mouth, face.eyes, face.brows])
    for (const value of Object.values(part).filter((one) => typeof one === "number" && one > 0))
      expect(Math.abs(Number(value) - 50)).toBeLessThan(28);
});

test("what is wide, long or full in the picture is so in the recipe", () => {
  const usual = like().face;
  const at = (change: Look["change"]) => like(change ? { change } : {}).face;
  expect(at({ 291: [3.6, -4.34, 4.3] }).mouth.width).toBeGreaterThan(usual.mouth.width + 15);
  expect(at({ 358: [3, -1.2, 4.9] }).nose.width).toBeGreaterThan(usual.nose.width + 15);
  expect(at({ 397: [5, -5, 0] }).jaw).toBeLessThan(usual.jaw - 15);
  expect(at({ 17: [0, -5.9, 5.5] }).mouth.lower).toBeGreaterThan(usual.mouth.lower + 15);
  expect(at({ 263: [4.75, 3.2, 3.2] }).eyes.tilt).toBeGreaterThan(usual.eyes.tilt + 15);
  expect(at({ 386: [3.2, 3.4, 3.9] }).eyes.open).toBeGreaterThan(usual.eyes.open + 15);
  expect(at({ 152: [0, -10.8, 4.3] }).length).toBeGreaterThan(usual.length + 15);
});

test("a head held askew or turned a little is the same face; one turned away is none", () => {
  const straight = like().face;
  for (const look of [{ roll: 0.4 }, { yaw: 0.25 }, { yaw: -0.25, roll: -0.2 }])
    for (const part of ["nose", "mouth", "eyes"] as const)
      for (const [name, value] of Object.entries(like(look).face[part]))
        if (typeof value === "number")
          expect(
            Math.abs(value - Number(straight[part][name as keyof (typeof straight)[typeof part]])),
          ).toBeLessThan(6);
  expect(likeness(pointsOf({ yaw: 0.9 }), PICTURE, USUAL)).toBeNull();
  expect(likeness([], PICTURE, USUAL)).toBeNull();
});

test("skin is always one of a person, whatever the light, and hair is taken where it is no skin", () => {
  const sum = (hex: string) =>
    [1, 3, 5].reduce((all, n) => all + Number.parseInt(hex.slice(n, n + 2), 16), 0);
  const skins = [
    [250, 222, 200],
    [181, 118, 76],
    [70, 44, 30],
  ] as const;
  const found = skins.map(
    (skin) => likeness(pointsOf(), pictureOf(skin, [20, 16, 14]), USUAL)?.skin.colour ?? "",
  );
  expect(found.map(sum)).toEqual([...found.map(sum)].sort((a, b) => b - a));
  const green = likeness(pointsOf(), pictureOf([90, 140, 90], [20, 16, 14]), USUAL)?.skin.colour ?? "";
  expect(sum(green)).toBeLessThanOrEqual(sum(SKINS[0]));
  expect(Number.parseInt(green.slice(1, 3), 16)).toBeGreaterThan(Number.parseInt(green.slice(3, 5), 16));
  expect(sum(like().hair.colour)).toBeLessThan(80);
  const bald = likeness(pointsOf(), pictureOf([226, 172, 132], [226, 172, 132]), USUAL);
  expect(bald?.hair.colour, "nothing is told of hair that is not seen").toBe(USUAL.hair.colour);
});

test("hair is looked for where it begins, and grey hair in dim light is grey", () => {
  const skin: Point = [152, 96, 78];
  const above = (hair: Point, hairline: number) =>
    likeness(pointsOf(), pictureOf(skin, hair, hairline), USUAL)?.hair.colour ?? "";
  const channels = (hex: string) => [1, 3, 5].map((n) => Number.parseInt(hex.slice(n, n + 2), 16));
  // Short hair over a high forehead: what lies just over the places of the face is skin that shines.
  expect(Math.max(...channels(above([30, 24, 22], 10.6)))).toBeLessThan(60);
  const [red = 0, green = 0, blue = 0] = channels(above([190, 165, 158], 8.26));
  expect(red - Math.min(green, blue), "no pink").toBeLessThan(36);
  expect(green).toBeGreaterThan(150);
});

test("what hides the hair of a picture is taken off, and lips are painted where they are", () => {
  const before = { ...USUAL, hat: { ...USUAL.hat, style: "beanie" as const } };
  const worn = { ...before, skin: { ...USUAL.skin, lips: "#b3263f" } };
  const of = (picture: Picture) => likeness(pointsOf(), picture, worn);
  expect(of(PICTURE)?.hat.style).toBe("none");
  const bald = of(pictureOf([226, 172, 132], [226, 172, 132]));
  expect(bald?.hat.style, "nobody is uncovered for nothing").toBe("beanie");
  expect(bald?.skin.lips).toBeNull();
  const painted = pictureOf([226, 172, 132], [24, 18, 16]);
  const data = Uint8ClampedArray.from(painted.data);
  for (let row = 136; row < 156; row++)
    for (let column = 70; column < 130; column++) data.set([170, 50, 70], (row * SIZE + column) * 4);
  expect(of({ ...painted, data })?.skin.lips).not.toBeNull();
});

/** In so many times the light, and below the chin a shirt that is as bright as it is there. */
function inLightOf(times: number, skin: Point, shirt: Point): Picture {
  const { data, ...size } = pictureOf(skin, [24, 18, 16]);
  const out = Uint8ClampedArray.from(data);
  const chin = CENTRE[1] + 10 * SCALE;
  for (let n = Math.ceil(chin) * SIZE; n < SIZE * SIZE; n++) out.set(shirt, n * 4);
  return { ...size, data: out.map((byte, n) => (n % 4 === 3 ? 255 : Math.round(byte * times ** (1 / 2.2)))) };
}
const skinIn = (picture: Picture): number => {
  const hex = likeness(pointsOf(), picture, USUAL)?.skin.colour ?? "";
  return [1, 3, 5].reduce((all, n) => all + Number.parseInt(hex.slice(n, n + 2), 16), 0);
};
const FAIR: Point = [240, 196, 165];
const DEEP: Point = [106, 62, 42];
const WHITE: Point = [244, 243, 240];
const BLACK: Point = [12, 12, 14];

test("a photo in dim light shows the skin of the same photo in good light: what is white around the face tells", () => {
  for (const skin of [FAIR, DEEP]) {
    const well = skinIn(inLightOf(1, skin, WHITE));
    for (const times of [0.7, 0.5, 0.3])
      expect(Math.abs(skinIn(inLightOf(times, skin, WHITE)) - well)).toBeLessThan(45);
  }
});

test("deep skin before the dark stays deep: where nothing tells of the light nothing is guessed", () => {
  const before = skinIn(inLightOf(1, DEEP, WHITE));
  expect(Math.abs(skinIn(inLightOf(1, DEEP, BLACK)) - before)).toBeLessThan(45);
});
