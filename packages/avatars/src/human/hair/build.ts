import { clamp } from "../../mesh/vector";
import type { HumanBase } from "../mix";
import type { Piece } from "../piece";
import { buildBall } from "./ball";
import type { Wear } from "./cut";
import { CUTS } from "./cuts";
import { HeadMap } from "./head-map";
import { buildLock } from "./lock";
import type { HairParameters } from "./parameters";
import { buildShell } from "./shell";
import { Strands } from "./strands";
import { tintOf } from "./tint";

const wearOf = ({ length, volume, side }: HairParameters): Wear => ({
  length: 1 + 0.45 * clamp(length, -1, 1),
  volume: 1 + 0.35 * clamp(volume, -1, 1),
  side: side === "left" ? 1 : -1,
});

/** A head of hair; null where there is none. */
export function buildHair(
  base: HumanBase,
  parameters: HairParameters,
  level: 0 | 1 | 2 = 0,
  map = new HeadMap(base),
): Piece | null {
  if (parameters.style === "bald") return null;
  const cut = CUTS[parameters.style](wearOf(parameters));
  const tint = tintOf(parameters.colour, parameters.tips);
  const strands = new Strands(map);
  buildShell(strands, cut.shell, tint, level);
  if (level < 2) for (const lock of cut.locks ?? []) buildLock(strands, lock, tint, level);
  for (const ball of cut.balls ?? []) buildBall(strands, ball, tint, level);
  return strands.piece("hair");
}
