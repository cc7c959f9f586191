export const RECORDER_PROCESSOR = "karaverse-recorder";

export interface RecordedPiece {
  /** AudioContext time of the first sample, seconds. */
  readonly at: number;
  readonly samples: Float32Array;
}
