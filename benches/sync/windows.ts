import { LIMITS } from "@karaverse/protocol";
import type { Window } from "./contest";
import { greatest, median } from "./numbers";

/** What the windows of one contender come to: medians, and the worst of what must never be. */
export interface Measured {
  kind: "measured";
  /** Everybody is there, the tick stayed below its bound and the rate was kept. */
  holds: boolean;
  /** The load process kept its times, so that what it saw is the server's doing. */
  isValid: boolean;
  cpu: number;
  /** Of every window, for the spread. */
  cpus: number[];
  memory: number;
  tickHz: number;
  tickP50: number;
  tickP99: number;
  stall: number;
  downP50: number;
  downP95: number;
  messagesPerSecond: number;
  bytesPerMessage: number;
  sendToReceiveP50: number;
  sendToReceiveP99: number;
  staleP99: number;
  placeErrorP99: number;
  inSight: number;
  missed: number;
  falselyShown: number;
  inputsPerSecond: number;
  walking: number;
  /** Connections that stand at the end. */
  connected: number;
  badFrames: number;
  corrections: number;
  loadCpu: number;
  loadLateP99: number;
}

export type Outcome = Measured | { kind: "failed"; why: string } | { kind: "left-out" };

const TICK_MS = 1_000 / LIMITS.motionHz;
/** Of its 20 Hz a server that holds keeps so much. */
const RATE_KEPT = 0.95;
/** A load process that is later than this measures itself. */
const LATE_MS = 25;

export function combine(windows: readonly Window[]): Measured {
  const of = (pick: (window: Window) => number) => median(windows.map(pick));
  const sum = (pick: (window: Window) => number) =>
    windows.reduce((total, window) => total + pick(window), 0);
  const tickHz = of(({ server, load }) => server.ticks / load.seconds);
  const tickP99 = of(({ server }) => server.tickMs.p99);
  const loadLateP99 = of(({ load }) => load.lateMs.p99);
  return {
    kind: "measured",
    holds:
      tickP99 < TICK_MS &&
      tickHz >= LIMITS.motionHz * RATE_KEPT &&
      windows.every(({ load }) => load.connected === load.people),
    isValid: loadLateP99 <= LATE_MS,
    cpu: of(({ cpu }) => cpu),
    cpus: windows.map(({ cpu }) => cpu),
    memory: greatest(windows.map(({ memory }) => memory)),
    tickHz,
    tickP50: of(({ server }) => server.tickMs.p50),
    tickP99,
    stall: greatest(windows.map(({ server }) => server.stallMs)),
    downP50: of(({ load }) => load.down.p50),
    downP95: of(({ load }) => load.down.p95),
    messagesPerSecond: of(({ load }) => load.pattern.messagesPerSecond),
    bytesPerMessage: of(({ load }) => load.pattern.bytesPerMessage),
    sendToReceiveP50: of(({ load }) => load.sendToReceiveMs.p50),
    sendToReceiveP99: of(({ load }) => load.sendToReceiveMs.p99),
    staleP99: of(({ load }) => load.staleMs.p99),
    placeErrorP99: of(({ load }) => load.placeErrorCm.p99),
    inSight: of(({ load }) => load.inSight),
    missed: sum(({ load }) => load.missed),
    falselyShown: sum(({ load }) => load.falselyShown),
    inputsPerSecond: of(({ load }) => load.inputsPerSecond),
    walking: of(({ load }) => load.walking),
    connected: of(({ load }) => load.connected),
    badFrames: sum(({ load }) => load.badFrames),
    corrections: sum(({ load }) => load.corrections),
    loadCpu: of(({ load }) => load.cpu),
    loadLateP99,
  };
}

/** So far over the bound that there is nothing to compare. */
export const tooMuch = ({ server, load }: Window): boolean =>
  server.ticks < load.seconds * LIMITS.motionHz * 0.5;
