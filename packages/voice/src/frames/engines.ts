import type { FrameDecoder } from "./ability";

export const VOICE_RATE = 48_000;

/** Turns packets into sound, in order; may take its time. */
export interface OpusEngine {
  decode(packet: Uint8Array, timestampUs: number, durationUs: number): void;
  close(): void;
}

export interface EngineEvents {
  readonly onSound: (pcm: Float32Array<ArrayBuffer>) => void;
  /** The engine is of no more use. */
  readonly onFailure: (reason: string) => void;
}

export type OpenEngine = (events: EngineEvents) => OpusEngine;

const CONFIG = { codec: "opus", sampleRate: VOICE_RATE, numberOfChannels: 1 };

export const openWebCodecs: OpenEngine = ({ onSound, onFailure }) => {
  const decoder = new AudioDecoder({
    output: (data) => {
      const pcm = new Float32Array(data.numberOfFrames);
      data.copyTo(pcm, { planeIndex: 0, format: "f32-planar" });
      data.close();
      onSound(pcm);
    },
    error: ({ message }) => onFailure(message),
  });
  decoder.configure(CONFIG);
  return {
    decode: (data, timestamp, duration) =>
      decoder.decode(new EncodedAudioChunk({ type: "key", timestamp, duration, data })),
    close: () => {
      if (decoder.state !== "closed") decoder.close();
    },
  };
};

async function hasWebCodecs(): Promise<boolean> {
  if (typeof AudioDecoder === "undefined" || typeof EncodedAudioChunk === "undefined") return false;
  // A browser may have the class and not the codec.
  return AudioDecoder.isConfigSupported(CONFIG).then(
    ({ supported }) => supported === true,
    () => false,
  );
}

/** The best that works here; `loadWasm` fetches what is needed only without WebCodecs. */
export async function bestEngine(
  loadWasm: () => Promise<OpenEngine>,
): Promise<{ decoder: FrameDecoder; open: OpenEngine } | null> {
  if (await hasWebCodecs()) return { decoder: "webcodecs", open: openWebCodecs };
  try {
    return { decoder: "wasm", open: await loadWasm() };
  } catch {
    return null;
  }
}
