import type { ShowFrame } from "../../show";
import type { Music } from "../movement";

/** Most lines are sung within this; then the voice says whether a microphone stays up. */
const LINE_MS = 3_500;
/** Before a song begins. */
const MICROPHONE_UP_MS = 900;

export const newMusic = (): Music => ({ beat: null, cued: false });

/** What of the show a crowd hears in this frame. */
export function toHear(out: Music, { phase, position, beat, lineAge }: ShowFrame): void {
  const sounds = phase === "singing" && Number.isFinite(position);
  out.beat = sounds ? beat : null;
  out.cued = (sounds && lineAge < LINE_MS) || (phase === "counting-in" && position > -MICROPHONE_UP_MS);
}
