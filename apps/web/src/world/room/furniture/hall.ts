import { BoxGeometry, CylinderGeometry, ExtrudeGeometry, Shape, TorusGeometry } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import { drapes } from "../curtain";
import { BRASS, type Build, box, globe, halo, lathe, rod } from "../kit";

const GILT = "#c79a52";
const PLASTER = "#7d6250";

/** Rounded at its shoulders, a little higher in the middle; stands on y = 0. */
function seatBack(width: number, height: number): ExtrudeGeometry {
  const [w, round, bevel] = [width / 2, 0.13, 0.022];
  const outline = new Shape()
    .moveTo(-w + bevel, bevel)
    .lineTo(w - bevel, bevel)
    .lineTo(w - bevel, height - round)
    .quadraticCurveTo(w - bevel, height - bevel - 0.03, w - round, height - bevel - 0.02)
    .quadraticCurveTo(0, height + 0.045, -w + round, height - bevel - 0.02)
    .quadraticCurveTo(-w + bevel, height - bevel - 0.03, -w + bevel, height - round);
  const depth = 0.1 - 2 * bevel;
  return new ExtrudeGeometry(outline, {
    ...{ depth, curveSegments: 4, bevelEnabled: true, bevelSegments: 1 },
    ...{ bevelThickness: bevel, bevelSize: bevel },
  }).translate(0, 0, -depth / 2);
}

/** Seats side by side, folded open; few triangles, because there are two hundred of them. */
export const theatreRow: Build = ({ shop }, { size, colour, components }) => {
  const velvet = colour ?? "#7a1228";
  const seats = components.flatMap((part) => (part.kind === "seat" ? [part.at.x] : []));
  const pitch = size.width / Math.max(1, seats.length);
  const pad = (w: number, h: number, d: number) => new RoundedBoxGeometry(w, h, d, 1, 0.035);
  for (const x of seats) {
    shop.add("velvet", pad(pitch - 0.12, 0.13, 0.46), velvet, { at: [x, 0.4, -0.02] });
    shop.add("velvet", seatBack(pitch - 0.08, 0.58), velvet, { at: [x, 0.4, 0.19], tilt: [0.1, 0] });
    // Wood behind, as far up as a hand's breadth under the velvet's edge.
    shop.add("polished", seatBack(pitch - 0.16, 0.46), "#3c1a12", { at: [x, 0.38, 0.235], tilt: [0.1, 0] });
    // The seat's number, on its back.
    shop.add("metal", new CylinderGeometry(0.022, 0.026, 0.012, 16), GILT, {
      at: [x, 0.76, 0.328],
      tilt: [Math.PI / 2 + 0.1, 0],
    });
  }
  for (let n = 0; n <= seats.length; n++) {
    const x = (n - seats.length / 2) * pitch;
    shop.add("polished", box(0.055, 0.56, 0.4), "#2c120e", { at: [x, 0.28, 0.04] });
    shop.add("polished", box(0.07, 0.035, 0.38), "#4a2014", { at: [x, 0.585, 0] });
  }
};

/** Rings of candles and drops of glass, on a chain. */
export const chandelier: Build = (kit, { size }) => {
  const { shop } = kit;
  const r = size.width / 2;
  shop.add("metal", rod(0.02, 0.02, size.height * 2.4, 6), BRASS, { at: [0, size.height * 1.3, 0] });
  shop.add(
    "metal",
    lathe(
      [
        [0.02, -0.5 * size.height],
        [0.09 * r, -0.42 * size.height],
        [0.03, -0.25 * size.height],
        [0.14 * r, 0],
        [0.04, 0.12 * size.height],
        [0.02, 0.4 * size.height],
      ],
      14,
    ),
    BRASS,
  );
  for (const [ring, y, count] of [
    [1, -0.1, 18],
    [0.66, 0.14, 12],
    [0.34, 0.34, 6],
  ] as const) {
    const at = y * size.height;
    shop.add("metal", new TorusGeometry(r * ring, 0.022, 6, 40), BRASS, {
      at: [0, at, 0],
      tilt: [Math.PI / 2, 0],
    });
    for (let n = 0; n < count; n++) {
      const a = (n / count) * Math.PI * 2;
      const [x, z] = [Math.cos(a) * r * ring, Math.sin(a) * r * ring];
      shop.add("matte", rod(0.018, 0.018, 0.14, 6), "#efe2c8", { at: [x, at + 0.09, z] });
      shop.add("glow", globe(0.028, 6), "#ffe6b4", { at: [x, at + 0.19, z], scale: [1, 1.6, 1] });
      shop.add("glass", globe(0.035, 6), "#ffe9cc", { at: [x, at - 0.13, z], scale: [0.8, 2.2, 0.8] });
      if (n % 2 === 0) halo(kit, x, at + 0.2, z, "#ffb264", 0.7, 0.16);
    }
  }
  halo(kit, 0, 0, 0, "#ffa85a", r * 3.4, 0.04);
};

/** The gilded frame of the stage, what is above it, and its drapes; faces along -z, towards the rows. */
export const proscenium: Build = ({ shop }, { size, colour }) => {
  const { width: w, height: h } = size;
  const top = h * 0.74;
  const d = 0.5;
  const wall = (x: number, y: number, width: number, height: number) =>
    shop.add("matte", new BoxGeometry(width, height, 0.3, Math.ceil(width), Math.ceil(height), 1), PLASTER, {
      at: [x, y, 0.2],
    });
  wall(0, (h + top) / 2, w + 7, h - top);
  for (const side of [-1, 1]) {
    for (const [out, width, depth] of [
      [0.25, 0.5, d],
      [0.62, 0.16, d + 0.16],
      [0.9, 0.32, d * 0.6],
    ] as const)
      shop.add("metal", new BoxGeometry(width, top + 0.3, depth, 1, 14, 1), GILT, {
        at: [side * (w / 2 - 0.4 + out), (top + 0.3) / 2, -0.1],
      });
    shop.add("matte", box(1.7, 0.9, d + 0.5), PLASTER, { at: [side * (w / 2 + 0.05), 0.45, -0.1] });
    for (let y = 1.4; y < top; y += 0.62)
      shop.add("metal", globe(0.09, 8), GILT, { at: [side * (w / 2 + 0.22), y, -0.42] });
  }
  for (const [up, height, depth] of [
    [0.1, 0.4, d],
    [0.42, 0.14, d + 0.16],
    [0.7, 0.3, d * 0.6],
  ] as const)
    shop.add("metal", new BoxGeometry(w + 1.6, height, depth, 30, 1, 1), GILT, { at: [0, top + up, -0.1] });
  for (let x = -w / 2 + 0.5; x < w / 2; x += 0.7)
    shop.add("metal", globe(0.1, 8), GILT, { at: [x, top + 0.42, -0.4] });
  // A shield over the middle.
  shop.add("metal", new CylinderGeometry(0.85, 0.62, 0.2, 24), GILT, {
    at: [0, top + 1.15, -0.2],
    tilt: [Math.PI / 2, 0],
  });
  shop.add("velvet", new CylinderGeometry(0.6, 0.6, 0.22, 24), "#5a1230", {
    at: [0, top + 1.15, -0.22],
    tilt: [Math.PI / 2, 0],
  });
  for (let n = 0; n <= 10; n++) {
    const a = (n / 10) * Math.PI;
    const ray = 0.34 + (n % 2) * 0.1;
    shop.add("metal", new CylinderGeometry(0.012, 0.035, ray, 6), GILT, {
      at: [Math.cos(a) * ray * 0.62, top + 1.02 + Math.sin(a) * ray * 0.62, -0.35],
      tilt: [0, a - Math.PI / 2],
    });
  }
  shop.add("metal", globe(0.15, 14), GILT, { at: [0, top + 1.02, -0.33], scale: [1, 1, 0.6] });
  shop.within({ at: [0, 0, 0.5], yaw: Math.PI }, () =>
    drapes(shop, { width: w - 0.6, height: top, colour: colour ?? "#7a1228" }),
  );
};

/** The front of a gallery on a wall behind it: plaster garlands, a velvet rail, small lamps; its front along -z. */
export const balcony: Build = (kit, { size }) => {
  const { shop } = kit;
  const { width: w, height: h, depth: d } = size;
  const cells = Math.max(2, Math.round(w * 1.6));
  shop.add("matte", new BoxGeometry(w, 0.22, d, cells, 1, 2), "#5a4234", { at: [0, 0.02, -d / 2] });
  shop.add("matte", new BoxGeometry(w, h, 0.16, cells, 2, 1), PLASTER, { at: [0, h / 2, -d] });
  for (const y of [0.08, h - 0.1]) shop.add("metal", box(w, 0.07, 0.22), GILT, { at: [0, y, -d] });
  shop.add("velvet", new BoxGeometry(w, 0.09, 0.3, cells, 1, 1), "#7a1228", { at: [0, h + 0.02, -d] });
  const bays = Math.max(1, Math.round(w / 2));
  for (let n = 0; n < bays; n++) {
    const x = ((n + 0.5) / bays - 0.5) * w;
    shop.add("metal", new TorusGeometry(0.42, 0.045, 6, 18, Math.PI), GILT, {
      at: [x, h * 0.72, -d - 0.09],
      tilt: [0, Math.PI],
    });
    shop.add("metal", globe(0.1, 8), GILT, { at: [x, h * 0.42, -d - 0.1] });
    const edge = x + w / bays / 2;
    if (n === bays - 1) continue;
    shop.add("glow", globe(0.07, 8), "#ffdfa8", { at: [edge, h * 0.5, -d - 0.16] });
    halo(kit, edge, h * 0.5, -d - 0.18, "#ffae5e", 0.9, 0.1);
  }
};
