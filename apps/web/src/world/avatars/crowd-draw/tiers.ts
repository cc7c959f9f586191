import { type Level, levelFor } from "../bodies";

/** How somebody is drawn: alone with all there is, together with others, or as a picture. */
export type Tier = "near" | "middle" | "far";

/** Up to how many, and up to how many metres from the camera. */
export interface TierLimits {
  readonly near: { readonly people: number; readonly metres: number };
  readonly middle: { readonly people: number; readonly metres: number };
}

export const LIMITS: TierLimits = {
  near: { people: 10, metres: 6.5 },
  middle: { people: 60, metres: 25 },
};

/** Who has a tier keeps it this much further: nobody flickers at a border. */
const KEEP = 1.15;

/**
 * @param rank how many are nearer
 * @param scale less than 1 where the machine is weak
 */
export function tierFor(
  { near, middle }: TierLimits,
  now: Tier | null,
  rank: number,
  distance: number,
  scale: number,
): Tier {
  const isNear = now === "near" ? KEEP : 1;
  if (rank < near.people * isNear && distance < near.metres * scale * isNear) return "near";
  const isWithin = now === "far" || now === null ? 1 : KEEP;
  return rank < middle.people * scale * isWithin && distance < middle.metres * scale * isWithin
    ? "middle"
    : "far";
}

/** How finely somebody is made in a tier. Who is drawn alone across a hall, because they sing, needs no fine body. */
export function levelIn(tier: Tier, distance: number, now: Level | null, scale: number): Level {
  if (tier === "far") return 2;
  const level = levelFor(distance, now, scale);
  return tier === "middle" && level === 0 ? 1 : level;
}
