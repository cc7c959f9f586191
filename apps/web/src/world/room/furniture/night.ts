import { BoxGeometry, CylinderGeometry, Shape, ShapeGeometry, Vector2 } from "three";
import { BRASS, type Build, box, globe, halo, hoop, rod, soft, tone } from "../kit";

/** Dark parquet in a frame of brass, a line of light under its edge. */
export const danceFloor: Build = ({ shop }, { size }) => {
  const { width: w, depth: d } = size;
  const side = 1;
  for (let x = 0; x < Math.round(w / side); x++)
    for (let z = 0; z < Math.round(d / side); z++) {
      const [sx, sz] = [w / Math.round(w / side), d / Math.round(d / side)];
      shop.add(
        "polished",
        new BoxGeometry(sx - 0.015, 0.02, sz - 0.015, 2, 1, 2),
        (x + z) % 2 ? "#2e1a1c" : "#4a2a22",
        { at: [(x + 0.5) * sx - w / 2, 0.01, (z + 0.5) * sz - d / 2] },
      );
    }
  for (const s of [-1, 1]) {
    shop.add("metal", box(w + 0.16, 0.035, 0.08), BRASS, { at: [0, 0.017, (s * (d + 0.08)) / 2] });
    shop.add("metal", box(0.08, 0.035, d), BRASS, { at: [(s * (w + 0.08)) / 2, 0.017, 0] });
    shop.add("glow", box(w + 0.2, 0.008, 0.02), "#c8763a", { at: [0, 0.006, (s * (d + 0.22)) / 2] });
    shop.add("glow", box(0.02, 0.008, d + 0.2), "#c8763a", { at: [(s * (w + 0.22)) / 2, 0.006, 0] });
  }
};

/** Four tubes and their braces, hung from the ceiling. */
export const truss: Build = ({ shop }, { size }) => {
  const { width: w, height: h, depth: d } = size;
  const steel = "#3a3236";
  for (const y of [-h / 2, h / 2])
    for (const z of [-d / 2, d / 2])
      shop.add("metal", rod(0.03, 0.03, w, 6), steel, { at: [0, y, z], tilt: [0, Math.PI / 2] });
  const bays = Math.round(w / h);
  const length = Math.hypot(w / bays, h);
  for (let n = 0; n < bays; n++)
    for (const z of [-d / 2, d / 2])
      shop.add("metal", rod(0.014, 0.014, length, 5), steel, {
        at: [((n + 0.5) / bays - 0.5) * w, 0, z],
        tilt: [0, (n % 2 ? 1 : -1) * Math.atan2(w / bays, h)],
      });
  for (const x of [-0.36, 0.36])
    shop.add("metal", rod(0.01, 0.01, 3, 5), "#1a1618", { at: [x * w, h / 2 + 1.5, 0] });
};

/** An arch of wood and brass around a lit page of titles. */
export const jukebox: Build = (kit, { size }) => {
  const { shop } = kit;
  const { width: w, height: h, depth: d } = size;
  const r = w / 2;
  shop.add("polished", box(w, h - r, d), "#3a1a12", { at: [0, (h - r) / 2, 0] });
  shop.add("polished", new CylinderGeometry(r, r, d, 28, 1, false, -Math.PI / 2, Math.PI), "#3a1a12", {
    at: [0, h - r, 0],
    tilt: [Math.PI / 2, 0],
    yaw: Math.PI,
  });
  const front = -d / 2 - 0.01;
  for (const [ring, tint] of [
    [0.92, "#ff9a4a"],
    [0.76, "#e0506a"],
  ] as const) {
    const arc = Math.PI;
    for (let n = 0; n <= 14; n++) {
      const a = (n / 14) * arc;
      shop.add("glow", globe(0.028, 6), tint, {
        at: [Math.cos(a) * r * ring, h - r + Math.sin(a) * r * ring, front],
      });
    }
    for (const s of [-1, 1])
      shop.add("glow", box(0.035, h - r - 0.24, 0.02), tint, {
        at: [s * r * ring, (h - r) / 2 + 0.1, front],
      });
  }
  shop.add("glow", box(w * 0.56, 0.42, 0.01), "#e8c890", { at: [0, h - r + 0.02, front] });
  for (let n = 0; n < 5; n++)
    shop.add("matte", box(w * 0.46 - (n % 3) * 0.06, 0.02, 0.01), "#3a1a12", {
      at: [0, h - r + 0.16 - n * 0.07, front - 0.006],
    });
  shop.add("metal", soft(w * 0.62, 0.3, 0.03, 0.01), BRASS, { at: [0, 0.52, front] });
  for (let n = 0; n < 6; n++)
    shop.add("matte", box(w * 0.54, 0.018, 0.01), "#160a0c", { at: [0, 0.42 + n * 0.04, front - 0.018] });
  shop.add("metal", box(w + 0.06, 0.1, d + 0.06), BRASS, { at: [0, 0.05, 0] });
  halo(kit, 0, h - r, front - 0.2, "#ff9a4a", 1.9, 0.05);
};

/** A counter under a striped cloth roof, with a row of bulbs. */
export const marketStall: Build = (kit, { size, colour }) => {
  const { shop } = kit;
  const { width: w, height: h, depth: d } = size;
  for (const x of [-w / 2 + 0.08, w / 2 - 0.08])
    for (const z of [-d / 2 + 0.08, d / 2 - 0.08])
      shop.add("matte", box(0.09, h - 0.3, 0.09), "#2c1d14", { at: [x, (h - 0.3) / 2, z] });
  shop.add("matte", new BoxGeometry(w, 0.95, 0.5, 8, 3, 1), "#4a3020", { at: [0, 0.475, -d / 2 + 0.3] });
  shop.add("polished", box(w + 0.1, 0.06, 0.66), "#6a452c", { at: [0, 0.98, -d / 2 + 0.28] });
  shop.add("matte", box(w, 1.9, 0.06), "#2a1a12", { at: [0, 1.2, d / 2 - 0.06] });
  for (const y of [1.35, 1.75])
    shop.add("matte", box(w - 0.3, 0.04, 0.3), "#5a3a24", { at: [0, y, d / 2 - 0.25] });
  for (let n = 0; n < 18; n++) {
    const row = n % 2;
    shop.add(
      "glass",
      rod(0.05, 0.06, 0.2 + (n % 3) * 0.05, 8),
      ["#8a3a2a", "#c8862a", "#4a6a4a"][n % 3] ?? "#8a3a2a",
      {
        at: [(Math.floor(n / 2) / 8 - 0.5) * (w - 0.6), 1.47 + row * 0.4, d / 2 - 0.25],
      },
    );
  }
  const stripes = 9;
  for (let n = 0; n < stripes; n++) {
    const cloth = n % 2 ? "#e6d3b0" : (colour ?? "#8d2f3c");
    const x = ((n + 0.5) / stripes - 0.5) * (w + 0.5);
    const width = (w + 0.5) / stripes;
    shop.add("velvet", new BoxGeometry(width, 0.03, d + 0.5, 1, 1, 5), cloth, {
      at: [x, h - 0.1, -0.1],
      tilt: [-0.16, 0],
    });
    shop.add("velvet", box(width, 0.26, 0.02), tone(cloth, 0.86), { at: [x, h - 0.44, -d / 2 - 0.33] });
  }
  for (let n = 0; n < 9; n++) {
    const x = (n / 8 - 0.5) * (w - 0.2);
    shop.add("glow", globe(0.045, 8), "#ffdca0", { at: [x, h - 0.62, -d / 2 - 0.2] });
    halo(kit, x, h - 0.62, -d / 2 - 0.22, "#ffb264", 0.6, 0.08);
  }
};

/** Towers and a roof of trusses over an open stage, cloth behind and beside it, bulbs along the front; that is +z. */
export const stageRoof: Build = (kit, { size }) => {
  const { shop } = kit;
  const { width: w, height: h, depth: d } = size;
  const steel = "#4a4246";
  for (const x of [-w / 2, w / 2])
    for (const z of [-d / 2 + 0.4, d / 2 - 0.4]) {
      for (const [dx, dz] of [
        [-0.2, -0.2],
        [0.2, -0.2],
        [-0.2, 0.2],
        [0.2, 0.2],
      ] as const)
        shop.add("metal", rod(0.04, 0.04, h, 6), steel, { at: [x + dx, h / 2, z + dz] });
      for (let y = 0.4; y < h; y += 0.8)
        shop.add("metal", hoop(0.28, 0.016, 4), steel, { at: [x, y, z], tilt: [Math.PI / 2, 0] });
    }
  for (const z of [-d / 2 + 0.4, 0, d / 2 - 0.4])
    for (const y of [h - 0.4, h])
      shop.add("metal", rod(0.05, 0.05, w + 0.6, 6), steel, { at: [0, y, z], tilt: [0, Math.PI / 2] });
  for (let n = 0; n < 24; n++)
    shop.add("metal", rod(0.02, 0.02, Math.hypot(w / 24, 0.4), 5), steel, {
      at: [((n + 0.5) / 24 - 0.5) * w, h - 0.2, d / 2 - 0.4],
      tilt: [0, (n % 2 ? 1 : -1) * Math.atan2(w / 24, 0.4)],
    });
  for (const s of [-1, 1])
    shop.add("matte", new BoxGeometry(w / 2 + 1.2, 0.1, d + 1.4, 6, 1, 6), "#241a22", {
      at: [(s * w) / 4, h + 0.62, 0],
      tilt: [0, s * -0.1],
    });
  shop.add("velvet", new BoxGeometry(w, h, 0.06, 36, 16, 1), "#43142c", { at: [0, h / 2, -d / 2 + 0.3] });
  // Up to the ridge: what is between roof and cloth would be sky.
  const gable = new Shape([
    new Vector2(-w / 2, h),
    new Vector2(w / 2, h),
    new Vector2(w / 2, h + 0.1),
    new Vector2(0, h + 1.06),
    new Vector2(-w / 2, h + 0.1),
  ]);
  shop.add("velvet", new ShapeGeometry(gable), "#43142c", { at: [0, 0, -d / 2 + 0.33] });
  for (const s of [-1, 1])
    for (let n = 0; n < 3; n++)
      shop.add("velvet", new BoxGeometry(0.9, h - 0.4, 0.1, 4, 12, 1), "#5c1a34", {
        at: [s * (w / 2 - 0.7), (h - 0.4) / 2, -d / 2 + 1.4 + n * 2.1],
        yaw: s * 0.3,
      });
  const bulbs = Math.round(w / 0.6);
  for (let n = 0; n <= bulbs; n++) {
    const x = (n / bulbs - 0.5) * w;
    shop.add("glow", globe(0.06, 8), "#ffdca4", { at: [x, h - 0.52, d / 2 - 0.34] });
    if (n % 2 === 0) halo(kit, x, h - 0.52, d / 2 - 0.3, "#ffb264", 0.8, 0.05, "stage");
  }
};
