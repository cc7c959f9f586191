import { GAIN_HEADER } from "../../../lib/gain-header";

/** What the server measured that a sound is to be turned up by, decibels. */
export function gainOf({ headers }: Pick<Response, "headers">): number {
  const db = Number(headers.get(GAIN_HEADER));
  return Number.isFinite(db) ? db : 0;
}

/** The same samples, louder or quieter. Written over: a song is 10 MB a minute. */
export function levelled<B extends Pick<AudioBuffer, "numberOfChannels" | "getChannelData">>(
  buffer: B,
  db: number,
): B {
  const gain = 10 ** (db / 20);
  if (gain === 1) return buffer;
  for (let c = 0; c < buffer.numberOfChannels; c++) {
    const samples = buffer.getChannelData(c);
    for (let i = 0; i < samples.length; i++) (samples[i] as number) *= gain;
  }
  return buffer;
}
