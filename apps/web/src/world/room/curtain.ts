import type { Prop } from "@karaverse/worlds";
import { Color, Float32BufferAttribute, MathUtils, PlaneGeometry } from "three";
import { type Kit, lathe } from "./kit";
import type { Workshop } from "./workshop";

/** Heavy pleats, gathered to the sides over a closed back, with a valance in swags and a gold fringe. */
export function buildCurtain({ shop }: Kit, { size: { width, height }, colour }: Prop): void {
  hang(shop, { width, height, colour: colour ?? "#8d1638" }, true);
}

interface Cloth {
  width: number;
  height: number;
  colour: string;
}

/** The same drawn open: only its sides and the valance are seen. */
export const drapes = (shop: Workshop, cloth: Cloth): void => hang(shop, cloth, false);

function hang(shop: Workshop, { width: w, height: h, colour }: Cloth, isClosed: boolean): void {
  const pleats = (x: number, t: number) =>
    0.2 * Math.sin(x * 5.2 + 0.5 * Math.sin(x * 1.3 + t)) + 0.07 * Math.sin(x * 11.7 + t * 2) + 0.05 * t;
  const cloth = (
    width: number,
    height: number,
    x0: number,
    depth: (x: number, t: number) => number,
    hem: (x: number) => number,
  ) => {
    const g = new PlaneGeometry(width, height, Math.round(width * 16), 12);
    const p = g.getAttribute("position");
    const colours = new Float32Array(p.count * 3);
    const base = new Color(colour);
    for (let n = 0; n < p.count; n++) {
      const x = p.getX(n) + x0;
      const t = (height / 2 - p.getY(n)) / height;
      const z = depth(x, t);
      p.setZ(n, z);
      p.setY(n, p.getY(n) + hem(x) * t);
      // Valleys are dark: what a shadow map would find, painted in.
      const lit = 0.5 + 0.5 * Math.min(1, Math.max(0, (z + 0.24) / 0.46));
      colours.set([base.r * lit, base.g * lit, base.b * lit], n * 3);
    }
    g.setAttribute("color", new Float32BufferAttribute(colours, 3));
    g.computeVertexNormals();
    return g;
  };
  const y = h / 2;
  if (isClosed)
    shop.add(
      "drape",
      cloth(w, h, 0, pleats, () => 0),
      colour,
      { at: [0, y, 0] },
    );
  for (const s of [-1, 1])
    shop.add(
      "drape",
      cloth(
        w * 0.17,
        h,
        s * 40,
        // Flatter where it hangs behind the valance: its pleats would come through.
        (x, t) => (pleats(x * 1.25, t) * 1.25 + 0.34) * (0.58 + 0.42 * MathUtils.smoothstep(t, 0.3, 0.65)),
        () => 0,
      ),
      colour,
      { at: [s * w * 0.45, y, 0] },
    );
  valance(shop, w + 0.8, h, colour);
}

const SWAG_METRES = 1.75;
const DEEPEST = 0.44;
const FRINGE = 0.11;

/** Cloth hung in swags: each falls in folds that follow its own curve, with a fringe along it and a tassel between two. */
function valance(shop: Workshop, width: number, h: number, colour: string): void {
  const swags = Math.max(2, Math.round(width / SWAG_METRES));
  const each = width / swags;
  const [deep, high] = [Math.min(DEEPEST, each * 0.27), 0.62];
  const across = 22;
  /** 0 where it is gathered, 1 in the middle of a swag. */
  const sagAt = (x: number) => {
    const u = (((x + width / 2) / each) % 1) * 2 - 1;
    return 1 - u * u;
  };
  const bulge = (sag: number, t: number) => 0.62 + 0.2 * sag * Math.sin(Math.PI * (0.15 + 0.7 * t));
  const g = new PlaneGeometry(width, high, swags * across, 14);
  const p = g.getAttribute("position");
  const colours = new Float32Array(p.count * 3);
  const base = new Color(colour);
  for (let n = 0; n < p.count; n++) {
    const x = p.getX(n);
    // The top row is off by rounding: a power of less than nothing is no number.
    const t = Math.max(0, 0.5 - p.getY(n) / high);
    const sag = sagAt(Math.min(width / 2 - 1e-4, x));
    const fold = Math.cos(t * Math.PI * 7) * Math.min(1, 2.4 * t);
    p.setY(n, p.getY(n) - deep * sag * t ** 0.8);
    p.setZ(n, bulge(sag, t) + 0.028 * fold * (0.35 + 0.65 * sag));
    const lit = (0.62 + 0.3 * sag) * (0.82 + 0.18 * fold);
    colours.set([base.r * lit, base.g * lit, base.b * lit], n * 3);
  }
  g.setAttribute("color", new Float32BufferAttribute(colours, 3));
  g.computeVertexNormals();
  shop.add("velvet", g, colour, { at: [0, h - 0.32, 0] });
  const fringe = new PlaneGeometry(width, FRINGE, swags * across * 2, 1);
  const f = fringe.getAttribute("position");
  const threads = new Float32Array(f.count * 3);
  const gold = new Color("#d9a256");
  for (let n = 0; n < f.count; n++) {
    const x = f.getX(n);
    const sag = sagAt(Math.min(width / 2 - 1e-4, x));
    const isHem = f.getY(n) < 0;
    f.setY(n, f.getY(n) - high / 2 - deep * sag);
    f.setZ(n, bulge(sag, 1) + 0.03);
    const lit = (n % 2 ? 1 : 0.78) * (isHem ? 0.7 : 1.1);
    threads.set([gold.r * lit, gold.g * lit, gold.b * lit], n * 3);
  }
  fringe.setAttribute("color", new Float32BufferAttribute(threads, 3));
  fringe.computeVertexNormals();
  shop.add("velvet", fringe, "#d9a256", { at: [0, h - 0.32, 0] });
  for (let n = 0; n <= swags; n++)
    shop.add("velvet", tassel(), "#d9a256", {
      at: [n * each - width / 2, h - 0.32 - high / 2, bulge(0, 1) + 0.05],
    });
}

const tassel = () =>
  lathe(
    [
      [0.075, -0.42],
      [0.055, -0.16],
      [0.03, -0.11],
      [0.055, -0.05],
      [0.045, 0],
      [0.012, 0.05],
    ],
    10,
  );
