import { type Rgb, shade } from "../../mesh/colour";
import { clamp, lerp, smooth, type Vec3 } from "../../mesh/vector";
import { trianglesOf } from "../mix";
import type { Field } from "./cloth";
import { hemEdge } from "./edges";
import { type Envelope, emptyEnvelope, fall, markTriangle, reachAt, soften, span } from "./envelope";
import type { Figure } from "./figure";
import { lineAround, type Row, ribbon } from "./lines";
import { blendSkin, onBones, type Sewing, type Skin } from "./sewing";
import type { Shell } from "./shell";

/** How a skirt falls. Metres on a body of size 1. */
export interface SkirtCut {
  /** Height of the hem over the soles as a share of the way from the crotch (1) to the soles (0). */
  hem: number;
  /** How much wider than the hips the hem is. */
  flare: number;
  folds: number;
  foldHeight: number;
  /** 1: sharp pleats that begin at the waist. */
  pleated: number;
}

type Level = 0 | 1 | 2;

/** What hips and both legs take up, as one. */
function hipsOf(figure: Figure, low: number, high: number): Envelope {
  const { base, arm } = figure;
  const envelope = emptyEnvelope(low, high, 40);
  const index = trianglesOf(base.pack, "tights");
  const { positions } = base;
  const at = (v: number): Vec3 => [
    positions[v * 3] as number,
    positions[v * 3 + 1] as number,
    positions[v * 3 + 2] as number,
  ];
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i] as number, index[i + 1] as number, index[i + 2] as number];
    const y = positions[a * 3 + 1] as number;
    if (y < low - 0.03 || y > high + 0.03 || (arm[a] as number) > 0.1) continue;
    markTriangle(envelope, [at(a), at(b), at(c)], (p) => {
      const z = p[2] - middleOf(figure, p[1]);
      return [p[1], Math.atan2(p[0], z), Math.hypot(p[0], z)];
    });
  }
  span(envelope);
  return envelope;
}

function middleOf(figure: Figure, y: number): number {
  const knee = figure.base.joints.leftLowerLeg[2];
  return lerp(figure.middle(y), knee - 0.01, smooth(figure.crotch, figure.knee, y));
}

/** Hips hold it above, thighs and shins carry it below; in the middle both legs do. */
function skirtSkin(figure: Figure, p: Vec3): Skin {
  const k = figure.size;
  // In front it goes along less: on somebody who sits it would stand off the thighs by as much as it did before them.
  const front = smooth(0, 0.09 * k, p[2] - middleOf(figure, p[1]));
  const leg = smooth(figure.hips + 0.03 * k, figure.crotch - 0.03 * k, p[1]) * lerp(0.97, 0.85, front);
  const left = smooth(-0.1 * k, 0.1 * k, p[0]);
  const shin = smooth(figure.knee + 0.05 * k, figure.knee - 0.1 * k, p[1]) * 0.85;
  const spine = smooth(figure.hips + 0.05 * k, figure.waist, p[1]);
  return blendSkin([
    [onBones(["hips", 1 - spine], ["spine", spine]), 1 - leg],
    [onBones(["leftUpperLeg", 1 - shin], ["leftLowerLeg", shin]), leg * left],
    [onBones(["rightUpperLeg", 1 - shin], ["rightLowerLeg", shin]), leg * (1 - left)],
  ]);
}

/** A skirt from the waist down. @returns where it covers skin */
export function makeSkirt(
  sewing: Sewing,
  figure: Figure,
  cut: SkirtCut,
  waist: number,
  paint: (p: Vec3) => Rgb,
  level: Level,
  { close = 0.011 }: { close?: number } = {},
): Field[] {
  const k = figure.size;
  const hem = figure.crotch * cut.hem;
  const envelope = hipsOf(figure, hem, waist + 0.02);
  fall(envelope, figure.hips + 0.03, 0);
  soften(envelope, 3);
  const columns = [cut.pleated > 0 ? 64 : 44, 18, 10][level] ?? 10;
  // Fewer columns than folds have sides would make one bulge of them all.
  const folded = columns >= cut.folds * 2;
  const rows = [Math.round(6 + (waist - hem) * 12), 4, 3][level] ?? 3;
  sewing.seam();
  const place = (y: number, c: number, inside: number): { p: Vec3; light: number } => {
    const angle = -Math.PI + (c / columns) * Math.PI * 2;
    const down = clamp((waist - y) / (waist - hem), 0, 1);
    const open = smooth(0, 0.35, down) * cut.pleated + smooth(0.12, 1, down) * (1 - cut.pleated);
    const wave = !folded
      ? 0
      : cut.pleated > 0
        ? Math.asin(Math.sin(angle * cut.folds)) / (Math.PI / 2)
        : Math.sin(angle * cut.folds + Math.sin(angle * 2) * 0.6);
    const reach =
      reachAt(envelope, y, angle) +
      (lerp(0.006, close, smooth(0, 0.2, down)) +
        cut.flare * down ** 1.3 +
        cut.foldHeight * open * (wave * 0.5 + 0.5)) *
        k -
      inside;
    const p: Vec3 = [Math.sin(angle) * reach, y, middleOf(figure, y) + Math.cos(angle) * reach];
    return { p, light: 1 + wave * open * (cut.pleated > 0 ? 0.14 : 0.12) - (inside > 0 ? 0.5 : 0) };
  };
  const row = (y: number, inside: number) =>
    Array.from({ length: columns }, (_, c) => {
      const { p, light } = place(y, c, inside);
      return sewing.vertex(p, shade(paint(p), light * (y === hem ? 0.86 : 1)), skirtSkin(figure, p));
    });
  const heights = Array.from({ length: rows + 1 }, (_, r) => lerp(hem, waist, r / rows));
  sewing.grid(
    heights.map((y) => row(y, 0)),
    true,
  );
  sewing.seam();
  if (level < 2) {
    // Whoever sits shows the inside. It has the outside's rows: others would come through.
    const lining = heights
      .slice(0, Math.max(2, Math.ceil(rows * (level > 0 ? 0.3 : cut.pleated > 0 ? 0.5 : 0.85))))
      .toReversed();
    sewing.grid(
      lining.map((y) => row(y, (y === hem ? 0.002 : 0.007) * k)),
      true,
    );
    sewing.seam();
  }
  // Thighs stay: under the skirt of somebody who sits they are seen.
  const under = Math.max(hem + 0.05 * k, figure.crotch - 0.12 * k);
  return [(p, v) => ((figure.arm[v] as number) > 0.3 ? -1 : Math.min(p[1] - under, waist - p[1]))];
}

/** The tails of a tailcoat: from the waist behind, down to the knees, parted in the middle. */
export function makeTails(sewing: Sewing, shell: Shell, hem: number, colour: Rgb, level: Level): void {
  const { figure } = shell;
  const k = figure.size;
  const low = figure.knee + 0.06 * k;
  const count = level === 0 ? 40 : 16;
  const envelope = hipsOf(figure, low, hem + 0.02);
  fall(envelope, figure.hips + 0.03, 0);
  soften(envelope, 3);
  const line = lineAround(
    shell,
    hemEdge(figure, hem),
    { centre: [0, hem, figure.middle(hem)], axis: [0, 1, 0] },
    count,
    (v) => (figure.arm[v] as number) < 0.5,
  );
  const steps = level === 0 ? 8 : 3;
  const rowAt = (t: number, inside: number): Row => {
    const points = line.points.map((p, n): Vec3 => {
      const angle = -Math.PI + (n / count) * Math.PI * 2;
      // They narrow towards the middle of the back.
      const narrow = Math.sign(angle) * (Math.PI - (Math.PI - Math.abs(angle)) * lerp(1, 0.72, t));
      const y = lerp(hem, low, t);
      if (t === 0) return [p[0], y, p[2]];
      const reach = Math.max(reachAt(envelope, y, narrow), 0) + 0.022 * k - inside;
      return [Math.sin(narrow) * reach, y, middleOf(figure, y) + Math.cos(narrow) * reach];
    });
    return {
      points,
      skins: points.map((p, n) => (t === 0 ? (line.skins[n] as Skin) : tailSkin(figure, p))),
      shade: (1 - 0.12 * t) * (inside > 0 ? 0.45 : 1),
    };
  };
  for (const sign of [1, -1]) {
    const keep = (a: number) =>
      Math.sign(a || -1) === sign && Math.abs(a) > 1.75 && Math.abs(a) < Math.PI + 0.01;
    const outer = Array.from({ length: steps + 1 }, (_, n) => rowAt(n / steps, 0));
    ribbon(sewing, outer, [0, 1, 0], colour, keep);
    ribbon(
      sewing,
      outer.map((_, n) => rowAt(1 - n / steps, 0.004 * k)),
      [0, -1, 0],
      colour,
      keep,
    );
  }
}

/** Tails hang: they follow the thighs only half. */
function tailSkin(figure: Figure, p: Vec3): Skin {
  return blendSkin([
    [onBones(["hips", 1]), 0.5],
    [skirtSkin(figure, p), 0.5],
  ]);
}
