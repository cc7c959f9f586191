export type MicrophoneMode = "talk" | "sing";

/** What the browser does to the sound before we get it. */
export function constraintsOf(
  mode: MicrophoneMode,
  headphones: boolean,
  deviceId: string | null,
): MediaTrackConstraints {
  const talking = mode === "talk";
  return {
    // Singing into speakers needs the echo taken away, and nothing else done: the rest eats held notes.
    echoCancellation: talking || !headphones,
    noiseSuppression: talking,
    autoGainControl: talking,
    channelCount: 1,
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  };
}

export interface VoiceEncoding {
  readonly maxBitrate: number;
  readonly dtx: boolean;
  /** Redundant audio data wraps packets so that they cannot bear marks; singers repeat packets in the padding instead. */
  readonly red: boolean;
}

export function encodingOf(mode: MicrophoneMode): VoiceEncoding {
  return mode === "talk"
    ? { maxBitrate: 32_000, dtx: true, red: true }
    : { maxBitrate: 112_000, dtx: false, red: false };
}
