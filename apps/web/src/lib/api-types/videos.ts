/** One of the operator's videos on its way; times are ms since 1970. */
export interface VideoShowing {
  name: string;
  url: string;
  startsAt: number;
  durationMs: number;
}

/** What the folder of videos shows (Rule P15), and which of its files no browser plays. */
export interface VideosAnswer {
  playing: { now: VideoShowing; next: VideoShowing } | null;
  refused: readonly { name: string; sentence: string }[];
}
