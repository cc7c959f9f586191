import { onFootprint } from "./plan";
import type { InnerWall, Scene } from "./scene";
import { crossing } from "./walls";

/** What walls leave of a sound. */
export interface Muffling {
  /** How much softer it is. */
  decibels: number;
  /** What lies above is taken away, Hz; infinite where nothing stands between. */
  lowPass: number;
}

/** Nothing in the way. */
export const newMuffling = (): Muffling => ({ decibels: 0, lowPass: Number.POSITIVE_INFINITY });

/** Ears, and mouths that speak, metres. */
const EAR_METRES = 1.6;
/** Behind any number of walls something is left, decibels. */
const MOST = 30;
/** Sound bends round a wall's end: so far from it the wall does its whole work, metres. */
const BEND_METRES = 1.2;
/** Boards, padding, and bars that stop nothing: decibels. */
const BY_LOOK: Record<InnerWall["look"], number> = { panel: 12, booth: 9, railing: 0 };
/** Low sounds go through walls: each 4 dB take an octave from the top. */
const TOP_HZ = 16_000;
const DECIBELS_OF_OCTAVE = 4;

const lowPassOf = (decibels: number): number =>
  decibels < 0.1 ? Number.POSITIVE_INFINITY : TOP_HZ * 2 ** (-decibels / DECIBELS_OF_OCTAVE);

function throughWall(wall: InnerWall, ax: number, az: number, bx: number, bz: number): number {
  const full = wall.muffle ?? BY_LOOK[wall.look];
  if (full === 0 || wall.height <= EAR_METRES) return 0;
  const met = crossing(wall, ax, az, bx, bz);
  if (!(met >= 0)) return 0;
  const [x, z] = [ax + (bx - ax) * met, az + (bz - az) * met];
  const { from, to } = wall;
  const end = Math.min(Math.hypot(x - from.x, z - from.z), Math.hypot(x - to.x, z - to.z));
  return full * Math.min(1, end / BEND_METRES);
}

/**
 * Rule V6. How a sound from one place arrives at another. What a zone says of its edge has the walls along it in it, so the
 * stronger of the two counts. Fills `out` and allocates nothing.
 */
export function muffling(
  scene: Scene,
  source: { readonly x: number; readonly z: number },
  listener: { readonly x: number; readonly z: number },
  out: Muffling,
): Muffling {
  let walls = 0;
  for (const wall of scene.innerWalls) walls += throughWall(wall, source.x, source.z, listener.x, listener.z);
  let edges = 0;
  let lowPass = Number.POSITIVE_INFINITY;
  for (const zone of scene.zones) {
    if (zone.kind !== "sound") continue;
    const isSourceIn = onFootprint(zone.footprint, source.x, source.z);
    if (isSourceIn === onFootprint(zone.footprint, listener.x, listener.z)) continue;
    edges += zone.muffle;
    lowPass = Math.min(lowPass, zone.lowPass ?? lowPassOf(zone.muffle));
  }
  out.decibels = Math.min(MOST, Math.max(walls, edges));
  out.lowPass = Math.min(lowPass, lowPassOf(Math.min(MOST, walls)));
  return out;
}
