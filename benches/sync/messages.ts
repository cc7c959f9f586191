import type { Hall } from "./hall";

export const CONTENDERS = ["floor", "ours", "schema", "view"] as const;
export type Contender = (typeof CONTENDERS)[number];

/** What the bench asks a server process. */
export type ServerOrder = { ask: "begin" } | { ask: "report" } | { ask: "speak"; pattern: Pattern };
export interface ServerReport {
  /** Ticks in the window, and how long each took, ms. */
  ticks: number;
  tickMs: { p50: number; p99: number; most: number };
  /** Between the starts of two ticks, ms. */
  gapMs: { p99: number; most: number };
  /** The longest that the event loop stood still, ms. */
  stallMs: number;
}

/** How ours spoke to one client; the floor says as much. */
export interface Pattern {
  messagesPerSecond: number;
  bytesPerMessage: number;
}

export interface JoinOrder {
  ask: "join";
  contender: Contender;
  url: string;
  hall: Hall;
  roomId: string;
  secret: string;
  joinsPerSecond: number;
  /** So many check all that they are shown against the truth. */
  witnesses: number;
}

/** What the bench asks the load process. */
export type LoadOrder = JoinOrder | { ask: "walk" } | { ask: "rest" } | { ask: "measure"; seconds: number };
export interface JoinReport {
  joined: number;
  refused: number;
  why: string;
  seconds: number;
}

export interface LoadReport {
  seconds: number;
  people: number;
  connected: number;
  inputsPerSecond: number;
  /** Share of people who walk, over the window. */
  walking: number;
  /** All that came down a client's connection, bytes a second. */
  down: { p50: number; p95: number };
  pattern: Pattern;
  /** How often witnesses were told something, a second. */
  toldHz: number;
  inSight: number;
  sendToReceiveMs: { p50: number; p99: number; count: number };
  staleMs: { p50: number; p99: number; count: number };
  placeErrorCm: { p50: number; p99: number };
  missed: number;
  falselyShown: number;
  /** Pairs of people whose sight was checked, each 20 times a second. */
  pairs: number;
  badFrames: number;
  corrections: number;
  cpu: number;
  lateMs: { p99: number; most: number };
}
