import { dice, seedOf } from "@karaverse/avatars";
import { Float32BufferAttribute, PlaneGeometry } from "three";
import { BRASS, type Build, box, globe, halo, hoop, lathe, rod, soft } from "../kit";

export const speaker: Build = ({ shop }, { size }) => {
  const { width: w, height: h, depth: d } = size;
  shop.add("matte", soft(w, h, d, 0.03), "#17101a", { at: [0, h / 2, 0] });
  const cones =
    h > 1
      ? [
          [0.3, 0.2],
          [0.72, 0.2],
          [h - 0.28, 0.12],
        ]
      : [
          [h * 0.4, 0.17],
          [h * 0.8, 0.07],
        ];
  for (const [y, r] of cones as [number, number][]) {
    const at: [number, number, number] = [0, y, -d / 2];
    shop.add("metal", hoop(r, 0.014, 30), "#5b4a38", { at });
    shop.add(
      "matte",
      lathe(
        [
          [r, 0],
          [r * 0.4, 0.06],
          [0.001, 0.05],
        ],
        24,
      ),
      "#0b080c",
      { at, tilt: [Math.PI / 2, 0] },
    );
    shop.add("polished", globe(r * 0.3, 12), "#241a20", { at: [0, y, -d / 2 + 0.02] });
  }
};

export const micStand: Build = ({ shop }, { size }) => {
  shop.add(
    "metal",
    lathe(
      [
        [0.15, 0],
        [0.15, 0.014],
        [0.03, 0.03],
        [0.011, 0.06],
        [0.011, size.height - 0.1],
      ],
      20,
    ),
    "#8a7a68",
  );
  shop.add("metal", rod(0.018, 0.012, 0.17, 12), "#1a1216", {
    at: [0, size.height - 0.05, 0.03],
    tilt: [0.7, 0],
  });
  shop.add("metal", globe(0.032, 14), "#b9b2ac", { at: [0, size.height + 0.015, 0.09] });
};

const PAINTS = ["#8d1638", "#e9b35f", "#2f5d66", "#d9643f", "#3d3a6b", "#c98a8a", "#58755a"];

/** A frame with something painted by nobody: discs, bands, or a sun over hills. No two that hang near are alike. */
export const picture: Build = ({ shop }, { id, size: { width, height } }) => {
  shop.add("metal", soft(width, height, 0.05, 0.02), BRASS);
  const roll = dice(seedOf(id));
  roll();
  const paint = () => PAINTS[Math.floor(roll() * PAINTS.length)] ?? BRASS;
  const [w, h] = [width - 0.12, height - 0.12];
  shop.add("matte", box(w, h, 0.02), ["#1a0f18", "#201526", "#2a1a1c"][Math.floor(roll() * 3)] ?? "#1a0f18", {
    at: [0, 0, -0.025],
  });
  let layer = -0.037;
  const disc = (x: number, y: number, radius: number, colour: string) => {
    const r = Math.min(radius, w / 2 - Math.abs(x), h / 2 - Math.abs(y));
    shop.add("matte", rod(r, r, 0.004, 28), colour, { at: [x, y, layer], tilt: [Math.PI / 2, 0] });
    layer -= 0.004;
  };
  const band = (y: number, tall: number, colour: string) => {
    shop.add("matte", box(w, tall, 0.004), colour, { at: [0, y, layer] });
    layer -= 0.002;
  };
  const kind = Math.floor(roll() * 3);
  if (kind === 0)
    for (let n = 0; n < 5; n++)
      disc(
        (roll() - 0.5) * w * 0.6,
        (roll() - 0.5) * h * 0.5,
        (0.1 + 0.2 * roll()) * Math.min(w, h),
        paint(),
      );
  else if (kind === 1) {
    const bands = 4 + Math.floor(roll() * 3);
    for (let n = 0; n < bands; n++)
      band(((n + 0.5) / bands - 0.5) * h, (h / bands) * (0.5 + 0.5 * roll()), paint());
  } else {
    const hills = [paint(), paint(), paint()];
    disc((roll() - 0.5) * w * 0.5, h * (0.06 + 0.16 * roll()), 0.2 * Math.min(w, h), "#e9b35f");
    for (let n = 0; n < 3; n++) band(-h * (0.5 - (3 - n) * 0.08), h * (3 - n) * 0.16, hills[n] ?? BRASS);
  }
};

export const door: Build = ({ shop }, { size }) => {
  shop.add("polished", soft(size.width + 0.24, size.height + 0.12, 0.12, 0.03), "#2a1410", {
    at: [0, size.height / 2, 0.02],
  });
  const leafs = size.width > 1.6 ? [-1, 1] : [0];
  const w = size.width / leafs.length;
  for (const s of leafs) {
    const x = s * (w / 2);
    shop.add("velvet", soft(w - 0.05, size.height - 0.08, 0.1, 0.03), "#5a1230", {
      at: [x, size.height / 2, -0.05],
    });
    for (let r = 0; r < 4; r++)
      for (let c = 0; c < 3; c++)
        shop.add("metal", globe(0.018, 8), BRASS, {
          at: [x + (c - 1) * w * 0.27, 0.5 + (r * (size.height - 0.9)) / 3, -0.1],
        });
    shop.add("metal", rod(0.018, 0.018, 0.5, 10), BRASS, { at: [x + (s || 1) * -w * 0.4, 1.05, -0.15] });
  }
};

/** What holds an LED wall; its face is drawn by itself. */
export const screenFrame: Build = ({ shop }, { size: { width, height, depth } }) => {
  shop.add("polished", soft(width + 0.22, height + 0.22, depth, 0.05), "#0d0810");
};

/** Brass round a glass that is dark from afar, as the room is; what it shows from near is drawn by itself. */
export const wallMirror: Build = ({ shop }, { size: { width, height } }) => {
  shop.add("metal", soft(width + 0.16, height + 0.16, 0.05, 0.02), BRASS);
  const glass = new PlaneGeometry(width, height, 1, 6);
  const colours: number[] = [];
  const { count } = glass.getAttribute("position");
  // From the lit ceiling down to the dark floor.
  for (let n = 0; n < count; n++) {
    const part = 0.5 + glass.getAttribute("position").getY(n) / height;
    colours.push(0.024 + 0.05 * part, 0.011 + 0.02 * part, 0.013 + 0.019 * part);
  }
  glass.setAttribute("color", new Float32BufferAttribute(colours, 3));
  shop.add("glow", glass, "#ffffff", { at: [0, 0, -0.035], yaw: Math.PI });
};

/** Metres from one lamp of a ring to the next. */
const LAMP_EVERY = 0.42;

/** Small lamps let into the floor, each in a rim of brass. */
export const lightRing: Build = (kit, { size, colour }) => {
  const { shop } = kit;
  const radius = size.width / 2;
  const lamps = Math.round((2 * Math.PI * radius) / LAMP_EVERY);
  for (let n = 0; n < lamps; n++) {
    const a = (n / lamps) * Math.PI * 2;
    const [x, z] = [Math.cos(a) * radius, Math.sin(a) * radius];
    shop.add("metal", rod(0.05, 0.058, 0.022, 14), BRASS, { at: [x, 0.011, z] });
    shop.add("glow", rod(0.034, 0.034, 0.008, 14), colour ?? "#e9b35f", { at: [x, 0.023, z] });
    halo(kit, x, 0.05, z, "#ffb264", 0.42, 0.06, "stage");
  }
};

export const doormat: Build = ({ shop }, { size: { width, depth }, colour }) => {
  shop.add("velvet", soft(width, 0.03, depth, 0.012), colour ?? "#3a0f1e", { at: [0, 0.016, 0] });
  for (const z of [-1, 1])
    shop.add("metal", box(width, 0.012, 0.03), BRASS, { at: [0, 0.03, z * (depth / 2 - 0.06)] });
};
