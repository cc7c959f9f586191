import type { Difficulty, Verdict } from "@karaverse/protocol";

export interface ScoreCard {
  id: string;
  personId: string;
  singer: string;
  points: number;
  stars: number;
  difficulty: Difficulty;
  room: string | null;
  /** Rule C13. */
  verdict: Verdict;
  /** Per cent of the written pace; Rule C16. */
  tempo: number;
  at: string;
}

/** GET /api/songs/:id/scores */
export interface SongScoresAnswer {
  scores: ScoreCard[];
}

/** GET /api/people/me/scores */
export interface MyScoresAnswer {
  scores: (ScoreCard & {
    songId: string;
    title: string;
    artist: string;
    /** Rule C8: nothing of theirs of this song is better. */
    isBest: boolean;
  })[];
}

/** GET /api/leaderboard: Rule C9. */
export interface LeaderboardAnswer {
  /** "2026-4"; null: of all time. */
  season: string | null;
  people: {
    personId: string;
    name: string;
    points: number;
    songs: number;
    /** Rule C13: every one of these scores. */
    verified: boolean;
  }[];
}
