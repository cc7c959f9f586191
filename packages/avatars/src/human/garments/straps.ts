import { rgb, shade } from "../../mesh/colour";
import { lerp, type Vec3 } from "../../mesh/vector";
import type { Foot } from "./foot";
import { EDGE } from "./lasts";
import type { Shoe } from "./shoes";

/** Over the skin, metres: the middle of a strap is thicker than its rims. */
const LIFT = { middle: 0.0055, rim: 0.004, under: 0 } as const;
/** Shares of the foot's length: where straps cross it, and how wide they are. */
const OVER = [
  [0.66, 0.1],
  [0.46, 0.07],
] as const;

/** What holds a sandal: two straps over the foot, and one about the ankle that hangs on the heel. */
export function makeStraps(shoe: Shoe): void {
  for (const [s, wide] of OVER) over(shoe, s, wide);
  if (shoe.level < 2) about(shoe);
}

/** Rows along a strap, from rim to rim, as they lie on the skin. */
type Rows = readonly (readonly [lift: number, light: number])[];
const ROWS: Rows = [
  [LIFT.under, 0.7],
  [LIFT.rim, 0.95],
  [LIFT.middle, 1.05],
  [LIFT.rim, 0.95],
  [LIFT.under, 0.7],
];
/** Rim, rim, middle: how far from its line each row lies, in half widths. */
const ASIDE = [1, 0.96, 0, -0.96, -1];

function over({ sewing, foot, shoes, level, flip, clear, size }: Shoe, s: number, wide: number): void {
  const steps = [20, 8, 3][level] ?? 3;
  const colour = rgb(shoes.colour);
  const rows = ROWS.map(([lift, light], r) => {
    const at = s + ((ASIDE[r] ?? 0) * wide) / 2;
    const [inner, outer] = foot.edges(at);
    const [middle, half] = [(inner + outer) / 2, (outer - inner) / 2];
    return Array.from({ length: steps + 1 }, (_, n) => {
      const a = (n / steps) * Math.PI;
      const isEnd = n === 0 || n === steps;
      const w = middle + Math.cos(a) * half;
      const y = Math.max(EDGE * size, highest(foot, s, w, wide) * Math.sin(a) ** 0.4);
      const on: Vec3 = isEnd
        ? foot.place(at, middle + Math.cos(a) * (half + 0.004), EDGE * 0.5 * size)
        : clear(foot.place(at, middle + Math.cos(a) * (half + 0.004), y + lift), lift);
      return sewing.vertex(on, shade(colour, light * (0.85 + 0.15 * Math.sin(a))), foot.skin(at, on[1]));
    });
  });
  sewing.grid(level === 2 ? [rows[0] ?? [], rows[4] ?? []] : rows, false, flip);
  sewing.seam();
}

/** Of what lies below a strap: it is a band, and does not go down between toes. */
function highest(foot: Foot, s: number, w: number, wide: number): number {
  let most = 0;
  for (const ds of [-0.5, 0, 0.5])
    for (const dw of [-0.006, 0, 0.006]) most = Math.max(most, foot.top(s + ds * wide, w + dw));
  return most;
}

function about({ sewing, foot, shoes, level, flip, lain, size }: Shoe): void {
  const colour = shade(rgb(shoes.colour), 0.96);
  const [y, half] = [foot.height * 1.12, 0.0075 * size];
  const steps = level === 0 ? 18 : 8;
  const ring = ROWS.map(([lift, light], r) =>
    Array.from({ length: steps }, (_, n) => {
      const angle = Math.PI / 2 - (n / steps) * Math.PI * 2;
      const at = y - (ASIDE[r] ?? 0) * half + Math.cos(angle) * 0.004;
      const out = lain(foot.around(at, angle, 0.02), lift);
      return sewing.vertex(out, shade(colour, light), foot.skin(foot.ankle, at));
    }),
  );
  sewing.grid(ring, true, flip);
  sewing.seam();
  // Behind the heel, from the sole up to the ring.
  const climb = level === 0 ? 4 : 2;
  const heel = [-1, 0, 1].map((side, k) =>
    Array.from({ length: climb + 1 }, (_, n) => {
      const t = n / climb;
      const w = side * 0.011 * size;
      const p = foot.place(-0.06, w, lerp(EDGE * size, y, t));
      const out =
        n === 0 ? foot.place(-0.02, w, EDGE * 0.5 * size) : lain(p, k === 1 ? LIFT.middle : LIFT.rim);
      return sewing.vertex(out, shade(colour, k === 1 ? 1 : 0.9), foot.skin(0, out[1]));
    }),
  );
  sewing.grid(heel, false, flip);
  sewing.seam();
}
