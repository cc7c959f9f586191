/** An encoded packet of a performer's voice, with the song position of its first sample. */
export interface VoicePacket {
  readonly packet: Uint8Array;
  readonly positionMs: number;
  readonly durationMs: number;
  /** The packet before it, if the singer repeated it. */
  readonly previous: Uint8Array | null;
}

export type Step =
  | {
      readonly kind: "play";
      readonly packet: Uint8Array;
      readonly positionMs: number;
      readonly durationMs: number;
    }
  | { readonly kind: "lost"; readonly positionMs: number; readonly durationMs: number }
  /** The song line broke off (a seek, a restart): what was decoded before has nothing to do with what follows. */
  | { readonly kind: "break" };

/** Packets kept back while an earlier one may still come: 60 ms at 20 ms a packet, well inside the 200 ms lag. */
const PATIENCE = 3;
/** A step of the song line that no run of lost packets explains, milliseconds. */
const SEEK_MS = 2000;

/** Puts packets into the order of the song, fills gaps from the repeated packets and names what is lost. */
export class PacketOrder {
  private expected: number | null = null;
  private waiting: VoicePacket[] = [];
  /** Packets that came after their turn. */
  dropped = 0;
  /** Gaps closed by a repeated packet. */
  repaired = 0;

  push(packet: VoicePacket): Step[] {
    if (this.expected === null) return [this.take(packet)];
    const gap = packet.positionMs - this.expected;
    if (Math.abs(gap) > SEEK_MS) {
      const steps: Step[] = this.drain(true);
      steps.push({ kind: "break" }, this.take(packet));
      return steps;
    }
    if (gap <= -0.75 * packet.durationMs) {
      this.dropped++;
      return [];
    }
    this.waiting.push(packet);
    this.waiting.sort((a, b) => a.positionMs - b.positionMs);
    return this.drain(false);
  }

  reset(): void {
    this.expected = null;
    this.waiting = [];
  }

  private drain(all: boolean): Step[] {
    const steps: Step[] = [];
    for (let next = this.waiting[0]; next && this.expected !== null; next = this.waiting[0]) {
      const gap: number = next.positionMs - this.expected;
      if (gap <= -0.75 * next.durationMs) {
        this.waiting.shift();
        this.dropped++;
      } else if (gap < 0.75 * next.durationMs) {
        this.waiting.shift();
        steps.push(this.take(next));
      } else if (next.previous && gap < 1.75 * next.durationMs) {
        this.repaired++;
        const positionMs = next.positionMs - next.durationMs;
        steps.push({ kind: "play", packet: next.previous, positionMs, durationMs: next.durationMs });
        this.expected = next.positionMs;
      } else if (all || this.waiting.length > PATIENCE) {
        const until = next.previous ? next.positionMs - next.durationMs : next.positionMs;
        steps.push({ kind: "lost", positionMs: this.expected, durationMs: until - this.expected });
        this.expected = until;
      } else break;
    }
    return steps;
  }

  private take({ packet, positionMs, durationMs }: VoicePacket): Step {
    this.expected = positionMs + durationMs;
    return { kind: "play", packet, positionMs, durationMs };
  }
}
