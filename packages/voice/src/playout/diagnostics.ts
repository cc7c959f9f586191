import type { FramesWay } from "../frames/ability";
import type { PlayoutReport, VoiceFigures } from "./messages";
import type { PlayoutWay } from "./way";

/** How far behind the singer listeners are, if the network lets them; nobody can tell. */
export const LAG_MS = 200;

export interface PlayoutDiagnostics {
  readonly way: PlayoutWay;
  /** What this browser can make of encoded frames, and why not more. */
  readonly frames: FramesWay;
  /** Voice against backing: how far apart they are here, milliseconds; null: this way cannot tell. */
  readonly errorMs: number | null;
  /** How early the latest packet of the last seconds came before its turn. */
  readonly marginMs: number | null;
  readonly lagMs: number;
  /** Faster or slower than the sound card, parts per million. */
  readonly driftPpm: number;
  readonly lost: number;
  readonly repaired: number;
  readonly concealed: number;
  readonly late: number;
}

interface Counts {
  readonly lost: number;
  readonly repaired: number;
}

/** What the reports of the last seconds say. */
export function diagnose(
  way: PlayoutWay,
  frames: FramesWay,
  reports: readonly PlayoutReport[],
  counts: readonly Counts[],
): PlayoutDiagnostics {
  const last = reports.at(-1);
  const figures = reports.flatMap(({ voices }) => voices);
  const margins = figures.flatMap(({ latestMs }) => (latestMs === null ? [] : [latestMs]));
  const now = last?.voices ?? [];
  return {
    way,
    frames,
    errorMs: errorOf(way, figures, last),
    marginMs: margins.length > 0 ? Math.min(...margins) : null,
    lagMs: last?.lagMs ?? LAG_MS,
    driftPpm: last ? Math.round((last.rate - 1) * 1e6) : 0,
    lost: counts.reduce((total, { lost }) => total + lost, 0),
    repaired: counts.reduce((total, { repaired }) => total + repaired, 0),
    concealed: now.reduce((total, { concealed }) => total + concealed, 0),
    late: now.reduce((total, { late }) => total + late, 0),
  };
}

function errorOf(
  way: PlayoutWay,
  figures: readonly VoiceFigures[],
  last: PlayoutReport | undefined,
): number | null {
  if (way === "marks") return last?.behindMs ?? null;
  if (way !== "song-clock") return null;
  // Marks are written in 16 µs and laid on whole samples: half of both is what cannot be told apart.
  const grain = 0.008 + 0.5 / 48;
  return Math.max(grain, ...figures.map(({ placementErrorMs }) => placementErrorMs));
}
