import { type Loudness, LoudnessMeter } from "./bs1770";
import { piecesOf } from "./decode";

/** How loud a file is; null where it can't be told here. */
export async function loudnessOf(extension: string, bytes: Uint8Array): Promise<Loudness | null> {
  const pieces = piecesOf(extension, bytes);
  if (!pieces) return null;
  let meter: LoudnessMeter | null = null;
  try {
    for await (const { channels, rate } of pieces) {
      if (channels.length === 0 || !channels[0]?.length) continue;
      meter ??= new LoudnessMeter(rate, Math.min(2, channels.length));
      meter.add(channels);
    }
  } catch {
    // A damaged file that browsers may play all the same.
    return null;
  }
  return meter?.loudness() ?? null;
}
