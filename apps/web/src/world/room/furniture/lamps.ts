import { BRASS, type Build, globe, halo, type Kit, lathe, rod, soft, tone } from "../kit";

/** Rings of a lamp's shade, each of one brightness, and how high in it the bulb is. */
const BANDS = 6;
const BULB = 0.35;

const shade = (
  kit: Kit,
  y: number,
  top: number,
  bottom: number,
  height: number,
  colour: string,
  size: number,
) => {
  // Cloth with a bulb behind it: brightest where that is, and darker towards the rims.
  for (let n = 0; n < BANDS; n++) {
    const [low, high] = [n / BANDS, (n + 1) / BANDS];
    const radius = (up: number) => bottom + (top - bottom) * up;
    const band = lathe(
      [
        [radius(low), height * low],
        [radius(high), height * high],
      ],
      22,
    );
    const off = (low + high) / 2 - BULB;
    kit.shop.add("glow", band, tone(colour, 0.36 + 0.6 * Math.exp(-7 * off * off)), { at: [0, y, 0] });
  }
  kit.shop.add("glow", globe(Math.min(top, 0.05), 8), "#fff0d0", { at: [0, y + height * BULB, 0] });
  halo(kit, 0, y + height * 0.4, 0, "#ff9a4a", size, 0.12, "tables");
};

export const tableLamp: Build = (kit, { size, colour }) => {
  kit.shop.add(
    "metal",
    lathe(
      [
        [0.07, 0],
        [0.075, 0.012],
        [0.022, 0.03],
        [0.014, 0.09],
        [0.024, 0.12],
        [0.012, 0.15],
        [0.01, 0.24],
      ],
      16,
    ),
    BRASS,
  );
  shade(kit, 0.2, size.width * 0.26, size.width * 0.5, 0.17, colour ?? "#ffb86a", 1.5);
};

export const floorLamp: Build = (kit, { size, colour }) => {
  kit.shop.add(
    "metal",
    lathe(
      [
        [0.16, 0],
        [0.165, 0.02],
        [0.03, 0.05],
        [0.014, 0.1],
        [0.012, size.height - 0.2],
      ],
      16,
    ),
    BRASS,
  );
  shade(kit, size.height - 0.32, 0.13, size.width / 2, 0.3, colour ?? "#ffb86a", 2.1);
};

export const sconce: Build = (kit) => {
  kit.shop.add("metal", soft(0.11, 0.4, 0.05, 0.02), BRASS, { at: [0, 0, 0.05] });
  kit.shop.add("metal", rod(0.012, 0.012, 0.14, 8), BRASS, { at: [0, -0.06, -0.02], tilt: [Math.PI / 2, 0] });
  for (const x of [-0.1, 0.1]) {
    kit.shop.add("metal", rod(0.01, 0.01, 0.1, 8), BRASS, {
      at: [x / 2, -0.07, -0.09],
      tilt: [0, Math.PI / 2],
    });
    kit.shop.add(
      "glow",
      lathe(
        [
          [0.045, 0],
          [0.06, 0.06],
          [0.05, 0.18],
        ],
        16,
      ),
      "#ffc98a",
      { at: [x, -0.05, -0.1] },
    );
  }
  halo(kit, 0, 0.04, -0.14, "#ff9a4a", 1.9);
};

export const pendant: Build = (kit, { size }) => {
  const { shop } = kit;
  shop.add("metal", rod(0.008, 0.008, size.height, 6), BRASS, { at: [0, size.height / 2, 0] });
  const rim = size.width / 2;
  const outside: [number, number][] = [
    [0.04, 0.24],
    [0.12, 0.2],
    [rim, 0],
  ];
  shop.add("metal", lathe(outside, 28), tone(BRASS, 0.8));
  const inside: [number, number][] = [
    [rim - 0.004, 0.004],
    [0.115, 0.192],
    [0.03, 0.23],
  ];
  shop.add("matte", lathe(inside, 28), tone("#c8843e", 0.34));
  shop.add("glow", globe(0.065, 14), "#ffe2b0", { at: [0, 0.07, 0] });
  halo(kit, 0, 0.03, 0, "#ffa85a", 1.5);
};

export const stringLights: Build = (kit, { size, colour }) => {
  const { shop } = kit;
  const span = size.width;
  const sag = (x: number) => -size.height * (1 - ((2 * x) / span) ** 2);
  for (const s of [-1, 1])
    shop.add("matte", rod(0.04, 0.055, 4.5, 10), "#241a18", { at: [(s * span) / 2, -2.25, 0] });
  const bulbs = Math.round(span / 0.75);
  for (let n = 0; n <= bulbs; n++) {
    const x = (n / bulbs - 0.5) * span;
    const next = x + span / bulbs;
    if (n < bulbs) {
      const length = Math.hypot(next - x, sag(next) - sag(x));
      shop.add("matte", rod(0.008, 0.008, length, 5), "#120c0e", {
        at: [(x + next) / 2, (sag(x) + sag(next)) / 2, 0],
        tilt: [0, Math.PI / 2 + Math.atan2(sag(next) - sag(x), next - x)],
      });
    }
    shop.add("matte", rod(0.018, 0.022, 0.06, 8), "#120c0e", { at: [x, sag(x) - 0.04, 0] });
    shop.add("glow", globe(0.045, 10), colour ?? "#ffd49a", { at: [x, sag(x) - 0.11, 0] });
    halo(kit, x, sag(x) - 0.11, 0, "#ffb264", 0.62, 0.06, "tables");
  }
};

export const lantern: Build = (kit, { size }) => {
  kit.shop.add(
    "metal",
    lathe(
      [
        [size.width / 2, 0],
        [size.width / 2, 0.03],
      ],
      6,
    ),
    "#2a1e1a",
  );
  kit.shop.add("glow", rod(0.05, 0.055, 0.22, 10), "#ffd9a0", { at: [0, 0.16, 0] });
  for (let n = 0; n < 6; n++) {
    const a = (n * Math.PI) / 3;
    kit.shop.add("metal", rod(0.01, 0.01, size.height * 0.75, 6), "#2a1e1a", {
      at: [Math.cos(a) * size.width * 0.45, size.height * 0.38, Math.sin(a) * size.width * 0.45],
    });
  }
  kit.shop.add("metal", rod(0.03, size.width / 2, 0.14, 6), "#2a1e1a", { at: [0, size.height * 0.8, 0] });
  halo(kit, 0, 0.2, 0, "#ff9a4a", 1.3, 0.4, "tables");
};

export const fireBowl: Build = (kit, { size }) => {
  const r = size.width / 2;
  kit.shop.add(
    "matte",
    lathe(
      [
        [r * 0.55, 0],
        [r * 0.8, 0.1],
        [r, 0.42],
        [r * 0.96, 0.44],
        [r * 0.8, 0.36],
      ],
      28,
    ),
    "#2c2422",
  );
  for (let n = 0; n < 7; n++) {
    const a = n * 0.9;
    kit.shop.add("matte", rod(0.05, 0.06, 0.6, 8), n % 2 ? "#24140e" : "#3a2014", {
      at: [Math.cos(a) * 0.12, 0.42, Math.sin(a) * 0.12],
      yaw: a,
      tilt: [0.3, 1.25],
    });
  }
  kit.shop.add("glow", globe(0.26, 12), "#a83a10", { at: [0, 0.36, 0], scale: [1.3, 0.35, 1.3] });
  halo(kit, 0, 0.75, 0, "#ff7a2a", 2.9, 1, "tables");
  halo(kit, 0.1, 0.55, 0.05, "#ffc060", 1.1, 1, "tables");
};
