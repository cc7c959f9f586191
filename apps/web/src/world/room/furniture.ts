import { dice } from "@karaverse/avatars";
import type { ModelName, Prop } from "@karaverse/worlds";
import { BufferGeometry, Float32BufferAttribute, IcosahedronGeometry, PlaneGeometry } from "three";
import { BRASS, box, DARK, globe, halo, hoop, type Kit, lathe, rod, soft, tone, WALNUT } from "./kit";

type Build = (kit: Kit, prop: Prop) => void;

const roundTable: Build = ({ shop }, { size }) => {
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

const lowTable: Build = ({ shop }, { size }) => {
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

/** A tub chair: a cushion in a curved back that is open to -z. */
const chair: Build = ({ shop }, { colour }) => {
  const cloth = colour ?? "#6d1638";
  shop.add(
    "velvet",
    lathe(
      [
        [0.001, 0.38],
        [0.26, 0.38],
        [0.29, 0.41],
        [0.29, 0.47],
        [0.26, 0.5],
        [0.001, 0.505],
      ],
      24,
    ),
    cloth,
  );
  shop.add("velvet", shellBack(0.33, 0.27, 0.36, 0.88, 2.25), tone(cloth, 0.86));
  shop.add("metal", hoop(0.3, 0.012, 30), BRASS, { at: [0, 0.375, 0], tilt: [Math.PI / 2, 0] });
  for (let n = 0; n < 4; n++) {
    const a = Math.PI / 4 + (n * Math.PI) / 2;
    shop.add("metal", rod(0.016, 0.01, 0.39), BRASS, {
      at: [Math.cos(a) * 0.21, 0.19, Math.sin(a) * 0.21],
      tilt: [Math.sin(a) * -0.14, Math.cos(a) * 0.14],
    });
  }
};

/** A curved, padded back: thicker and rounded at the rim, lower towards its arms. */
function shellBack(outer: number, inner: number, low: number, high: number, sweep: number): BufferGeometry {
  const [across, up] = [22, 5];
  const position: number[] = [];
  const index: number[] = [];
  for (let i = 0; i <= across; i++) {
    const k = (i / across) * 2 - 1;
    const a = Math.PI / 2 + (k * sweep) / 2;
    const top = low + (high - low) * (1 - 0.42 * Math.abs(k) ** 2.4);
    for (let j = 0; j <= up * 2 + 1; j++) {
      const onOuter = j <= up;
      const t = onOuter ? j / up : (up * 2 + 1 - j) / up;
      const rim = Math.sin(Math.PI * Math.min(1, t * 1.05)) * 0.012;
      const r =
        (onOuter ? outer + rim : inner - rim) + (onOuter ? -1 : 1) * 0.022 * Math.max(0, t - 0.75) * 4;
      position.push(Math.cos(a) * r, low + (top - low) * t, Math.sin(a) * r);
    }
  }
  const row = up * 2 + 2;
  for (let i = 0; i < across; i++)
    for (let j = 0; j < row - 1; j++) {
      const p = i * row + j;
      index.push(p, p + 1, p + row, p + 1, p + row + 1, p + row);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(position, 3));
  geometry.setAttribute("uv", new Float32BufferAttribute(new Float32Array((position.length / 3) * 2), 2));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

const sofa: Build = ({ shop }, { size, colour, components }) => {
  const cloth = colour ?? "#6d1638";
  const { width: w, depth: d } = size;
  const places = components.filter((part) => part.kind === "seat").length;
  shop.add("velvet", soft(w, 0.24, d - 0.06, 0.06), tone(cloth, 0.75), { at: [0, 0.24, 0] });
  for (let n = 0; n < places; n++) {
    const x = (n - (places - 1) / 2) * 0.72;
    shop.add("velvet", soft(0.7, 0.16, 0.66, 0.07), cloth, { at: [x, 0.41, -0.08] });
    shop.add("velvet", soft(0.7, 0.5, 0.2, 0.09), tone(cloth, 0.94), {
      at: [x, 0.68, 0.26],
      tilt: [0.12, 0],
    });
    shop.add("metal", globe(0.014, 8), BRASS, { at: [x - 0.16, 0.72, 0.155] });
    shop.add("metal", globe(0.014, 8), BRASS, { at: [x + 0.16, 0.72, 0.155] });
  }
  shop.add("velvet", soft(w, 0.62, 0.14, 0.06), tone(cloth, 0.7), { at: [0, 0.5, d / 2 - 0.08] });
  for (const s of [-1, 1])
    shop.add("velvet", soft(0.17, 0.36, d - 0.08, 0.08), tone(cloth, 0.82), {
      at: [s * (w / 2 - 0.07), 0.46, 0],
    });
  for (const x of [-1, 1])
    for (const z of [-1, 1])
      shop.add("metal", rod(0.022, 0.014, 0.13), BRASS, {
        at: [x * (w / 2 - 0.12), 0.065, z * (d / 2 - 0.12)],
      });
};

const stool: Build = ({ shop }, { size, colour }) => {
  const h = size.height;
  shop.add(
    "velvet",
    lathe(
      [
        [0.001, h - 0.09],
        [0.19, h - 0.09],
        [0.21, h - 0.06],
        [0.2, h - 0.015],
        [0.001, h],
      ],
      24,
    ),
    colour ?? "#6d1638",
  );
  shop.add("metal", hoop(0.2, 0.012, 26), BRASS, { at: [0, h - 0.09, 0], tilt: [Math.PI / 2, 0] });
  shop.add(
    "metal",
    lathe(
      [
        [0.2, 0],
        [0.21, 0.02],
        [0.06, 0.045],
        [0.025, 0.1],
        [0.025, h - 0.1],
      ],
      20,
    ),
    BRASS,
  );
  shop.add("metal", hoop(0.16, 0.01, 24), BRASS, { at: [0, 0.26, 0], tilt: [Math.PI / 2, 0] });
};

const bar: Build = (kit, { size }) => {
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
  for (let n = 0; n < 3; n++) {
    const x = (n - 1) * (w / 3);
    shop.add("metal", rod(0.006, 0.006, 1.4, 6), BRASS, { at: [x, 3.1, 0] });
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
      { at: [x, 2.2, 0] },
    );
    shop.add("glow", globe(0.055, 12), "#ffe0ac", { at: [x, 2.24, 0] });
    halo(kit, x, 2.18, 0, "#ffab5a", 1.5);
  }
};

const bottleShelf: Build = (kit, { size }) => {
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

const shade = (
  kit: Kit,
  y: number,
  top: number,
  bottom: number,
  height: number,
  colour: string,
  size: number,
) => {
  kit.shop.add(
    "glow",
    lathe(
      [
        [bottom, 0],
        [top, height],
      ],
      22,
    ),
    tone(colour, 0.92),
    { at: [0, y, 0] },
  );
  kit.shop.add("glow", globe(Math.min(top, 0.05), 8), "#fff0d0", { at: [0, y + height * 0.35, 0] });
  halo(kit, 0, y + height * 0.4, 0, "#ff9a4a", size);
};

const tableLamp: Build = (kit, { size, colour }) => {
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

const floorLamp: Build = (kit, { size, colour }) => {
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

const sconce: Build = (kit) => {
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

const pendant: Build = (kit, { size }) => {
  const { shop } = kit;
  shop.add("metal", rod(0.008, 0.008, size.height, 6), BRASS, { at: [0, size.height / 2, 0] });
  shop.add(
    "metal",
    lathe(
      [
        [0.04, 0.24],
        [0.12, 0.2],
        [size.width / 2, 0],
        [size.width / 2 - 0.01, 0],
        [0.1, 0.18],
      ],
      28,
    ),
    BRASS,
  );
  shop.add("glow", globe(0.09, 14), "#ffe2b0", { at: [0, 0.06, 0] });
  halo(kit, 0, 0.02, 0, "#ffa85a", 2.2);
};

const speaker: Build = ({ shop }, { size }) => {
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

const micStand: Build = ({ shop }, { size }) => {
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

const plant: Build = ({ shop }, { id, size }) => {
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

const tree: Build = (kit, { id, size }) => {
  const { shop } = kit;
  const roll = dice(id.length * 77 + Math.round(size.height * 10));
  shop.add("matte", soft(1.24, 0.6, 1.24, 0.05), "#3c2c26", { at: [0, 0.3, 0] });
  shop.add("metal", box(1.27, 0.03, 1.27), "#6b5232", { at: [0, 0.6, 0] });
  shop.add("matte", rod(0.05, 0.09, size.height * 0.55, 10), "#4a3426", {
    at: [0.02, 0.6 + size.height * 0.27, 0],
    tilt: [0.04, 0.03],
  });
  for (let n = 0; n < 9; n++) {
    const a = n * 2.4;
    const r = n === 0 ? 0 : 0.42 + roll() * 0.3;
    const crown = new IcosahedronGeometry(0.5 + roll() * 0.28, 2);
    const p = crown.getAttribute("position");
    for (let i = 0; i < p.count; i++) {
      const k =
        1 + 0.16 * Math.sin(p.getX(i) * 11 + n) * Math.cos(p.getY(i) * 9) + 0.1 * Math.sin(p.getZ(i) * 17);
      p.setXYZ(i, p.getX(i) * k, p.getY(i) * k * 0.82, p.getZ(i) * k);
    }
    crown.computeVertexNormals();
    shop.add("leaf", crown, tone("#3d6844", 0.55 + roll() * 0.55), {
      at: [Math.cos(a) * r, size.height * (0.68 + 0.24 * roll()), Math.sin(a) * r],
    });
  }
  // A few bulbs live in the crown.
  for (let n = 0; n < 6; n++) {
    const a = n * 1.9;
    const [x, y, z] = [Math.cos(a) * 0.85, size.height * (0.6 + roll() * 0.3), Math.sin(a) * 0.85];
    shop.add("glow", globe(0.028, 8), "#ffdca0", { at: [x, y, z] });
    halo(kit, x, y, z, "#ffb060", 0.5);
  }
};

const stringLights: Build = (kit, { size, colour }) => {
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
    halo(kit, x, sag(x) - 0.11, 0, "#ffb264", 0.62, 0.06);
  }
};

const lantern: Build = (kit, { size }) => {
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
  halo(kit, 0, 0.2, 0, "#ff9a4a", 1.3, 0.4);
};

const fireBowl: Build = (kit, { size }) => {
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
  halo(kit, 0, 0.75, 0, "#ff7a2a", 2.9, 1);
  halo(kit, 0.1, 0.55, 0.05, "#ffc060", 1.1, 1);
};

const trellis: Build = ({ shop }, { size }) => {
  const { width: w, height: h } = size;
  for (const s of [-1, 1]) shop.add("matte", box(0.16, h, 0.16), "#4a3224", { at: [(s * w) / 2, h / 2, 0] });
  shop.add("matte", box(w + 0.5, 0.18, 0.22), "#4a3224", { at: [0, h, 0] });
  for (let y = 0.14; y < h - 0.1; y += 0.155)
    shop.add("matte", box(w - 0.1, 0.115, 0.045), tone("#5a3c2a", 0.75 + ((y * 37) % 0.4)), {
      at: [0, y, 0.05],
    });
};

const picture: Build = ({ shop }, { size }) => {
  shop.add("metal", soft(size.width, size.height, 0.05, 0.02), BRASS);
  shop.add("matte", box(size.width - 0.12, size.height - 0.12, 0.02), "#1a0f18", { at: [0, 0, -0.025] });
  const roll = dice(Math.round(size.width * 1000));
  for (let n = 0; n < 5; n++)
    shop.add(
      "matte",
      rod(0.05 + roll() * 0.16, 0.05 + roll() * 0.16, 0.004, 28),
      ["#8d1638", "#e9b35f", "#2f5d66", "#d9643f", "#3d3a6b"][n] ?? "#e9b35f",
      {
        at: [(roll() - 0.5) * size.width * 0.5, (roll() - 0.5) * size.height * 0.36, -0.037 - n * 0.004],
        tilt: [Math.PI / 2, 0],
      },
    );
};

const door: Build = ({ shop }, { size }) => {
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

/** Models that stand still. Screen, curtain, moving heads and mirror ball have files of their own. */
export const FURNITURE: Partial<Record<ModelName, Build>> = {
  "round-table": roundTable,
  "low-table": lowTable,
  chair,
  sofa,
  stool,
  bar,
  "bottle-shelf": bottleShelf,
  "table-lamp": tableLamp,
  "floor-lamp": floorLamp,
  sconce,
  pendant,
  speaker,
  "mic-stand": micStand,
  plant,
  tree,
  "string-lights": stringLights,
  lantern,
  "fire-bowl": fireBowl,
  trellis,
  picture,
  door,
};

export { DARK };
