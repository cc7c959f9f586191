/** How a body is drawn away from its measures, so that it reads from across a room. */
export interface HumanStyle {
  /** Size of the head against the body, 1 as measured. */
  head: number;
  /** Added to the eyes' own size, in the unit of the slider. */
  eyes: number;
  /** Size of hands and feet against the body, by the sliders' unit. */
  hands: number;
  /** 0 as measured, 1: softer noses, smaller jaws, fuller cheeks. */
  soften: number;
  /** How much of a smile a face has at rest, 0-1. */
  warmth: number;
}

export const HUMAN_STYLES = {
  toon: { head: 1.16, eyes: 2.3, hands: 0.15, soften: 0.7, warmth: 0.3 },
  anime: { head: 1.22, eyes: 3, hands: -0.1, soften: 1, warmth: 0.25 },
  realistic: { head: 1, eyes: 0, hands: 0, soften: 0, warmth: 0.12 },
} as const satisfies Record<string, HumanStyle>;
export type HumanStyleName = keyof typeof HUMAN_STYLES;
