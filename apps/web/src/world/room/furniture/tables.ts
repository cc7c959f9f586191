import { dice } from "@karaverse/avatars";
import { BRASS, type Build, box, globe, halo, hoop, lathe, rod, soft, WALNUT } from "../kit";

export const roundTable: Build = ({ shop }, { size }) => {
  const r = size.width / 2;
  shop.add("polished", rod(r, r, 0.045, 40), "#1c0e12", { at: [0, size.height - 0.022, 0] });
  shop.add("metal", hoop(r, 0.022, 44), BRASS, { at: [0, size.height - 0.022, 0], tilt: [Math.PI / 2, 0] });
  shop.add(
    "metal",
    lathe([
      [0.3, 0],
      [0.31, 0.02],
      [0.12, 0.05],
      [0.05, 0.12],
      [0.042, 0.4],
      [0.05, size.height - 0.1],
      [0.16, size.height - 0.05],
    ]),
    BRASS,
  );
  // Two glasses that somebody left.
  for (const [x, z, c] of [
    [0.38, 0.2, "#e8a04a"],
    [-0.3, -0.3, "#b3263f"],
  ] as const) {
    shop.add(
      "glass",
      lathe(
        [
          [0.001, 0],
          [0.034, 0.002],
          [0.006, 0.012],
          [0.005, 0.07],
          [0.045, 0.11],
          [0.05, 0.16],
        ],
        14,
      ),
      "#d8c8c0",
      { at: [x, size.height, z] },
    );
    shop.add(
      "polished",
      lathe(
        [
          [0.001, 0.08],
          [0.018, 0.085],
          [0.042, 0.11],
          [0.044, 0.13],
          [0.001, 0.13],
        ],
        14,
      ),
      c,
      { at: [x, size.height, z] },
    );
  }
};

export const lowTable: Build = ({ shop }, { size }) => {
  shop.add("polished", soft(size.width, 0.06, size.depth, 0.03), "#2a1612", {
    at: [0, size.height - 0.03, 0],
  });
  shop.add("metal", soft(size.width + 0.03, 0.02, size.depth + 0.03, 0.01), BRASS, {
    at: [0, size.height - 0.07, 0],
  });
  for (const x of [-1, 1])
    for (const z of [-1, 1])
      shop.add("metal", rod(0.02, 0.016, size.height - 0.07), BRASS, {
        at: [(x * (size.width - 0.16)) / 2, (size.height - 0.07) / 2, (z * (size.depth - 0.16)) / 2],
      });
  const roll = dice(5);
  for (let n = 0; n < 6; n++) {
    const at: [number, number, number] = [
      (roll() - 0.5) * (size.width - 0.3),
      size.height,
      (roll() - 0.5) * (size.depth - 0.3),
    ];
    shop.add(
      "glass",
      lathe(
        [
          [0.001, 0],
          [0.035, 0.001],
          [0.04, 0.12],
        ],
        14,
      ),
      "#d8c8c0",
      { at },
    );
    shop.add("polished", rod(0.036, 0.034, 0.07, 14), ["#e8a04a", "#b3263f", "#58b09a"][n % 3] ?? "#e8a04a", {
      at: [at[0], at[1] + 0.04, at[2]],
    });
  }
  // The song book and a tambourine.
  shop.add("matte", soft(0.24, 0.03, 0.32, 0.01), "#5a1230", {
    at: [0.25, size.height + 0.016, 0.42],
    yaw: 0.3,
  });
  shop.add("metal", hoop(0.13, 0.014, 24), BRASS, {
    at: [-0.22, size.height + 0.02, -0.45],
    tilt: [Math.PI / 2, 0],
  });
};

/** What a bar's lamps hang from, metres above the floor. */
const RAIL = 2.85;

export const bar: Build = (kit, { size }) => {
  const { shop } = kit;
  const { width: w, height: h, depth: d } = size;
  shop.add("matte", soft(w, h - 0.06, d - 0.12, 0.03), WALNUT, { at: [0, (h - 0.06) / 2, 0.02] });
  shop.add("polished", soft(w + 0.12, 0.06, d + 0.1, 0.025), "#1a0c10", { at: [0, h - 0.02, 0] });
  shop.add("metal", box(w + 0.12, 0.014, 0.02), BRASS, { at: [0, h - 0.055, -d / 2 - 0.045] });
  const bays = Math.round(w / 0.9);
  for (let n = 0; n < bays; n++) {
    const x = (n + 0.5 - bays / 2) * (w / bays);
    shop.add("matte", soft(w / bays - 0.14, h - 0.42, 0.03, 0.012), "#4a261c", {
      at: [x, h / 2 - 0.02, -d / 2 + 0.075],
    });
    shop.add("metal", box(0.016, h - 0.14, 0.02), BRASS, {
      at: [x + w / bays / 2, h / 2 - 0.02, -d / 2 + 0.075],
    });
  }
  shop.add("metal", rod(0.022, 0.022, w, 12), BRASS, { at: [0, 0.2, -d / 2 - 0.12], tilt: [0, Math.PI / 2] });
  shop.add("glow", box(w - 0.2, 0.018, 0.02), "#ffb060", { at: [0, h - 0.085, -d / 2 + 0.02] });
  // Lamps hang from a rail of its own: over a bar outdoors there is no ceiling.
  for (const side of [-1, 1])
    shop.add("metal", rod(0.018, 0.018, RAIL - h, 10), BRASS, {
      at: [side * (w / 2 - 0.06), (RAIL + h) / 2, d / 2 - 0.06],
    });
  shop.add("metal", rod(0.02, 0.02, w - 0.1, 10), BRASS, {
    at: [0, RAIL, d / 2 - 0.06],
    tilt: [0, Math.PI / 2],
  });
  for (const side of [-1, 0, 1])
    shop.add("metal", rod(0.012, 0.012, d / 2, 8), BRASS, {
      at: [side * (w / 3), RAIL, d / 4 - 0.06],
      tilt: [Math.PI / 2, 0],
    });
  for (let n = 0; n < 3; n++) {
    const x = (n - 1) * (w / 3);
    shop.add("metal", rod(0.006, 0.006, RAIL - 2.4, 6), BRASS, { at: [x, (RAIL + 2.4) / 2, -0.06] });
    shop.add(
      "metal",
      lathe(
        [
          [0.05, 0.22],
          [0.08, 0.2],
          [0.2, 0],
          [0.195, 0.002],
          [0.07, 0.19],
        ],
        24,
      ),
      BRASS,
      { at: [x, 2.2, -0.06] },
    );
    shop.add("glow", globe(0.055, 12), "#ffe0ac", { at: [x, 2.24, -0.06] });
    halo(kit, x, 2.18, -0.06, "#ffab5a", 1.5);
  }
};

export const bottleShelf: Build = (kit, { size }) => {
  const { shop } = kit;
  const roll = dice(17);
  const glass = ["#3f9c86", "#d99a3f", "#b3404a", "#4d78a8", "#86a052", "#d8cfc0"];
  shop.add("polished", box(size.width, size.height + 0.2, 0.03), "#1a0d12", {
    at: [0, size.height / 2, size.depth / 2 - 0.02],
  });
  for (let k = 0; k < 3; k++) {
    const y = k * 0.78;
    shop.add("polished", box(size.width, 0.04, size.depth - 0.06), WALNUT, { at: [0, y, 0] });
    shop.add("glow", box(size.width - 0.1, 0.02, 0.02), "#ffa850", {
      at: [0, y + 0.035, size.depth / 2 - 0.06],
    });
    for (let x = -size.width / 2 + 0.14; x < size.width / 2 - 0.1; x += 0.19 + roll() * 0.05) {
      if (roll() < 0.1) continue;
      const h = 0.27 + roll() * 0.2;
      const r = 0.036 + roll() * 0.018;
      shop.add(
        "glass",
        lathe(
          [
            [0.001, 0],
            [r, 0.004],
            [r, h * 0.58],
            [r * 0.36, h * 0.76],
            [r * 0.34, h],
            [0.001, h],
          ],
          10,
        ),
        glass[Math.floor(roll() * 6)] ?? "#d99a3f",
        { at: [x, y + 0.02, -0.04 + roll() * 0.1] },
      );
    }
  }
  for (let n = -2; n <= 2; n++) halo(kit, n * 1.4, 0.8, size.depth / 2 - 0.1, "#ff9a40", 1.7, 0.03);
};
