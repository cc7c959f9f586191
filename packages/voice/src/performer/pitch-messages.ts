export const PITCH_PROCESSOR = "karaverse-pitch";

/** Its inputs: the microphone, and `leadMs` before they sound what we play and the guide vocal, heard or not. */
export interface PitchOptions {
  readonly leadMs: number;
}

/** Four numbers a frame: AudioContext time (seconds), cents from C4 (NaN: no pitch), clarity 0 to 1, level in dBFS. */
export const PITCH_STRIDE = 4;

export interface PitchFrame {
  /** Song position that was sung, latency taken off; null outside of a song. */
  readonly positionMs: number | null;
  /** AudioContext time of the middle of the window, seconds. */
  readonly time: number;
  /** Relative to C4; null where there is no pitch. */
  readonly cents: number | null;
  readonly clarity: number;
  /** dBFS. */
  readonly level: number;
}
