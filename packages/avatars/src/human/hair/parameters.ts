import type { HatStyle } from "../head/hats";

export const HUMAN_HAIR_STYLES = [
  "bald",
  "buzz",
  "crop",
  "quiff",
  "undercut",
  "mohawk",
  "messy",
  "pixie",
  "curtains",
  "bob",
  "long",
  "wavy",
  "ponytail",
  "bun",
  "spaceBuns",
  "afro",
  "curls",
  "braids",
  "locs",
] as const;
export type HumanHairStyle = (typeof HUMAN_HAIR_STYLES)[number];

export interface HairParameters {
  style: HumanHairStyle;
  /** #rrggbb */
  colour: string;
  /** Colour that tips are dyed in; null: they are a little lighter by themselves. */
  tips: string | null;
  /** -1 short for its style, 0, 1 long. */
  length: number;
  /** -1 flat, 0, 1 full. */
  volume: number;
  /** Which side it is parted on or combed to. */
  side: "left" | "right";
  /** What is worn on it: hair goes under. */
  hat: HatStyle;
  /** A hood hangs behind: what is long goes into it. */
  hood: boolean;
}
