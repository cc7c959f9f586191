import {
  CanvasTexture,
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
import { Stretch } from "./stretch";

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

/** Where something hangs: an object, because numbers that are handed on one by one are put on the heap. */
interface Hangs {
  x: number;
  /** Metres, over the head. */
  y: number;
  z: number;
  opacity: number;
}

export interface OverHead extends Hangs {
  /** As for names close by, see Overhead. */
  scale: number;
  loud: number;
}

export interface Rises extends Hangs {
  /** Metres to the right as one sees it. */
  aside: number;
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
  readonly #data = new Float32Array((MOST + 1) * FLOATS);
  readonly #attributes: readonly Stretch[];
  #count = 0;
  #frame = 0;
  #hasSigns = false;

  constructor() {
    const geometry = new InstancedBufferGeometry();
    const quad = new PlaneGeometry(1, 1);
    geometry.setIndex(quad.getIndex());
    for (const name of ["position", "uv"]) geometry.setAttribute(name, quad.getAttribute(name));
    this.#attributes = ["place", "extent", "cell"].map((name) => {
      const attribute = new Stretch(new Float32Array(MOST * 4), 4);
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

  /** Those further away first. */
  put(key: string, label: Label, over: OverHead): void {
    const plate = this.#plates.get(key);
    if (!plate) {
      if (this.#wanted.length < DRAWN_A_FRAME) this.#wanted.push({ key, label });
      return;
    }
    plate.usedAt = this.#frame;
    const perMetre = NAME_PIXELS_PER_METRE * SCALE;
    const { scale, loud } = over;
    const data = this.#data;
    const at = this.#take(over, plate.cell);
    data[at + 4] = (plate.width / perMetre) * scale;
    data[at + 5] = (CELL.height / perMetre) * scale;
    data[at + 7] = 0.1 + (CELL.height / perMetre) * scale * 0.5;
    data[at + 10] = plate.width / (CELL.width * CELL.columns);
    if (loud <= 0.06) return;
    const ring = this.#take(over, 0);
    data[ring + 3] = over.opacity * Math.min(1, loud * 2);
    data[ring + 4] = data[ring + 5] = (0.5 + 0.35 * loud) * scale * 0.62;
    data[ring + 6] = -((plate.width / perMetre) * 0.5 + 0.22) * scale;
    data[ring + 7] = data[at + 7] as number;
  }

  /** A reaction on its way up. */
  sign(reaction: Reaction, over: Rises): void {
    const data = this.#data;
    const at = this.#take(over, 1 + REACTIONS.indexOf(reaction));
    data[at + 4] = data[at + 5] = GLYPH.metres;
    data[at + 6] = over.aside;
    data[at + 7] = 0;
  }

  end(): void {
    this.mesh.visible = this.#count > 0 || this.#wanted.length > 0;
    this.mesh.geometry.instanceCount = this.#count;
    for (let n = 0; n < this.#attributes.length; n++) {
      const attribute = this.#attributes[n] as Stretch;
      const to = attribute.array;
      for (let i = 0; i < this.#count; i++)
        for (let k = 0; k < 4; k++) to[i * 4 + k] = this.#data[i * FLOATS + n * 4 + k] as number;
      attribute.use(this.#count);
    }
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#target.dispose();
    this.#brush.dispose();
  }

  /**
   * The next instance, in the middle and as wide as its cell is high. Past the last it is written where nobody reads.
   *
   * @returns where its floats begin
   */
  #take(over: Hangs, cell: number): number {
    const at = this.#count * FLOATS;
    if (this.#count < MOST) this.#count++;
    const data = this.#data;
    data[at] = over.x;
    data[at + 1] = over.y;
    data[at + 2] = over.z;
    data[at + 3] = over.opacity;
    data[at + 6] = 0;
    data[at + 8] = (cell % CELL.columns) / CELL.columns;
    data[at + 9] = Math.floor(cell / CELL.columns) / CELL.rows;
    data[at + 10] = CELL.height / (CELL.width * CELL.columns);
    data[at + 11] = 1 / CELL.rows;
    return at;
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
