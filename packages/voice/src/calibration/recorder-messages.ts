export const RECORDER_PROCESSOR = "karaverse-recorder";

export interface RecordedPiece {
  /** AudioContext time of the first sample, seconds. */
  readonly at: number;
  readonly samples: Float32Array;
}

/** Without it a recorder would go on for as long as its context. */
export type ToRecorder =
  | { type: "end" }
  /** Where the pieces go instead of to the node's own port. */
  | { type: "to"; port: MessagePort };
