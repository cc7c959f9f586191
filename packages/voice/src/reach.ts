import { Emitter } from "./events";
import type { Level, MicrophoneState } from "./microphone";
import type { Flow, VoiceConnection } from "./session";

/** Why nobody hears somebody who sings. */
export type Unheard =
  /** The person's own doing. */
  | "muted"
  /** A moderator's (Rule V3). */
  | "not-allowed"
  | "no-microphone"
  /** The device is open and gives nothing but zeros: a switch at its cable, a system's setting. */
  | "no-sound"
  /** There is no way to LiveKit, or it was lost. */
  | "no-connection"
  /** There is one, and nothing gets through it. */
  | "no-way";

export interface ReachSigns {
  readonly connection: VoiceConnection;
  readonly maySpeak: boolean;
  readonly microphone: MicrophoneState;
  readonly level: Level;
  /** Null: nothing is published. */
  readonly flow: Flow | null;
}

/** Below -100 dBFS is no room: any microphone that hears has more noise than that. */
const NO_SOUND = 1e-5;
/** Reports on what arrived come every second or so; a network that hiccups loses some. */
const REPORTS_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 500;
/** What mends itself sooner is not worth a word: a microphone that is opened anew, a reconnection. */
const LASTS_MS = 2_500;
/** Echo cancellers may leave nothing at all of a moment without a voice. */
const STILL_MS = 8_000;

export function unheardBecause({
  connection,
  maySpeak,
  microphone,
  level,
  flow,
}: ReachSigns): Unheard | null {
  // Rule V4: here nobody hears anybody, and the room says so.
  if (connection.state === "off" && connection.reason === "unavailable") return null;
  if (microphone.kind !== "live") return "no-microphone";
  if (microphone.muted) return "muted";
  if (connection.state !== "connected") return "no-connection";
  if (!maySpeak) return "not-allowed";
  if (!flow?.sends || (flow.reportAgeMs ?? 0) > REPORTS_WITHIN_MS) return "no-way";
  return level.peak < NO_SOUND ? "no-sound" : null;
}

/** Says why, once it has lasted; and at once when it is over. */
export class Steadfast {
  private since: { why: Unheard; at: number } | null = null;

  at(nowMs: number, why: Unheard | null): Unheard | null {
    if (this.since?.why !== why) this.since = why && { why, at: nowMs };
    if (!this.since) return null;
    const lasts = why === "no-sound" ? STILL_MS : LASTS_MS;
    return nowMs - this.since.at >= lasts ? this.since.why : null;
  }
}

/** While one sings: whether the voice gets as far as LiveKit. */
export class Reach extends Emitter<{ unheard: { why: Unheard | null } }> {
  private timer: ReturnType<typeof setInterval> | null = null;
  private said: Unheard | null = null;

  constructor(private readonly look: () => Promise<ReachSigns>) {
    super();
  }

  get unheard(): Unheard | null {
    return this.said;
  }

  start(): void {
    this.stop();
    const steadfast = new Steadfast();
    const timer = setInterval(async () => {
      const signs = await this.look().catch(() => null);
      if (!signs || this.timer !== timer) return;
      this.say(steadfast.at(performance.now(), unheardBecause(signs)));
    }, LOOK_EVERY_MS);
    this.timer = timer;
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.say(null);
  }

  private say(why: Unheard | null): void {
    if (why === this.said) return;
    this.said = why;
    this.emit("unheard", { why });
  }
}
