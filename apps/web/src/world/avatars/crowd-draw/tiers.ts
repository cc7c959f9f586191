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

/**
 * Whom one talks with, however weak the machine is: their faces come from up to 4 m (Rule S7), and from 3.7 m behind
 * oneself one looks at them. Only alone they have a face that shows what it is told.
 */
export const FACED: TierLimits["near"] = { people: 4, metres: 8 };

/** Who has a tier keeps it this much further: nobody flickers at a border. */
const KEEP = 1.15;

/** From where somebody is looked at: an object, because numbers that are handed on one by one are put on the heap. */
export interface Looked {
  /** Metres. */
  readonly distance: number;
  /** Less than 1 where the machine is weak. */
  readonly scale: number;
}

/** @param rank how many are nearer */
export function tierFor(
  { near, middle }: TierLimits,
  now: Tier | null,
  rank: number,
  { distance, scale }: Looked,
): Tier {
  const isNear = now === "near" ? KEEP : 1;
  if (rank < near.people * isNear && distance < near.metres * scale * isNear) return "near";
  // In a crowd those in fourth and fifth place change with every step, and each change makes a body anew.
  const faced = now === "near" ? FACED.people * 2 : FACED.people;
  if (rank < faced && rank < near.people && distance < FACED.metres * isNear) return "near";
  const isWithin = now === "far" || now === null ? 1 : KEEP;
  return rank < middle.people * scale * isWithin && distance < middle.metres * scale * isWithin
    ? "middle"
    : "far";
}

/** How finely somebody is made in a tier. Who is drawn alone across a hall, because they sing, needs no fine body. */
export function levelIn(tier: Tier, now: Level | null, looked: Looked): Level {
  if (tier === "far") return 2;
  const level = levelFor(now, looked);
  return tier === "middle" && level === 0 ? 1 : level;
}

/** Whether somebody shows what moves their face: the coarsest bodies, and those that are drawn together, can't. */
export const showsFace = (tier: Tier | null, level: Level | null): boolean =>
  tier === "near" && (level === 0 || level === 1);
