import type { ScreenMode } from "@karaverse/protocol";

export interface ScreenMoment {
  /** What the scene says of this screen. */
  own: ScreenMode;
  /** The first screen of a scene is the one that everybody looks at. */
  isMain: boolean;
  /** What a host chose for the room. */
  chosen: ScreenMode;
  /** Somebody is on stage: words, or the result. */
  isPerformed: boolean;
  /** A trigger asks for the queue for a while (Rule M9). */
  isAskedForQueue: boolean;
}

/** Rule P15: what a screen shows now. */
export function screenShows({ own, isMain, chosen, isPerformed, isAskedForQueue }: ScreenMoment): ScreenMode {
  if (!isMain) return own;
  if (isPerformed) return "lyrics";
  if (isAskedForQueue) return "queue";
  return chosen === "lyrics" ? own : chosen;
}

/** Under what people say: films in a bar, not a cinema. */
const FILM_LEVEL = 0.25;

/** Rule P15: how loud films are, 0 to 1. */
export const filmLevel = (isPerformed: boolean): number => (isPerformed ? 0 : FILM_LEVEL);
