import { dot, sub, unit, type Vec3 } from "../../mesh/vector";
import type { Field } from "./cloth";
import type { Figure } from "./figure";

/** Where tops, trousers and sleeves end: lines as fields over body and cloth. */

const EVERYWHERE = 0.3;

/** Rounds the corner where two edges meet; metres. */
export function both(a: Field, b: Field, round = 0.012): Field {
  return (p, v) => {
    const [x, y] = [a(p, v), b(p, v)];
    const h = Math.max(0, round - Math.abs(x - y)) / round;
    return Math.min(x, y) - (h * h * round) / 4;
  };
}

/** Below the neck's root. @param drop metres lower than where neck and trunk meet @param wide most half width */
export function collarEdge(figure: Figure, drop: number, wide = 0.078): Field {
  const centre = collarCentre(figure);
  const k = figure.size;
  return (p) => {
    const plane = -dot(sub(p, centre), COLLAR_AXIS) - drop * k;
    // Strong necks slope far out: a collar stays about the neck.
    if (drop < 0) return plane;
    const aside = Math.abs(p[0]) - (wide + drop * 0.9) * k;
    const h = Math.max(0, 0.02 - Math.abs(plane - aside)) / 0.02;
    return Math.max(plane, aside) + (h * h * 0.02) / 4;
  };
}

export const COLLAR_AXIS: Vec3 = unit([0, 1, 0.5]);

export function collarCentre(figure: Figure): Vec3 {
  return [0, figure.neck + 0.014 * figure.size, figure.base.joints.neck[2] + 0.006 * figure.size];
}

/** Below a V whose point is `depth` under the collar. */
export function vEdge(figure: Figure, depth: number, width: number): Field {
  const k = figure.size;
  const point = figure.neck - depth * k;
  const slope = (depth * k) / (width * k);
  return (p) =>
    (point + Math.abs(p[0]) * slope - p[1]) / Math.hypot(1, slope) +
    Math.max(0, figure.middle(p[1]) + 0.03 * k - p[2]) * 4;
}

/** Outside of a round neckline, as deep and as wide as this on the chest. */
export function scoopEdge(figure: Figure, depth: number, width: number, behind = 0.25): Field {
  const k = figure.size;
  return (p) => {
    const back = p[2] < figure.middle(p[1]);
    const deep = depth * k * (back ? behind : 1);
    const down = (figure.neck + 0.02 * k - p[1]) / (deep + 0.02 * k);
    if (down < 0)
      return -Math.max(0.001, 0.02 - down * 0.05 - Math.max(0, Math.abs(p[0]) / (width * k) - 1) * 0.1);
    return (Math.hypot(p[0] / (width * k), down) - 1) * Math.min(deep, width * k);
  };
}

/** Above a level line of the trunk. */
export function hemEdge(figure: Figure, y: number): Field {
  return (p, v) => ((figure.arm[v] as number) > 0.5 ? EVERYWHERE : p[1] - y);
}

/** Below a level line of the trunk: the upper edge of trousers. */
export function waistEdge(figure: Figure, y: number): Field {
  return (p, v) => ((figure.arm[v] as number) > 0.5 ? -EVERYWHERE : y - p[1]);
}

/** Up to a place along the arms; 1 is the elbow, 2 the wrist. */
export function sleeveEdge(figure: Figure, t: number): Field {
  return limbEdge(figure, "arms", figure.arm, t);
}

/** Down to a place along the legs; 1 is the knee, 2 the ankle. */
export function legEdge(figure: Figure, t: number): Field {
  return limbEdge(figure, "legs", figure.leg, t);
}

function limbEdge(figure: Figure, which: "arms" | "legs", shares: Float32Array, end: number): Field {
  return (p, v) => {
    if ((shares[v] as number) < 0.5) return EVERYWHERE;
    const limb = figure[which][p[0] >= 0 ? "left" : "right"];
    const [root, hinge] = limb.joints;
    return (end - limb.along(p).t) * Math.hypot(...sub(hinge, root));
  };
}

/** Without the arms: a plane a little inside of the shoulder joint, open down to below the armpit. */
export function armholeEdge(figure: Figure, inside: number): Field {
  const k = figure.size;
  const axis = unit([1, -0.28, 0]);
  const joint = figure.base.joints.leftUpperArm;
  const bottom = figure.armpit - 0.015 * k;
  return (p, v) => {
    const q: Vec3 = [Math.abs(p[0]), p[1], p[2]];
    const plane = -dot(sub(q, joint), axis) - inside * k;
    const below = (figure.arm[v] as number) > 0.5 ? -1 : bottom - p[1];
    // Cut round: a corner there would stand off the chest.
    const round = 0.06 * k;
    const h = Math.max(0, round - Math.abs(plane - below)) / round;
    return Math.max(plane, below) + (h * h * round) / 4;
  };
}

/** Open in front; half the gap by height. */
export function frontEdge(figure: Figure, half: (y: number) => number): Field {
  return (p, v) => {
    if ((figure.arm[v] as number) > 0.5) return EVERYWHERE;
    const behind = figure.middle(p[1]) + 0.02 * figure.size - p[2];
    return Math.abs(p[0]) - half(p[1]) + Math.max(0, behind) * 3;
  };
}

export const less =
  (field: Field, metres: number): Field =>
  (p, v) =>
    field(p, v) - metres;
