import { dice } from "@karaverse/avatars";
import {
  BufferGeometry,
  type CanvasTexture,
  Float32BufferAttribute,
  Group,
  Mesh,
  MeshBasicMaterial,
} from "three";
import { drawn } from "./textures";

interface Ridge {
  /** Metres away; the nearer one hides the foot of the farther. */
  distance: number;
  /** Metres from the ground to the picture's upper edge. */
  height: number;
  seed: number;
  foot: string;
  crest: string;
  /** Crowns along the crest, as a share of the picture's height; 0 for bare hills. */
  trees: number;
  lights: number;
}

/** Hills in the haze, and the edge of a wood with the windows of a village before them; mist lies at the foot of each. */
const RIDGES: readonly Ridge[] = [
  { distance: 62, height: 10, seed: 9, foot: "#7a4a62", crest: "#54395a", trees: 0, lights: 0 },
  { distance: 55, height: 8, seed: 5, foot: "#5d4058", crest: "#3d2d49", trees: 0.05, lights: 46 },
  { distance: 48, height: 6.5, seed: 4, foot: "#43354a", crest: "#231c2e", trees: 0.2, lights: 0 },
];
/** The ground that a ridge rises from, metres. */
const GROUND = -7;
const [WIDE, TALL] = [4_096, 256];
const SIDES = 24;

/** What stands against the sky all round. */
export class Horizon {
  readonly group = new Group();
  readonly #disposables: { dispose(): void }[] = [];

  constructor() {
    for (const ridge of RIDGES) {
      const map = pictureOf(ridge);
      const shape = ring(ridge);
      const look = new MeshBasicMaterial({ map, transparent: true, side: 2, fog: false, color: "#cccccc" });
      this.group.add(new Mesh(shape, look));
      this.#disposables.push(map, shape, look);
    }
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }
}

function pictureOf({ seed, foot, crest, trees, lights }: Ridge): CanvasTexture {
  const roll = dice(seed);
  const waves = [3, 7, 11, 19].map((times) => ({ times, phase: roll() * 6.3, size: 0.16 / (1 + times / 6) }));
  // Whole waves only: the picture meets itself at its ends.
  const rise = (x: number) =>
    0.66 +
    waves.reduce(
      (sum, { times, phase, size }) => sum + size * Math.sin((x / WIDE) * Math.PI * 2 * times + phase),
      0,
    );
  return drawn(WIDE, TALL, (g, w, h) => {
    const shade = g.createLinearGradient(0, h * 0.15, 0, h * 0.62);
    shade.addColorStop(0, crest);
    shade.addColorStop(1, foot);
    g.fillStyle = shade;
    g.beginPath();
    g.moveTo(0, h);
    for (let x = 0; x <= w; x += 4) g.lineTo(x, h - h * (rise(x) - trees));
    g.lineTo(w, h);
    g.fill();
    for (let x = 0; trees > 0 && x < w; x += 7 + roll() * 16) {
      const tall = h * trees * (0.4 + roll() * 0.8);
      const ground = h - h * (rise(x) - trees) + tall * 0.2;
      if (roll() < 0.36) fir(g, x, ground, tall * 1.35, roll);
      else crown(g, x, ground, tall, roll);
    }
    for (let n = 0; n < lights; n++) {
      // Houses stand together.
      const x = (Math.floor(n / 8) * 0.167 + 0.03 + roll() * 0.05) * w;
      const y = h - h * (rise(x) - trees) * (0.94 - roll() * 0.2);
      g.fillStyle = roll() < 0.8 ? "#ffca7a" : "#ffe6b8";
      g.globalAlpha = 0.5 + roll() * 0.5;
      g.fillRect(x, y, 2.5, 2.5);
      g.globalAlpha = 1;
    }
  });
}

/** A fir: whorls of branches that hang, each a little wider than the one above. */
function fir(g: CanvasRenderingContext2D, x: number, ground: number, tall: number, roll: () => number): void {
  const tiers = 5 + Math.floor(roll() * 3);
  for (let n = 0; n < tiers; n++) {
    const top = ground - tall * (1 - n / (tiers + 1));
    const foot = top + (tall / tiers) * 1.5;
    const half = tall * (0.05 + 0.17 * ((n + 1) / tiers)) * (0.85 + roll() * 0.3);
    g.beginPath();
    g.moveTo(x, top);
    g.lineTo(x + half, foot);
    g.lineTo(x, foot - tall * 0.03);
    g.lineTo(x - half, foot);
    g.fill();
  }
}

/** A tree with leaves: a stem, and puffs of many sizes round where its crown is. */
function crown(
  g: CanvasRenderingContext2D,
  x: number,
  ground: number,
  tall: number,
  roll: () => number,
): void {
  g.fillRect(x - tall * 0.025, ground - tall * 0.5, tall * 0.05, tall * 0.5);
  const wide = tall * (0.26 + roll() * 0.16);
  const middle = ground - tall * 0.62;
  for (let n = 0; n < 26; n++) {
    const turn = n * 2.4 + roll();
    const out = Math.sqrt((n + 0.5) / 26);
    g.beginPath();
    g.arc(
      x + Math.cos(turn) * wide * out,
      middle + Math.sin(turn) * tall * 0.36 * out,
      tall * (0.075 + 0.08 * roll() * (1.2 - out)),
      0,
      7,
    );
    g.fill();
  }
}

function ring({ distance, height }: Ridge): BufferGeometry {
  const wall: number[] = [];
  const uv: number[] = [];
  const index: number[] = [];
  for (let n = 0; n <= SIDES; n++) {
    const a = (n / SIDES) * Math.PI * 2;
    for (const y of [GROUND, height]) {
      wall.push(Math.cos(a) * distance, y, Math.sin(a) * distance);
      uv.push(n / SIDES, y < 0 ? 0 : 1);
    }
    if (n < SIDES) index.push(n * 2, n * 2 + 2, n * 2 + 1, n * 2 + 1, n * 2 + 2, n * 2 + 3);
  }
  const g = new BufferGeometry();
  g.setAttribute("position", new Float32BufferAttribute(wall, 3));
  g.setAttribute("uv", new Float32BufferAttribute(uv, 2));
  g.setIndex(index);
  return g;
}
