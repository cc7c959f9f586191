import type { SongLine } from "../performer/song-line";
import type { FrameDecoder } from "./ability";

/** One end of a track's encoded frames in this browser; numbered by the page. */
export type PipeId = number;

export type ToFrames =
  | { type: "sender"; pipe: PipeId; readable: ReadableStream; writable: WritableStream }
  | { type: "receiver"; pipe: PipeId; readable: ReadableStream; writable: WritableStream }
  /** What the microphone's packets are marked with from now on; null: nothing. */
  | { type: "line"; line: SongLine | null; repeat: boolean }
  /** Look for the burst that is played at this AudioContext time (seconds); null: stop looking. */
  | { type: "sound"; at: number | null }
  /** Decode this receiver's marked packets for the playout, under a voice's name. */
  | { type: "listen"; pipe: PipeId; voice: string; performance: number; decode: boolean }
  | { type: "unlisten"; pipe: PipeId }
  /** Where the microphone's graph tells what entered it, as RecordedPiece. */
  | { type: "graph"; port: MessagePort }
  /** Where decoded voices go. */
  | { type: "playout"; port: MessagePort };

/** Which AudioContext time (seconds) is which RTP timestamp of the outgoing packets. */
export interface Sounding {
  readonly contextTime: number;
  readonly rtp: number;
}

export interface PipeCounts {
  readonly marked: number;
  readonly unmarked: number;
  readonly lost: number;
  readonly repaired: number;
  readonly late: number;
}

export type FromFrames =
  | { type: "ready"; decoder: FrameDecoder | null; transforms: boolean }
  | { type: "sounded"; sounding: Sounding }
  /** The browser dropped (or doubled) outgoing samples; the marks were put right by so many seconds. */
  | { type: "slipped"; seconds: number }
  | { type: "counts"; pipe: PipeId; counts: PipeCounts; newest: { rtp: number; positionMs: number } | null }
  | { type: "failed"; pipe: PipeId; reason: string };

/** Out of the frames worker into the playout worklet. */
export type DecodedVoice =
  /** `at`: samples of 48 kHz from the start of the song. */
  | { type: "sound"; voice: string; at: number; pcm: Float32Array<ArrayBuffer>; concealed: boolean }
  | { type: "still"; voice: string; positionMs: number }
  | { type: "break"; voice: string };
