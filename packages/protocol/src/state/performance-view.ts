import type { Difficulty, EntryId, PersonId, ServerTime, SongId, SongTime } from "../ids";
import type { Tuning } from "../tuning";
import type { PerformanceState } from "./room-state";

export type PauseReason = "singer" | "host" | "dropped" | "server";

interface OnStage {
  number: number;
  entry: EntryId;
  song: SongId;
  difficulty: Difficulty;
  tuning: Tuning;
  performers: OnStagePerformer[];
  /** Rule P13. */
  asking: { person: PersonId; name: string }[];
}

export interface OnStagePerformer {
  person: PersonId;
  name: string;
  part: number;
  /** Rule P13: song position from which on it counts. */
  from: SongTime;
}

interface Scored {
  scores: { person: PersonId; points: number; rating: string; line: number }[];
  /** Rule C15. */
  together: number;
}

/** What happens on the stage, as one of its states. */
export type PerformanceView =
  | { phase: "idle" }
  | (OnStage & { phase: "preparing"; ready: PersonId[]; until: ServerTime })
  | (OnStage & { phase: "counting-in"; startsAt: ServerTime; from: SongTime })
  | (OnStage & Scored & { phase: "singing"; startsAt: ServerTime })
  | (OnStage & Scored & { phase: "paused"; at: SongTime; why: PauseReason; until: ServerTime | null })
  | (OnStage & Scored & { phase: "scored"; until: ServerTime });

export function performanceOf(state: PerformanceState): PerformanceView {
  const common: OnStage = {
    number: state.number,
    entry: state.entryId,
    song: state.songId,
    difficulty: state.difficulty as Difficulty,
    tuning: { semitones: state.semitones, tempo: state.tempo },
    performers: state.performers.map(({ personId, name, part, from }) => ({
      ...{ person: personId, name, part, from },
    })),
    asking: state.asking.map(({ personId, name }) => ({ person: personId, name })),
  };
  const scores = state.scores.map((score) => ({
    person: score.personId,
    points: score.points,
    rating: score.rating,
    line: score.line,
  }));
  const { together } = state;
  switch (state.phase) {
    case "preparing":
      return { phase: "preparing", ...common, ready: [...state.ready], until: state.until };
    case "counting-in":
      return { phase: "counting-in", ...common, startsAt: state.startsAt, from: state.position };
    case "singing":
      return { phase: "singing", ...common, scores, together, startsAt: state.startsAt };
    case "paused":
      return {
        phase: "paused",
        ...common,
        scores,
        together,
        at: state.position,
        why: state.why as PauseReason,
        until: state.until || null,
      };
    case "scored":
      return { phase: "scored", ...common, scores, together, until: state.until };
    default:
      return { phase: "idle" };
  }
}

/** Rule P4: the song position at a server time; negative during the count-in. */
export function positionAt(performance: PerformanceView, now: ServerTime): SongTime | null {
  switch (performance.phase) {
    case "counting-in":
    case "singing":
      return now - performance.startsAt;
    case "paused":
      return performance.at;
    default:
      return null;
  }
}
