import { BONE, BRASS, FONT, fit, type G } from "./screen-parts";

/** One song of the queue as a screen shows it. */
export interface ScreenRow {
  /** "Now", "Next", "After". */
  label: string;
  title: string;
  singers: string;
  /** Address of its cover; null for a song without one. */
  cover: string | null;
}

/** Pictures by their address, as soon as they are there; asks again for a drawing when one has come. */
export class Covers {
  readonly #pictures = new Map<string, HTMLImageElement | null>();

  constructor(private readonly onLoaded: () => void) {}

  get(address: string): HTMLImageElement | null {
    const known = this.#pictures.get(address);
    if (known !== undefined) return known;
    this.#pictures.set(address, null);
    const picture = new Image();
    picture.onload = () => {
      this.#pictures.set(address, picture);
      this.onLoaded();
    };
    picture.src = address;
    return null;
  }
}

/** Now, next and after, with their covers: the screen that says whether there is time for another drink. */
export function drawQueue(g: G, w: number, h: number, rows: readonly ScreenRow[], covers: Covers): void {
  const [edge, gap] = [h * 0.08, h * 0.05];
  const each = (h - 2 * edge - 2 * gap) / 3;
  g.textAlign = "left";
  rows.slice(0, 3).forEach((row, n) => {
    const y = edge + n * (each + gap);
    const isFirst = n === 0;
    g.fillStyle = isFirst ? "rgba(233,179,95,.16)" : "rgba(13,10,18,.4)";
    g.beginPath();
    g.roundRect(edge, y, w - 2 * edge, each, each * 0.14);
    g.fill();
    const side = each * 0.78;
    const inset = (each - side) / 2;
    cover(g, edge + inset, y + inset, side, row.cover ? covers.get(row.cover) : null);
    const x = edge + inset * 2 + side;
    const width = w - edge - inset - x;
    g.fillStyle = BRASS;
    g.font = `600 ${each * 0.17}px ${FONT}`;
    g.fillText(row.label, x, y + each * 0.27);
    g.fillStyle = BONE;
    fit(g, row.title, each * 0.34, 700, width);
    g.fillText(row.title, x, y + each * 0.6);
    g.fillStyle = "rgba(245,239,230,.68)";
    fit(g, row.singers, each * 0.2, 400, width);
    g.fillText(row.singers, x, y + each * 0.85);
  });
}

function cover(g: G, x: number, y: number, side: number, picture: HTMLImageElement | null): void {
  g.save();
  g.beginPath();
  g.roundRect(x, y, side, side, side * 0.12);
  g.clip();
  if (picture) g.drawImage(picture, x, y, side, side);
  else {
    g.fillStyle = "#5a1230";
    g.fillRect(x, y, side, side);
    // A note, for a song without a picture of its own.
    g.strokeStyle = g.fillStyle = "rgba(245,239,230,.5)";
    g.lineWidth = side * 0.05;
    g.beginPath();
    g.ellipse(x + side * 0.42, y + side * 0.68, side * 0.12, side * 0.09, -0.3, 0, 7);
    g.fill();
    g.beginPath();
    g.moveTo(x + side * 0.53, y + side * 0.66);
    g.lineTo(x + side * 0.53, y + side * 0.26);
    g.quadraticCurveTo(x + side * 0.56, y + side * 0.38, x + side * 0.7, y + side * 0.42);
    g.stroke();
  }
  g.restore();
}
