import { dice } from "@karaverse/avatars";
import { type BufferGeometry, CircleGeometry, IcosahedronGeometry, PlaneGeometry } from "three";
import { BRASS, type Build, box, globe, halo, hoop, type Kit, lathe, rod, tone } from "../kit";

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

/** Clumps of leaves around a dark core, and single leaves beyond them: a crown's edge is never smooth. */
function crownOf({ shop }: Kit, tall: number, roll: () => number): void {
  const green = (light: number) => tone("#3d6844", light);
  shop.add("leaf", new IcosahedronGeometry(0.8, 1), green(0.4), {
    at: [0, tall * 0.75, 0],
    scale: [1, tall * 0.2, 1],
  });
  const clumps = 26;
  for (let n = 0; n < clumps; n++) {
    // Wide in the middle of its height.
    const up = n / (clumps - 1);
    const a = n * 2.4;
    const r = 1.15 * Math.sin(Math.PI * (0.16 + 0.8 * up)) ** 0.8 * (0.72 + roll() * 0.4);
    const middle = { x: Math.cos(a) * r, y: tall * (0.56 + 0.42 * up), z: Math.sin(a) * r };
    const radius = 0.34 + roll() * 0.24;
    const light = 0.42 + up * 0.5 + roll() * 0.3;
    const clump = new IcosahedronGeometry(radius, 1);
    const p = clump.getAttribute("position");
    for (let i = 0; i < p.count; i++) {
      const k =
        1 + 0.16 * Math.sin(p.getX(i) * 11 + n) * Math.cos(p.getY(i) * 9) + 0.1 * Math.sin(p.getZ(i) * 17);
      p.setXYZ(i, p.getX(i) * k, p.getY(i) * k * 0.82, p.getZ(i) * k);
    }
    // Its normals stay those of the ball that it was: facets would be a cut stone's.
    shop.add("leaf", clump, green(light), { at: [middle.x, middle.y, middle.z] });
    for (let k = 0; k < 14; k++) {
      const [round, high] = [roll() * 6.3, roll() * 2 - 0.9];
      const out = radius * (0.92 + roll() * 0.3) * Math.sqrt(Math.max(0.1, 1 - high * high));
      shop.add("leaf", new CircleGeometry(0.07 + roll() * 0.07, 5), green(light * (0.8 + roll() * 0.5)), {
        at: [
          middle.x + Math.cos(round) * out,
          middle.y + high * radius * 0.9,
          middle.z + Math.sin(round) * out,
        ],
        yaw: roll() * 6.3,
        tilt: [roll() * 2 - 1, roll() * 3],
        scale: [1, 1.7, 1],
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
