import type { VideoShowing, VideosAnswer } from "@/lib/api-types";

/** Which of the two is on the screen at a moment, and where in it; null when both are over. */
export function shownAt(
  { now, next }: NonNullable<VideosAnswer["playing"]>,
  at: number,
): { film: VideoShowing; atMs: number } | null {
  const film = at < next.startsAt ? now : next;
  const atMs = at - film.startsAt;
  return atMs < film.durationMs ? { film, atMs: Math.max(0, atMs) } : null;
}
