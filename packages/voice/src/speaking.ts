import { Emitter } from "./events";
import type { Level } from "./microphone";

export interface Speaker {
  readonly level: Level;
  readonly speaking: boolean;
}

export interface SpeakingEvents {
  /** Twelve times a second: everybody heard, by identity. */
  levels: ReadonlyMap<string, Speaker>;
}

const EVERY_MS = 80;
/** -46 dBFS: above breath and room, below a soft word. */
const LOUD = 0.005;
/** Words have gaps; the ring around a speaker does not blink in them. */
const HANGOVER_MS = 350;

/** Who speaks, from how loud they really are. */
export class Speaking extends Emitter<SpeakingEvents> {
  private readonly until = new Map<string, number>();
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly read: () => ReadonlyMap<string, Level>) {
    super();
  }

  start(): void {
    this.timer ??= setInterval(() => this.tick(performance.now()), EVERY_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private tick(now: number): void {
    const speakers = new Map<string, Speaker>();
    for (const [identity, level] of this.read()) {
      if (level.rms > LOUD) this.until.set(identity, now + HANGOVER_MS);
      speakers.set(identity, { level, speaking: (this.until.get(identity) ?? 0) > now });
    }
    this.emit("levels", speakers);
  }
}
