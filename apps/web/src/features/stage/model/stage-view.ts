import type { PerformanceView } from "@karaverse/protocol";
import type { Snapshot } from "@karaverse/singing";
import type { Unheard } from "@karaverse/voice";
import type { LoadedSong } from "./song-library";

export type OnStageView = Exclude<PerformanceView, { phase: "idle" }>;

/** What the stage shows: what the room says, and what this browser has of it. */
export interface StageView {
  readonly performance: PerformanceView;
  /** Null until its chart and music are here. */
  readonly song: LoadedSong | null;
  readonly loading: "none" | "loading" | "failed";
  readonly performing: boolean;
  /** Listeners get exact marks of the own voice. */
  readonly marked: boolean;
  /** Rule C17: why nobody hears the own voice, while one sings. */
  readonly unheard: Unheard | null;
  /** Own running score, a moment ahead of the server's. */
  readonly own: Snapshot | null;
}

export const NOTHING_ON_STAGE: StageView = {
  performance: { phase: "idle" },
  song: null,
  loading: "none",
  performing: false,
  marked: false,
  unheard: null,
  own: null,
};

/** Names everything that moves sound; scores change all the time and are not in it. */
export function stepOf(view: PerformanceView, next: string | null): string {
  if (view.phase === "idle") return `idle ${next}`;
  const start = "startsAt" in view ? view.startsAt : "at" in view ? view.at : 0;
  return `${view.number} ${view.phase} ${start} ${view.performers.map(({ person }) => person).join(" ")}`;
}
