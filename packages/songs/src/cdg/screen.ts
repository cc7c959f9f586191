/** The memory of a CD+G player: a little more than is shown, so that it can scroll. */
export const CDG_WIDTH = 300;
export const CDG_HEIGHT = 216;
/** What lies outside is the border. */
export const CDG_SHOWN = { left: 6, top: 12, right: 294, bottom: 204 } as const;

const TILE_WIDTH = 6;
const TILE_HEIGHT = 12;
const COLOURS = 16;
/** The upper two bits of every byte belong to other channels of the disc. */
const SIX_BITS = 0x3f;

export const PACKET_BYTES = 24;
export const PACKETS_A_SECOND = 300;
export const GRAPHICS = 9;

const MEMORY_PRESET = 1;
const BORDER_PRESET = 2;
const TILE = 6;
const SCROLL_PRESET = 20;
const SCROLL_COPY = 24;
const TRANSPARENT = 28;
const LOW_COLOURS = 30;
const HIGH_COLOURS = 31;
const TILE_XOR = 38;

export const INSTRUCTIONS: ReadonlySet<number> = new Set([
  MEMORY_PRESET,
  BORDER_PRESET,
  TILE,
  SCROLL_PRESET,
  SCROLL_COPY,
  TRANSPARENT,
  LOW_COLOURS,
  HIGH_COLOURS,
  TILE_XOR,
]);

export interface CdgFrame {
  /** Indices of colours, row by row, CDG_WIDTH x CDG_HEIGHT. */
  readonly pixels: Uint8Array;
  /** Red, green and blue of 16 colours. */
  readonly colours: Uint8Array;
  /** The picture is moved by so many pixels to the left and up: 0 to 5, 0 to 11. */
  readonly left: number;
  readonly up: number;
  /** Colour of the border; null: as the memory has it. */
  readonly border: number | null;
  /** The colour through which one sees what is behind; null where none is. */
  readonly transparent: number | null;
}

/** What packets change, one after the other. */
export class CdgScreen implements CdgFrame {
  pixels = new Uint8Array(CDG_WIDTH * CDG_HEIGHT);
  readonly colours = new Uint8Array(COLOURS * 3);
  left = 0;
  up = 0;
  border: number | null = null;
  transparent: number | null = null;

  copy(): CdgScreen {
    const copy = new CdgScreen();
    copy.set(this);
    return copy;
  }

  set(other: CdgFrame): void {
    this.pixels.set(other.pixels);
    this.colours.set(other.colours);
    this.left = other.left;
    this.up = other.up;
    this.border = other.border;
    this.transparent = other.transparent;
  }

  /** Does what the packet at `at` says, if it says anything; whether it did. */
  execute(bytes: Uint8Array, at: number): boolean {
    if (kindOf(bytes, at) !== "drawing") return false;
    this.#draw(bytes, at);
    return true;
  }

  #draw(bytes: Uint8Array, at: number): void {
    const data = at + 4;
    const colour = bytes[data]! & 15;
    switch (bytes[at + 1]! & SIX_BITS) {
      case MEMORY_PRESET:
        this.pixels.fill(colour);
        this.border = null;
        this.left = 0;
        this.up = 0;
        return;
      case BORDER_PRESET:
        this.border = colour;
        return;
      case TILE:
        this.#tile(bytes, data, false);
        return;
      case TILE_XOR:
        this.#tile(bytes, data, true);
        return;
      case SCROLL_PRESET:
        this.#scroll(bytes[data + 1]!, bytes[data + 2]!, colour);
        return;
      case SCROLL_COPY:
        this.#scroll(bytes[data + 1]!, bytes[data + 2]!, null);
        return;
      case TRANSPARENT:
        this.transparent = colour;
        return;
      case LOW_COLOURS:
        this.#load(bytes, data, 0);
        return;
      case HIGH_COLOURS:
        this.#load(bytes, data, COLOURS / 2);
        return;
    }
  }

  #tile(bytes: Uint8Array, data: number, isXor: boolean): void {
    const top = (bytes[data + 2]! & 31) * TILE_HEIGHT;
    const left = (bytes[data + 3]! & SIX_BITS) * TILE_WIDTH;
    const off = bytes[data]! & 15;
    const on = bytes[data + 1]! & 15;
    for (let y = 0; y < TILE_HEIGHT; y++) {
      const row = bytes[data + 4 + y]!;
      const from = (top + y) * CDG_WIDTH + left;
      for (let x = 0; x < TILE_WIDTH; x++) {
        const colour = (row >> (TILE_WIDTH - 1 - x)) & 1 ? on : off;
        this.pixels[from + x] = isXor ? this.pixels[from + x]! ^ colour : colour;
      }
    }
  }

  #load(bytes: Uint8Array, data: number, first: number): void {
    for (let i = 0; i < COLOURS / 2; i++) {
      const high = bytes[data + 2 * i]!;
      const low = bytes[data + 2 * i + 1]!;
      const at = (first + i) * 3;
      // Four bits each; 17 makes 15 the full 255.
      this.colours[at] = ((high >> 2) & 15) * 17;
      this.colours[at + 1] = (((high & 3) << 2) | ((low >> 4) & 3)) * 17;
      this.colours[at + 2] = (low & 15) * 17;
    }
  }

  /** @param fill what comes in at the edge; null: what went out at the other */
  #scroll(across: number, down: number, fill: number | null): void {
    this.left = Math.min(across & 7, TILE_WIDTH - 1);
    this.up = Math.min(down & 15, TILE_HEIGHT - 1);
    const dx = stepOf(across) * TILE_WIDTH;
    const dy = stepOf(down) * TILE_HEIGHT;
    if (dx === 0 && dy === 0) return;
    const before = this.pixels.slice();
    for (let y = 0; y < CDG_HEIGHT; y++) {
      const fromY = y - dy;
      const row = this.pixels.subarray(y * CDG_WIDTH, (y + 1) * CDG_WIDTH);
      if (fill !== null && (fromY < 0 || fromY >= CDG_HEIGHT)) row.fill(fill);
      else moveRow(row, before, ((fromY + CDG_HEIGHT) % CDG_HEIGHT) * CDG_WIDTH, dx, fill);
    }
  }
}

function moveRow(row: Uint8Array, before: Uint8Array, from: number, dx: number, fill: number | null): void {
  const cut = dx > 0 ? CDG_WIDTH - dx : -dx;
  const left = before.subarray(from, from + cut);
  const right = before.subarray(from + cut, from + CDG_WIDTH);
  row.set(right, 0);
  row.set(left, CDG_WIDTH - cut);
  if (fill === null || dx === 0) return;
  if (dx > 0) row.fill(fill, 0, dx);
  else row.fill(fill, CDG_WIDTH + dx);
}

/** Discs carry other things as well, and scratches. */
export function kindOf(bytes: Uint8Array, at: number): "drawing" | "nonsense" | "other" {
  if ((bytes[at]! & SIX_BITS) !== GRAPHICS) return "other";
  const instruction = bytes[at + 1]! & SIX_BITS;
  if (!INSTRUCTIONS.has(instruction)) return "nonsense";
  if (instruction !== TILE && instruction !== TILE_XOR) return "drawing";
  const bottom = ((bytes[at + 6]! & 31) + 1) * TILE_HEIGHT;
  const right = ((bytes[at + 7]! & SIX_BITS) + 1) * TILE_WIDTH;
  return bottom <= CDG_HEIGHT && right <= CDG_WIDTH ? "drawing" : "nonsense";
}

/** 1 moves right or down, 2 left or up. */
function stepOf(command: number): -1 | 0 | 1 {
  const step = (command >> 4) & 3;
  return step === 1 ? 1 : step === 2 ? -1 : 0;
}
