import type { CloseWhy } from "../errors";
import type { Difficulty, EntryId, PersonId, Reaction, ServerTime, SongId, SongTime } from "../ids";

export interface ChatLine {
  id: string;
  person: PersonId;
  name: string;
  text: string;
  at: ServerTime;
}

/**
 * Rule C13: what arrived in LiveKit beside the frames that were scored. Rule C18: too exact for a voice. Null where
 * nothing could be told.
 */
export type Verdict = "verified" | "different" | "silent" | "exact" | null;

export interface LineResult {
  /** Index of the phrase in the track. */
  line: number;
  points: number;
  most: number;
  rating: string;
}

/** One performer's outcome. `sung` is the line that was sung, thinned for drawing. */
export interface PerformerResult {
  person: PersonId;
  name: string;
  /** Which part of a duet or voice of a round, from 0. */
  part: number;
  score: number;
  stars: number;
  accuracy: number;
  lines: LineResult[];
  sung: { at: SongTime; cents: number }[];
  /** True when this is the singer's best of this song so far. */
  personalBest: boolean;
  /** False for who came later or left before the end: their score is of what they sang, and is not kept. */
  whole: boolean;
  /** 1 is the best ever of this song; null outside of the kept list. */
  rank: number | null;
  verdict: Verdict;
}

export interface PerformanceResult {
  performance: number;
  entry: EntryId;
  song: SongId;
  difficulty: Difficulty;
  /** Per cent of the written pace; Rule C16. */
  tempo: number;
  performers: PerformerResult[];
  /** Rule C15; the one's own of who sang alone. */
  together: number;
}

/** What the server tells that isn't state: message type -> payload. */
export interface Events {
  answer: import("../command").Answer;
  /** Reply to the client's "clock" message; t0 is the client's own time, t1 and t2 the server's. */
  clock: { t0: number; t1: ServerTime; t2: ServerTime };
  chat: ChatLine;
  "chat-history": ChatLine[];
  /** Rule V7: where it is heard from, to half a metre, of those that are. */
  reaction: { person: PersonId; reaction: Reaction; at?: { x: number; z: number } };
  /** Rule V7: x and z in half metres and how many, of each square of this crowd's floor that has somebody in it. */
  hubbub: { crowd: number; squares: number[] };
  announcement: { text: string; by: string; at: ServerTime };
  /** Rule M9: somebody of this crowd set off what stands there. */
  trigger: { prop: string; by: PersonId; crowd: number };
  /** Rule V2. Identities are person ids. */
  earshot: { performers: PersonId[]; others: PersonId[] };
  result: PerformanceResult & { reactions: Record<string, number> };
  /** Rule P2: to who performed; the song was not there in time, and the entry waits again. */
  "not-ready": { entry: EntryId; title: string };
  /** Frames of the named performer up to this position are scored and kept; the singer may forget them. */
  "frames-kept": { performance: number; upTo: SongTime };
  /** The last thing a connection hears before the server closes it. */
  goodbye: { why: CloseWhy; message: string };
}

export type EventName = keyof Events;

/** Client to server, besides "command": message type -> payload. Bytes types are sent with sendBytes. */
export const CLIENT_MESSAGES = {
  command: "command",
  clock: "clock",
  motion: "motion",
  face: "face",
  sung: "sung",
} as const;
/** Server to client, besides Events: motion frames as bytes. */
export const SERVER_BYTES = { motion: "motion" } as const;
