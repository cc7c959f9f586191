import {
  CDG_HEIGHT,
  CDG_SHOWN,
  CDG_WIDTH,
  type CdgFrame,
  CdgScreen,
  GRAPHICS,
  INSTRUCTIONS,
  kindOf,
  PACKET_BYTES,
  PACKETS_A_SECOND,
} from "./screen";

/** A picture is kept this often, so that going back costs at most ten seconds of packets. */
const KEPT_EVERY = 10 * PACKETS_A_SECOND;

/**
 * The pictures of a song. Own code: cdgraphics 7.0.0 needs the browser's ImageData, decodes from the beginning each
 * time one goes back, loses the first row and column when it scrolls, and writes to the console for each bad packet.
 */
export class Cdg {
  readonly packets: number;
  readonly durationMs: number;
  /** Bytes before the first packet. */
  readonly skipped: number;
  /** Rises whenever the picture may have changed: what has been painted need not be painted again. */
  changes = 0;
  readonly #bytes: Uint8Array;
  readonly #screen = new CdgScreen();
  readonly #kept: CdgScreen[] = [new CdgScreen()];
  #done = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.skipped = alignmentOf(bytes);
    this.packets = Math.floor((bytes.length - this.skipped) / PACKET_BYTES);
    this.durationMs = (this.packets / PACKETS_A_SECOND) * 1000;
  }

  /** What is on the screen at ms, forwards and backwards; the same object each time, changed by the next call. */
  at(ms: number): CdgFrame {
    const wanted = Math.min(this.packets, Math.max(0, Math.floor((ms / 1000) * PACKETS_A_SECOND) + 1 || 0));
    const nearest = Math.min(this.#kept.length - 1, Math.floor(wanted / KEPT_EVERY));
    if (wanted < this.#done || nearest * KEPT_EVERY > this.#done) {
      this.#screen.set(this.#kept[nearest]!);
      this.#done = nearest * KEPT_EVERY;
      this.changes++;
    }
    while (this.#done < wanted) {
      if (this.#screen.execute(this.#bytes, this.skipped + this.#done * PACKET_BYTES)) this.changes++;
      this.#done++;
      if (this.#done === this.#kept.length * KEPT_EVERY) this.#kept.push(this.#screen.copy());
    }
    return this.#screen;
  }

  /** How many packets draw, and how many would if they made sense. Nothing is drawn. */
  look(): { drawn: number; count: number; first: number } {
    let drawn = 0;
    let count = 0;
    let first = -1;
    for (let i = 0; i < this.packets; i++) {
      const kind = kindOf(this.#bytes, this.skipped + i * PACKET_BYTES);
      if (kind === "drawing") drawn++;
      if (kind !== "nonsense") continue;
      if (count === 0) first = i;
      count++;
    }
    return { drawn, count, first };
  }
}

/** Where most packets begin; files cut out of a disc's image can begin in the middle of one. */
function alignmentOf(bytes: Uint8Array): number {
  const counts = new Uint32Array(PACKET_BYTES);
  for (let i = 0; i + 1 < bytes.length; i++)
    if ((bytes[i]! & 0x3f) === GRAPHICS && INSTRUCTIONS.has(bytes[i + 1]! & 0x3f))
      counts[i % PACKET_BYTES]!++;
  const most = counts.indexOf(counts.reduce((best, count) => Math.max(best, count)));
  return counts[most]! > 2 * counts[0]! ? most : 0;
}

/**
 * Draws a frame into the bytes of an ImageData of CDG_WIDTH x CDG_HEIGHT.
 * @param rgba red, green, blue and opacity of each pixel
 */
export function paintCdg(frame: CdgFrame, rgba: Uint8ClampedArray): void {
  const { pixels, colours, left, up, border, transparent } = frame;
  for (let y = 0; y < CDG_HEIGHT; y++) {
    const isRow = y >= CDG_SHOWN.top && y < CDG_SHOWN.bottom;
    for (let x = 0; x < CDG_WIDTH; x++) {
      const isShown = isRow && x >= CDG_SHOWN.left && x < CDG_SHOWN.right;
      const index = isShown
        ? pixels[(y + up) * CDG_WIDTH + x + left]!
        : (border ?? pixels[y * CDG_WIDTH + x]!);
      const at = (y * CDG_WIDTH + x) * 4;
      rgba[at] = colours[index * 3]!;
      rgba[at + 1] = colours[index * 3 + 1]!;
      rgba[at + 2] = colours[index * 3 + 2]!;
      rgba[at + 3] = index === transparent ? 0 : 255;
    }
  }
}
