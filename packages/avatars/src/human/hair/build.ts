import { clamp, lerp, smooth, type Vec3 } from "../../mesh/vector";
import { pressed } from "../head/hats";
import type { HumanBase } from "../mix";
import type { Piece } from "../piece";
import { buildBall } from "./ball";
import type { Cut, Wear } from "./cut";
import { CUTS } from "./cuts";
import { HeadMap } from "./head-map";
import { buildLock, type Lock, trianglesOfLock } from "./lock";
import type { HairParameters } from "./parameters";
import { buildShell } from "./shell";
import { Strands } from "./strands";
import { tintOf } from "./tint";

const wearOf = ({ length, volume, side }: HairParameters): Wear => ({
  length: 1 + 0.45 * clamp(length, -1, 1),
  volume: 1 + 0.35 * clamp(volume, -1, 1),
  side: side === "left" ? 1 : -1,
});

/** Most triangles of a head of hair. */
export const HAIR_BUDGET = [2450, 570, 180] as const;

/** How much of the hair's colour shows on the scalp, 0-1. */
export function shadeOf(style: HairParameters["style"]): number {
  return style === "bald" ? 0 : (cutOf(style, USUAL).shade ?? 0.7);
}

/** Whether it lies over the whole scalp as one closed mass: nobody sees the skin below. */
export function closesOver({ style, hat }: Pick<HairParameters, "style" | "hat">): boolean {
  if (style === "bald" || hat === "headscarf") return false;
  const { shell } = cutOf(style, USUAL);
  return shell !== undefined && shell.hairline === undefined;
}

const USUAL: Wear = { length: 1, volume: 1, side: 1 };
const cutOf = (style: Exclude<HairParameters["style"], "bald">, wear: Wear): Cut => CUTS[style](wear);

/** A head of hair; null where there is none, or where a scarf covers it. 8 ms on one core of 2.6 GHz. */
export function buildHair(
  base: HumanBase,
  parameters: HairParameters,
  level: 0 | 1 | 2 = 0,
  map = new HeadMap(base),
): Piece | null {
  const { style, hat } = parameters;
  if (style === "bald" || hat === "headscarf") return null;
  const cut = cutOf(style, wearOf(parameters));
  const tint = tintOf(parameters.colour, parameters.tips);
  const press = pressed(map, hat);
  const tuck = parameters.hood ? tucked(map) : (p: Vec3) => p;
  const strands = new Strands(map, (p) => tuck(press(p)));
  if (cut.shell) buildShell(strands, cut.shell, tint, level);
  for (const ball of cut.balls ?? []) buildBall(strands, ball, tint, level);
  for (const lock of fewer(
    (level === 2 && cut.far) || (cut.locks ?? []),
    HAIR_BUDGET[level] - strands.triangles,
    level,
  ))
    buildLock(strands, lock, tint, level);
  return strands.piece("hair");
}

/** What hangs behind ends in the hood, near the neck, instead of going through it. */
function tucked({ base, size }: HeadMap): (p: Vec3) => Vec3 {
  const { neck } = base.joints;
  const rim = neck[1] + 0.055 * size;
  return (p) => {
    const behind = smooth(neck[2] + 0.03, neck[2] - 0.01, p[2]);
    const down = rim - p[1];
    if (down <= 0 || behind === 0) return p;
    const near = 1 - 0.45 * behind * smooth(0, 0.05 * size, down);
    const y = lerp(p[1], rim - Math.min(down, 0.05 * size) * 0.5, behind);
    return [p[0] * near, y, neck[2] + (p[2] - neck[2]) * near];
  };
}

/** As many locks as there is room for, wider where some are left out. */
function fewer(locks: readonly Lock[], room: number, level: 0 | 1 | 2): Lock[] {
  const cost = locks.reduce((sum, lock) => sum + trianglesOfLock(lock, level), 0) / (locks.length || 1);
  const count = Math.min(locks.length, Math.floor((room - 4) / (cost || 1)));
  if (count === locks.length) return [...locks];
  const wider = Math.min(2, (locks.length / Math.max(1, count)) ** 0.6);
  return Array.from({ length: Math.max(0, count) }, (_, n) => {
    const lock = locks[Math.floor(((n + 0.5) / count) * locks.length)] as Lock;
    return { ...lock, width: lock.width * wider };
  });
}
