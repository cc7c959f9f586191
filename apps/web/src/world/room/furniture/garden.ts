import { dice } from "@karaverse/avatars";
import { type BufferGeometry, IcosahedronGeometry, PlaneGeometry, Vector3 } from "three";
import { BRASS, type Build, box, globe, halo, hoop, type Kit, lathe, rod, tone } from "../kit";
import { cardOf } from "../leaf-card";

function leaf(length: number, width: number, droop: number): BufferGeometry {
  const g = new PlaneGeometry(width, length, 2, 5);
  g.translate(0, length / 2, 0);
  const p = g.getAttribute("position");
  for (let n = 0; n < p.count; n++) {
    const t = p.getY(n) / length;
    const x = p.getX(n) * Math.sin(Math.PI * Math.min(0.97, 0.12 + t * 0.9));
    p.setXYZ(n, x, p.getY(n) * (1 - droop * 0.3 * t), droop * length * t * t - Math.abs(x) * 0.4);
  }
  g.computeVertexNormals();
  return g;
}

export const plant: Build = ({ shop }, { id, size }) => {
  const roll = dice(id.length * 131 + Math.round(size.height * 100));
  const pot = size.width * 0.33;
  shop.add(
    "polished",
    lathe(
      [
        [pot * 0.7, 0],
        [pot, 0.38],
        [pot * 1.05, 0.42],
        [pot * 0.9, 0.42],
        [pot * 0.85, 0.36],
      ],
      22,
    ),
    "#4a2a20",
  );
  shop.add("metal", hoop(pot * 1.03, 0.012, 26), BRASS, { at: [0, 0.415, 0], tilt: [Math.PI / 2, 0] });
  shop.add("matte", rod(pot * 0.9, pot * 0.9, 0.02, 18), "#120a08", { at: [0, 0.37, 0] });
  for (let n = 0; n < 26; n++) {
    const a = n * 2.4;
    const ring = n / 26;
    const length = (size.height - 0.4) * (1.05 - ring * 0.5) * (0.85 + roll() * 0.3);
    shop.add(
      "leaf",
      leaf(length, 0.11 + roll() * 0.07, 0.25 + ring * 1.1),
      tone("#3f6a42", 0.6 + roll() * 0.7),
      { at: [Math.cos(a) * 0.05, 0.38, Math.sin(a) * 0.05], yaw: a, tilt: [0.12 + ring * 0.55, 0] },
    );
  }
};

const CLUMPS = 30;
const CARDS = 9;

/** Clumps of leaves around a dark core: sprays on cards, so that the crown's edge is leaves and not a solid's. */
function crownOf({ shop }: Kit, tall: number, roll: () => number): void {
  const green = (light: number) => tone("#4f7d4a", light);
  shop.add("leaf", new IcosahedronGeometry(0.86, 1), green(0.22), {
    at: [0, tall * 0.76, 0],
    scale: [1, tall * 0.21, 1],
  });
  const out = new Vector3();
  for (let n = 0; n < CLUMPS; n++) {
    // Wide in the middle of its height.
    const up = n / (CLUMPS - 1);
    const a = n * 2.4;
    const r = 1.2 * Math.sin(Math.PI * (0.16 + 0.8 * up)) ** 0.8 * (0.72 + roll() * 0.4);
    const at: [number, number, number] = [Math.cos(a) * r, tall * (0.56 + 0.42 * up), Math.sin(a) * r];
    const radius = 0.42 + roll() * 0.24;
    const light = 0.5 + up * 0.5 + roll() * 0.3;
    for (let k = 0; k < CARDS; k++) {
      const high = 1 - (2 * (k + 0.5)) / CARDS;
      const round = k * 2.4 + a;
      const wide = Math.sqrt(1 - high * high);
      out.set(Math.cos(round) * wide, high, Math.sin(round) * wide);
      // What looks to the ground has the sky behind it.
      shop.add("foliage", cardOf(radius, out, roll), green(light * (0.78 + 0.22 * high + 0.2 * roll())), {
        at,
      });
    }
  }
}

export const tree: Build = (kit, { id, size }) => {
  const { shop } = kit;
  const roll = dice(id.length * 77 + Math.round(size.height * 10));
  // A bench runs round the trunk.
  shop.add(
    "matte",
    lathe(
      [
        [0.3, 0.34],
        [0.6, 0.34],
        [0.62, 0.42],
        [0.3, 0.42],
      ],
      26,
    ),
    "#7a5236",
  );
  for (let n = 0; n < 8; n++) {
    const a = (n / 8) * Math.PI * 2;
    shop.add("matte", rod(0.03, 0.03, 0.36, 6), "#4a3022", {
      at: [Math.cos(a) * 0.52, 0.18, Math.sin(a) * 0.52],
    });
  }
  shop.add(
    "matte",
    lathe(
      [
        [0.26, 0],
        [0.17, 0.22],
        [0.13, 1.1],
        [0.1, size.height * 0.62],
        [0.02, size.height * 0.8],
      ],
      12,
    ),
    "#4a3426",
  );
  crownOf(kit, size.height, roll);
  // A few bulbs live in the crown.
  for (let n = 0; n < 6; n++) {
    const a = n * 1.9;
    const [x, y, z] = [Math.cos(a) * 1.3, size.height * (0.58 + roll() * 0.28), Math.sin(a) * 1.3];
    shop.add("glow", globe(0.028, 8), "#ffdca0", { at: [x, y, z] });
    halo(kit, x, y, z, "#ffb060", 0.5);
  }
};

export const trellis: Build = ({ shop }, { size }) => {
  const { width: w, height: h } = size;
  for (const s of [-1, 1]) shop.add("matte", box(0.16, h, 0.16), "#4a3224", { at: [(s * w) / 2, h / 2, 0] });
  shop.add("matte", box(w + 0.5, 0.18, 0.22), "#4a3224", { at: [0, h, 0] });
  for (let y = 0.14; y < h - 0.1; y += 0.155)
    shop.add("matte", box(w - 0.1, 0.115, 0.045), tone("#5a3c2a", 0.75 + ((y * 37) % 0.4)), {
      at: [0, y, 0.05],
    });
};
