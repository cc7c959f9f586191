import { createHistory } from "./history";
import { createPaths } from "./path";
import { createBlockTransform } from "./spectrum";

interface LeakCancellerOptions {
  /** Hz of everything that goes in. */
  rate: number;
  /** Things that are played, each on its own: backing, guide vocal. */
  channels: number;
  /** How much earlier than it sounds what is played goes in, ms. */
  leadMs: number;
}

/** Samples of a block: 21 ms at 24 kHz, which is what the canceller is late by. */
export const LEAK_BLOCK = 512;
const HIGHEST_HZ = 2_800;
/** A path is this long: what comes later of a room is 20 dB below. */
const PATH_MS = 340;

/**
 * Takes out of a microphone what comes from loudspeakers, known sample by sample before it is played. Everything in
 * blocks of LEAK_BLOCK samples; allocates nothing after its making.
 */
export function createLeakCanceller({ rate, channels, leadMs }: LeakCancellerOptions) {
  const blockMs = (LEAK_BLOCK * 1000) / rate;
  const bins = Math.ceil((HIGHEST_HZ * 2 * LEAK_BLOCK) / rate);
  const pathBlocks = Math.ceil(PATH_MS / blockMs);
  const lead = Math.max(0, Math.floor(leadMs / blockMs));
  const transform = createBlockTransform(LEAK_BLOCK, bins);
  const histories = Array.from({ length: channels }, () =>
    createHistory(transform, LEAK_BLOCK, bins, lead + 80 + pathBlocks),
  );
  const paths = createPaths(transform, histories, bins, pathBlocks);
  for (let c = 0; c < channels; c++) paths.move(c, lead);
  const predicted = new Float32Array(2 * bins);
  const error = new Float32Array(2 * bins);
  const echo = new Float32Array(LEAK_BLOCK);

  return {
    process(microphone: Float32Array, played: readonly Float32Array[], out: Float32Array): void {
      for (let c = 0; c < channels; c++) {
        const sound = played[c];
        if (sound) histories[c]?.push(sound);
      }
      paths.predict(predicted);
      transform.tailOf(predicted, echo);
      for (let i = 0; i < LEAK_BLOCK; i++) out[i] = (microphone[i] ?? 0) - (echo[i] ?? 0);
      transform.forward(null, out, error);
      paths.adapt(error);
    },
  };
}
