import { deflateSync } from "node:zlib";
import type { HumanMesh } from "../../packages/avatars/src/human/index";
import { unit, type Vec3 } from "../../packages/avatars/src/mesh/vector";

/** Where a picture is taken from: turned about the upright axis, looking at a point. */
export interface View {
  /** Degrees; 0 from the front, 90 from the person's left. */
  turn: number;
  /** Degrees down. */
  tilt?: number;
  at: Vec3;
  /** Metres from the middle of the picture to its upper edge. */
  reach: number;
}

// The light of the door: apps/web/src/world/avatars/light.ts.
const KEY = unit([0.42, 0.55, 0.78]);
const SKY: Vec3 = [0.34, 0.29, 0.36];
const GROUND: Vec3 = [0.3, 0.2, 0.14];
const LAMP: Vec3 = [0.86, 0.76, 0.66];
const RIM: Vec3 = [0.62, 0.36, 0.2];
/** Of skin where light turns into shade. */
const BLOOD: Vec3 = [0.17, 0.04, 0.02];

/** How surfaces take light: as the room's material does it (apps/web/src/world/avatars/material.ts). */
type Shading = "toon" | "anime" | "realistic";

const step = (from: number, to: number, v: number): number => {
  const t = Math.min(1, Math.max(0, (v - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/**
 * Draws meshes without a graphics card, in the light that people have at the door: a head of 20,000 triangles takes
 * 0.1 s. Both sides are not drawn: holes show as they would in a room.
 */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #rgb: Float32Array;

  constructor(width: number, height: number, background: Vec3 = [0.012, 0.007, 0.022]) {
    this.width = width;
    this.height = height;
    this.#rgb = new Float32Array(width * height * 3);
    for (let n = 0; n < this.#rgb.length; n++) this.#rgb[n] = background[n % 3] ?? 0;
  }

  /** @param place left, top, height and, where it is no square, width, in pixels */
  draw(
    mesh: HumanMesh,
    view: View,
    [left, top, side, wide = side]: readonly [number, number, number, number?],
    shading: Shading = "toon",
  ): void {
    const { sin, cos, PI } = Math;
    const [a, b] = [(view.turn * PI) / 180, ((view.tilt ?? 0) * PI) / 180];
    const back: Vec3 = [sin(a) * cos(b), sin(b), cos(a) * cos(b)];
    const right: Vec3 = [cos(a), 0, -sin(a)];
    const up: Vec3 = [-sin(a) * sin(b), cos(b), -cos(a) * sin(b)];
    const count = mesh.positions.length / 3;
    const flat = new Float32Array(count * 3);
    const far = 1.6;
    for (let v = 0; v < count; v++) {
      const p: Vec3 = [
        (mesh.positions[v * 3] as number) - view.at[0],
        (mesh.positions[v * 3 + 1] as number) - view.at[1],
        (mesh.positions[v * 3 + 2] as number) - view.at[2],
      ];
      const z = p[0] * back[0] + p[1] * back[1] + p[2] * back[2];
      const k = (far / (far - z) / view.reach) * 0.5 * side;
      flat[v * 3] = left + wide / 2 + (p[0] * right[0] + p[2] * right[2]) * k;
      flat[v * 3 + 1] = top + side / 2 - (p[0] * up[0] + p[1] * up[1] + p[2] * up[2]) * k;
      flat[v * 3 + 2] = z;
    }
    const depth = new Float32Array(wide * side).fill(-9);
    const { index } = mesh;
    for (let i = 0; i < index.length; i += 3) {
      const [a3, b3, c3] = [
        (index[i] as number) * 3,
        (index[i + 1] as number) * 3,
        (index[i + 2] as number) * 3,
      ];
      const [x0, y0] = [flat[a3] as number, flat[a3 + 1] as number];
      const [x1, y1] = [flat[b3] as number, flat[b3 + 1] as number];
      const [x2, y2] = [flat[c3] as number, flat[c3 + 1] as number];
      const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
      if (area >= 0) continue;
      const [fromX, toX] = [
        Math.max(left, Math.ceil(Math.min(x0, x1, x2))),
        Math.min(left + wide - 1, Math.max(x0, x1, x2)),
      ];
      const [fromY, toY] = [
        Math.max(top, Math.ceil(Math.min(y0, y1, y2))),
        Math.min(top + side - 1, Math.max(y0, y1, y2)),
      ];
      for (let py = fromY; py <= toY; py++)
        for (let px = fromX; px <= toX; px++) {
          const w0 = ((x1 - px) * (y2 - py) - (x2 - px) * (y1 - py)) / area;
          const w1 = ((x2 - px) * (y0 - py) - (x0 - px) * (y2 - py)) / area;
          const w2 = 1 - w0 - w1;
          if (w0 < 0 || w1 < 0 || w2 < 0) continue;
          const of = (values: Float32Array, k: number) =>
            (values[a3 + k] as number) * w0 +
            (values[b3 + k] as number) * w1 +
            (values[c3 + k] as number) * w2;
          const z = of(flat, 2);
          const slot = (py - top) * wide + px - left;
          if (z <= (depth[slot] as number)) continue;
          depth[slot] = z;
          const n = unit([of(mesh.normals, 0), of(mesh.normals, 1), of(mesh.normals, 2)]);
          const paint: Vec3 = [of(mesh.colours, 0), of(mesh.colours, 1), of(mesh.colours, 2)];
          this.#rgb.set(lit(paint, n, back, mesh.finish[a3 / 3] ?? 0, shading), (py * this.width + px) * 3);
        }
    }
  }

  /** Two pixels to one, gamma, PNG. */
  png(): Buffer {
    const [w, h] = [this.width >> 1, this.height >> 1];
    const raw = Buffer.alloc((w * 3 + 1) * h);
    for (let y = 0; y < h; y++)
      for (let n = 0; n < w * 3; n++) {
        const at = (y * 2 * this.width + Math.floor(n / 3) * 2) * 3 + (n % 3);
        const sum = [0, 3, this.width * 3, this.width * 3 + 3].reduce(
          (s, by) => s + (this.#rgb[at + by] ?? 0),
          0,
        );
        raw[y * (w * 3 + 1) + 1 + n] = 255 * Math.min(1, sum / 4) ** (1 / 2.2);
      }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(w, 0);
    head.writeUInt32BE(h, 4);
    head.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(raw)),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  }
}

function lit(paint: Vec3, n: Vec3, eye: Vec3, finish: number, shading: Shading): Vec3 {
  const along = (a: Vec3, b: Vec3) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const [anime, real] = [shading === "anime", shading === "realistic"];
  const facing = along(n, KEY);
  const away = 1 - Math.min(1, Math.max(0, along(n, eye)));
  const glance = Math.max(0, along(n, unit([KEY[0] + eye[0], KEY[1] + eye[1], KEY[2] + eye[2]])));
  const on = anime
    ? 0.96 * step(-0.01, 0.05, facing)
    : real
      ? 1.12 * Math.min(1, Math.max(0, facing * 0.72 + 0.28)) ** 1.5
      : 0.68 * step(-0.08, 0.16, facing) + 0.32 * step(0.3, 0.75, facing);
  const up = anime ? 0.51 + 0.15 * (n[1] * 0.5 + 0.5) : n[1] * 0.5 + 0.5;
  let gloss = finish === 4 || finish === 5 ? glance ** 34 : 0;
  if (finish === 2)
    gloss = real
      ? 0.22 * glance ** 26
      : anime
        ? 0.3 * step(0.9, 0.92, glance) * (1 - step(0.965, 0.985, glance))
        : 0.16 * step(0.78, 0.92, glance);
  if (real && finish === 0) gloss = 0.16 * glance ** 14 + 0.1 * away ** 4;
  const rim =
    away ** 2.6 * step(-0.5, 0.5, -0.4 * facing + n[1] * 0.6 + 0.3) * (real ? 0.55 : anime ? 0.4 : 1);
  const turn = finish === 0 ? step(-0.3, 0.05, facing) * (1 - step(0.05, 0.34, facing)) : 0;
  const ink = anime && finish !== 3 && finish !== 4 ? 1 - 0.72 * step(0.72, 0.84, away) : 1;
  const one = (k: 0 | 1 | 2): number => {
    const ambient = (GROUND[k] + (SKY[k] - GROUND[k]) * up) * (real ? 1 - 0.3 * step(-0.2, 0.8, -n[1]) : 1);
    const own = paint[k];
    if (finish === 3) return own * (ambient * 1.5 + LAMP[k] * 0.72);
    const light = ambient * (anime ? 1.12 : 1) + LAMP[k] * (on + turn * BLOOD[k]);
    const edge = RIM[k] * rim * (finish === 2 ? 0.06 + 1.2 * own : 0.35 + 0.65 * own);
    return (own * light + gloss * LAMP[k] * (0.1 + 1.1 * own) + (finish === 4 ? own * 0.12 : 0) + edge) * ink;
  };
  return [one(0), one(1), one(2)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  let crc = ~0;
  for (const byte of body) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  out.writeUInt32BE(~crc >>> 0, body.length + 4);
  return out;
}
