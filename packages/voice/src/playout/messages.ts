import type { ClockState } from "./song-clock";

/**
 * Voices that one performance can lay into rings: as many as sing one entry (Rule Q12). To decode eight costs 4 % of
 * a core, measured in Chromium over a minute of each (one: 0.6 %).
 */
export const MOST_VOICES = 8;

/** Whose voice comes out of which output; a free one has nobody. */
export type Slots = readonly (string | null)[];
export const PLAYOUT_PROCESSOR = "karaverse-playout";

export type ToPlayout =
  | { type: "begin"; voices: Slots; lagMs: number }
  /** Somebody has come to sing along, or has left; the others go on as they are. */
  | { type: "voices"; voices: Slots }
  | { type: "backing"; channels: Float32Array<ArrayBuffer>[]; sampleRate: number }
  | { type: "end" }
  /** The song stands at a position (state of the room, or a fallback's word). */
  | { type: "stand"; positionMs: number }
  /** Fallbacks: the song stood at this position at this AudioContext time (seconds), lag already taken off. */
  | { type: "follow"; source: string; positionMs: number; at: number }
  | { type: "forget"; source: string }
  | { type: "decoded"; port: MessagePort };

export interface VoiceFigures {
  readonly voice: string;
  /** How early the latest packets came before their turn, least and most in the last report's time; null: none came. */
  readonly earliestMs: number | null;
  readonly latestMs: number | null;
  /** Packets so late that their turn was over. */
  readonly late: number;
  readonly concealed: number;
  /** Largest distance between where a packet said it belongs and where it was laid, milliseconds. */
  readonly placementErrorMs: number;
}

export interface PlayoutReport {
  readonly type: "report";
  readonly state: ClockState;
  readonly positionMs: number;
  /** AudioContext time of that position, seconds. */
  readonly at: number;
  readonly rate: number;
  readonly lagMs: number;
  readonly jumps: number;
  readonly behindMs: number | null;
  readonly voices: readonly VoiceFigures[];
}
