import type { SongMs, Track } from "./model";

/**
 * When the next line of any of these begins, while nobody sings one; null in the middle of a line and after the last.
 */
export function nextLine(tracks: readonly Track[], ms: SongMs): SongMs | null {
  let next: SongMs | null = null;
  for (const { phrases } of tracks) {
    for (const { startMs, endMs } of phrases) {
      if (startMs <= ms && ms < endMs) return null;
      if (startMs > ms && (next === null || startMs < next)) next = startMs;
    }
  }
  return next;
}
