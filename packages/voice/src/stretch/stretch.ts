import { openEngine, type StretchEngine } from "./engine";

export interface StretchSettings {
  readonly semitones: number;
  /** Per cent of the pace it was recorded at. */
  readonly tempo: number;
}

/** Samples of output worked out at once. */
const BLOCK = 1_024;
/** Above it timbre is kept rather than pitch, as the library does by itself. */
const TONALITY_HZ = 8_000;

/**
 * The sound in another key and at another pace. What stood at second t stands at t x 100 / tempo: to the sample where
 * only the key changes, else within half a millisecond.
 */
export async function stretched(
  channels: readonly Float32Array[],
  sampleRate: number,
  { semitones, tempo }: StretchSettings,
): Promise<Float32Array<ArrayBuffer>[]> {
  const engine = await openEngine();
  const rate = tempo / 100;
  engine._presetDefault(channels.length, sampleRate);
  engine._setTransposeSemitones(semitones, TONALITY_HZ / sampleRate);
  engine._reset();
  const [ahead, behind] = [engine._inputLatency(), engine._outputLatency()];
  const buffers = buffersOf(engine, channels.length, Math.max(ahead, Math.ceil(BLOCK * rate) + 1));
  const length = Math.round((channels[0]?.length ?? 0) / rate);
  const out = channels.map(() => new Float32Array(length));
  let read = 0;
  const feed = (until: number): number => {
    const count = until - read;
    channels.forEach((channel, c) => {
      const into = buffers.input(c).subarray(0, count).fill(0);
      into.set(channel.subarray(read, until));
    });
    read = until;
    return count;
  };
  engine._seek(feed(ahead), rate);
  for (let at = -behind; at < length; at += BLOCK) {
    engine._process(feed(ahead + Math.round((at + behind + BLOCK) * rate)), BLOCK);
    const skip = Math.max(0, -at);
    const count = Math.min(BLOCK, length - at);
    if (skip < count)
      out.forEach((channel, c) => {
        channel.set(buffers.output(c).subarray(skip, count), at + skip);
      });
  }
  return out;
}

function buffersOf(engine: StretchEngine, channels: number, length: number) {
  const pointer = engine._setBuffers(channels, length);
  // Looked up each time: the module's memory moves when it grows.
  const view = (nth: number) =>
    new Float32Array(engine.HEAP8.buffer as ArrayBuffer, pointer + nth * length * 4, length);
  return { input: view, output: (channel: number) => view(channels + channel) };
}
