import {
  CanvasTexture,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LinearFilter,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  SRGBColorSpace,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";
import type { Reaction } from "../../source";
import { WORDS_LAYER } from "../canvas-sprite";
import { GLYPHS } from "../glyphs";
import { NAME_PIXELS_PER_METRE, nameWidth, paintName, paintRing, RING_PIXELS } from "../overhead-look";

/** One cell holds a name of some twelve letters as large as it is ever seen from across a table. */
const CELL = { width: 256, height: 48, columns: 8, rows: 32 } as const;
const CELLS = CELL.columns * CELL.rows;
/** Of the canvas that a name near the camera has: names in a crowd are never larger than 31 CSS pixels. */
const SCALE = 0.6;
/** The first cells: the ring, and every reaction. */
const REACTIONS = Object.keys(GLYPHS) as Reaction[];
const SIGNS = 1 + REACTIONS.length;
/** Pixels and metres of a reaction, as over heads close by. */
const GLYPH = { pixels: 112, metres: 112 / 260 } as const;
/** Each is a canvas that is drawn and sent; more at once would be felt. */
const DRAWN_A_FRAME = 3;
/** Floats an instance: place, opacity; width, height, aside, up; the cell's left, top, width, height. */
const FLOATS = 12;
const MOST = 512;

const vertexShader = /* glsl */ `
attribute vec4 place;
attribute vec4 extent;
attribute vec4 cell;
varying vec2 vAt;
varying float vOpacity;
void main() {
  vAt = cell.xy + vec2(uv.x, 1.0 - uv.y) * cell.zw;
  vOpacity = place.w;
  vec4 view = viewMatrix * vec4(place.xyz, 1.0);
  view.xy += position.xy * extent.xy + extent.zw;
  gl_Position = projectionMatrix * view;
}`;
const fragmentShader = /* glsl */ `
uniform sampler2D atlas;
varying vec2 vAt;
varying float vOpacity;
void main() {
  gl_FragColor = texture2D(atlas, vAt);
  gl_FragColor.a *= vOpacity;
  #include <colorspace_fragment>
}`;

export interface Label {
  readonly name: string;
  readonly performing: boolean;
  readonly me: boolean;
}

/** A name as it is written in the atlas. */
interface Plate {
  readonly key: string;
  readonly cell: number;
  /** Pixels of the cell. */
  readonly width: number;
  usedAt: number;
}

/** Names, and rings around those who speak, of a whole crowd: one atlas, one draw call. */
export class Plates {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly #target = new WebGLRenderTarget(CELL.width * CELL.columns, CELL.height * CELL.rows, {
    depthBuffer: false,
    colorSpace: SRGBColorSpace,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
  });
  readonly #canvas = document.createElement("canvas");
  readonly #brush = new CanvasTexture(this.#canvas);
  readonly #plates = new Map<string, Plate>();
  readonly #wanted: { key: string; label: Label }[] = [];
  readonly #free: number[] = Array.from({ length: CELLS - SIGNS }, (_, n) => CELLS - 1 - n);
  readonly #data = new Float32Array(MOST * FLOATS);
  readonly #attributes: readonly InstancedBufferAttribute[];
  #count = 0;
  #frame = 0;
  #hasSigns = false;

  constructor() {
    const geometry = new InstancedBufferGeometry();
    const quad = new PlaneGeometry(1, 1);
    geometry.setIndex(quad.getIndex());
    for (const name of ["position", "uv"]) geometry.setAttribute(name, quad.getAttribute(name));
    this.#attributes = ["place", "extent", "cell"].map((name) => {
      const attribute = new InstancedBufferAttribute(new Float32Array(MOST * 4), 4);
      geometry.setAttribute(name, attribute);
      return attribute;
    });
    const material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { atlas: { value: this.#target.texture } },
      transparent: true,
      depthWrite: false,
      toneMapped: false,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.mesh.renderOrder = 20;
    this.mesh.layers.set(WORDS_LAYER);
    this.#canvas.width = CELL.width;
    this.#canvas.height = CELL.height;
    this.mesh.onBeforeRender = (renderer) => this.#draw(renderer);
  }

  begin(): void {
    this.#count = 0;
    this.#frame++;
  }

  /**
   * Those further away first.
   *
   * @param y metres, over the head
   * @param k as for names close by, see Overhead
   */
  put(
    key: string,
    label: Label,
    x: number,
    y: number,
    z: number,
    k: number,
    opacity: number,
    loud: number,
  ): void {
    const plate = this.#plates.get(key);
    if (!plate) {
      if (this.#wanted.length < DRAWN_A_FRAME) this.#wanted.push({ key, label });
      return;
    }
    plate.usedAt = this.#frame;
    const perMetre = NAME_PIXELS_PER_METRE * SCALE;
    const height = (CELL.height / perMetre) * k;
    const up = 0.1 + height / 2;
    this.#add(x, y, z, opacity, (plate.width / perMetre) * k, height, 0, up, plate.cell, plate.width);
    if (loud <= 0.06) return;
    const r = (0.5 + 0.35 * loud) * k * 0.62;
    const aside = -((plate.width / perMetre) * 0.5 + 0.22) * k;
    this.#add(x, y, z, opacity * Math.min(1, loud * 2), r, r, aside, up, 0, CELL.height);
  }

  /** A reaction on its way up. @param aside metres to the right as one sees it */
  sign(reaction: Reaction, x: number, y: number, z: number, aside: number, opacity: number): void {
    const cell = 1 + REACTIONS.indexOf(reaction);
    this.#add(x, y, z, opacity, GLYPH.metres, GLYPH.metres, aside, 0, cell, CELL.height);
  }

  end(): void {
    this.mesh.visible = this.#count > 0 || this.#wanted.length > 0;
    this.mesh.geometry.instanceCount = this.#count;
    for (let n = 0; n < this.#attributes.length; n++) {
      const attribute = this.#attributes[n] as InstancedBufferAttribute;
      const to = attribute.array;
      for (let i = 0; i < this.#count; i++)
        for (let k = 0; k < 4; k++) to[i * 4 + k] = this.#data[i * FLOATS + n * 4 + k] as number;
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(0, this.#count * 4);
      attribute.needsUpdate = true;
    }
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#target.dispose();
    this.#brush.dispose();
  }

  #add(
    x: number,
    y: number,
    z: number,
    opacity: number,
    width: number,
    height: number,
    aside: number,
    up: number,
    cell: number,
    pixels: number,
  ): void {
    if (this.#count === MOST) return;
    const at = this.#count++ * FLOATS;
    const data = this.#data;
    data[at] = x;
    data[at + 1] = y;
    data[at + 2] = z;
    data[at + 3] = opacity;
    data[at + 4] = width;
    data[at + 5] = height;
    data[at + 6] = aside;
    data[at + 7] = up;
    data[at + 8] = (cell % CELL.columns) / CELL.columns;
    data[at + 9] = Math.floor(cell / CELL.columns) / CELL.rows;
    data[at + 10] = pixels / (CELL.width * CELL.columns);
    data[at + 11] = 1 / CELL.rows;
  }

  /** What was asked for since the last picture goes into the atlas. */
  #draw(renderer: WebGLRenderer): void {
    if (!this.#hasSigns) {
      renderer.initRenderTarget(this.#target);
      this.#hasSigns = true;
      this.#write(renderer, 0, (g) => {
        g.scale(CELL.height / RING_PIXELS, CELL.height / RING_PIXELS);
        paintRing(g);
        return CELL.height;
      });
      for (const [n, reaction] of REACTIONS.entries())
        this.#write(renderer, 1 + n, (g) => {
          g.scale(CELL.height / GLYPH.pixels, CELL.height / GLYPH.pixels);
          g.translate(GLYPH.pixels / 2, GLYPH.pixels / 2);
          GLYPHS[reaction](g);
          return CELL.height;
        });
    }
    for (const { key, label } of this.#wanted) {
      const cell = this.#free.pop() ?? this.#oldest();
      if (cell === null || this.#plates.has(key)) continue;
      const width = this.#write(renderer, cell, (g) => {
        g.scale(SCALE, SCALE);
        const width = Math.min(CELL.width / SCALE, nameWidth(g, label.name, label.performing));
        paintName(g, width, label);
        return width * SCALE;
      });
      this.#plates.set(key, { key, cell, width, usedAt: this.#frame });
    }
    this.#wanted.length = 0;
  }

  #write(renderer: WebGLRenderer, cell: number, paint: (g: CanvasRenderingContext2D) => number): number {
    const g = this.#canvas.getContext("2d");
    if (!g) return 0;
    g.resetTransform();
    g.clearRect(0, 0, CELL.width, CELL.height);
    const width = paint(g);
    const at = new Vector2((cell % CELL.columns) * CELL.width, Math.floor(cell / CELL.columns) * CELL.height);
    renderer.copyTextureToTexture(this.#brush, this.#target.texture, null, at);
    return width;
  }

  /** The cell of a name that was not shown for longest; null while all are in use. */
  #oldest(): number | null {
    let oldest: Plate | null = null;
    for (const plate of this.#plates.values())
      if (plate.usedAt < this.#frame - 1 && (!oldest || plate.usedAt < oldest.usedAt)) oldest = plate;
    if (!oldest) return null;
    this.#plates.delete(oldest.key);
    return oldest.cell;
  }
}
