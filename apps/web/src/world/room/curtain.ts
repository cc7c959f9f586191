import type { Prop } from "@karaverse/worlds";
import { Color, Float32BufferAttribute, MathUtils, PlaneGeometry } from "three";
import type { Kit } from "./kit";
import type { Workshop } from "./workshop";

/** Heavy pleats, gathered to the sides over a closed back, with a swagged valance and a gold fringe. */
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
  const swag = (x: number) => -0.32 * Math.abs(Math.cos(x * 1.18)) ** 0.8;
  shop.add(
    "velvet",
    cloth(w + 0.8, 0.95, 0, (x, t) => 0.16 * Math.sin(x * 6.5) * t + 0.62, swag),
    colour,
    { at: [0, h - 0.32, 0] },
  );
  const fringe = new PlaneGeometry(w + 0.8, 0.12, Math.round((w + 0.8) * 16), 1);
  const p = fringe.getAttribute("position");
  for (let n = 0; n < p.count; n++) {
    const x = p.getX(n);
    p.setY(n, p.getY(n) + swag(x));
    p.setZ(n, 0.16 * Math.sin(x * 6.5) + 0.645);
  }
  fringe.computeVertexNormals();
  shop.add("velvet", fringe, "#d9a256", { at: [0, h - 0.32 - 0.5, 0] });
}
