import type { SeenBody } from "../face/carried";
import type { Emote } from "./emotes";
import type { Thing } from "./holds";
import type { Aim } from "./stance";

/** What is known about a person in this frame. */
export interface Doing {
  /** Velocity in the body's own frame, m/s: as far as the body really went since the last step, or feet slide. */
  forward: number;
  /** To the body's left. */
  sideways: number;
  /** Radians a second, positive to the left. */
  turning: number;
  seated: boolean;
  seatHeight: number;
  emote: Emote | null;
  singing: boolean;
  /** Loudness of the voice, 0-1. */
  level: number;
  /** Where to look, relative to the body's front, radians: left and up positive; null for straight ahead. */
  gaze: { yaw: number; pitch: number } | null;
  /** Beats of the song as it sounds here, null where none does. */
  beat?: number | null;
  /** Words of this singer are due: the microphone goes up before the voice comes. */
  cued?: boolean;
  /** Stands still with something in the back to lean against. */
  backed?: boolean;
  /** Trunk and hands as a camera sees them, null where none looks. */
  seen?: Readonly<SeenBody> | null;
  /** What the left hand carries. */
  holds?: Thing | null;
  /** What somebody points at who points; null for straight ahead. */
  aim?: Readonly<Aim> | null;
}

/**
 * Somebody who stands and looks straight ahead. Made here for everybody: a number that is read from objects of many
 * shapes is put on the heap, 16 bytes each time, and a crowd of 200 reads some hundred in a frame.
 */
export const newDoing = (): Doing => ({
  forward: 0,
  sideways: 0,
  turning: 0,
  seated: false,
  seatHeight: 0.46,
  emote: null,
  singing: false,
  level: 0,
  gaze: null,
  beat: null,
  cued: false,
  backed: false,
  seen: null,
  holds: null,
  aim: null,
});
