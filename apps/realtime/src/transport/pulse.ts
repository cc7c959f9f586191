import type { WebSocket } from "ws";

/** Every connection that is told something is asked for a sign of life so often, ms ... */
const ASK_EVERY_MS = 2_000;
/**
 * ... and one that is told nothing at every fifth beat: it can't be behind, and a thousand people who stand still would
 * cost 1.5 % of a core by being asked.
 */
const QUIET_BEATS = 5;
/** Not all in the same moment: a thousand pings at once took 8 ms from a tick. */
const BEATS = 20;
/** What lies unread before the question is more than this old: nothing that can wait is put on top of it, ms. */
const BEHIND_AFTER_MS = 1_500;
/** Who has not read for 10 s is not there any more. Counted and not timed: after a stop of our own nobody is to blame. */
const GONE_AFTER_BEATS = 5;

/**
 * How far behind a connection is in reading. The kernels on both sides take up to 4 MB before a socket tells that
 * nobody reads, minutes of motion; but the answer to a ping comes only once everything before it was read.
 */
export interface Pulse {
  isBehind(): boolean;
  /** Something was sent that has to be read. */
  wasTold: boolean;
  /** Told after every answer, ms. */
  onRoundTrip: ((ms: number) => void) | null;
}

interface Beating extends Pulse {
  readonly webSocket: WebSocket;
  askedAt: number | null;
  /** Beats since then, and since the last answer. */
  missed: number;
  rested: number;
}

export function createHeart() {
  const beats = Array.from({ length: BEATS }, () => new Set<Beating>());
  let beat = 0;
  let attached = 0;

  const timer = setInterval(() => {
    beat = (beat + 1) % BEATS;
    const now = performance.now();
    for (const pulse of beats[beat] ?? []) ask(pulse, now);
  }, ASK_EVERY_MS / BEATS);
  timer.unref();

  return {
    attach(webSocket: WebSocket): Pulse {
      const pulse: Beating = {
        webSocket,
        askedAt: null,
        missed: 0,
        rested: 0,
        wasTold: true,
        onRoundTrip: null,
        isBehind: () => pulse.askedAt !== null && performance.now() - pulse.askedAt > BEHIND_AFTER_MS,
      };
      const own = beats[attached++ % BEATS];
      own?.add(pulse);
      webSocket.on("pong", () => {
        // One that was not asked for tells nothing.
        if (pulse.askedAt === null) return;
        const ms = performance.now() - pulse.askedAt;
        pulse.askedAt = null;
        pulse.onRoundTrip?.(Math.round(ms * 10) / 10);
      });
      webSocket.once("close", () => own?.delete(pulse));
      ask(pulse, performance.now());
      return pulse;
    },
  };
}

/** The place of who is cut off is kept as for any connection that is lost (Rule L1). */
function ask(pulse: Beating, now: number): void {
  const { webSocket } = pulse;
  if (pulse.askedAt !== null) {
    if (++pulse.missed >= GONE_AFTER_BEATS) webSocket.terminate();
  } else if (webSocket.readyState === webSocket.OPEN && (pulse.wasTold || ++pulse.rested >= QUIET_BEATS)) {
    pulse.askedAt = now;
    pulse.missed = 0;
    pulse.rested = 0;
    pulse.wasTold = false;
    webSocket.ping();
  }
}
