import type { DecodedVoice } from "../frames/messages";
import { Lag } from "./lag";
import type { PlayoutReport, Slots, VoiceFigures } from "./messages";
import { sampleAt } from "./resample";
import { SongClock } from "./song-clock";
import { VoiceRing } from "./voice-ring";

const VOICE_RATE = 48000;
/** Starts, stops and jumps are never steps: 12 ms up, down or across. */
const FADE_MS = 12;

/**
 * Who follows another singer's clock sings a little faster or slower than samples pass, by a handful of them a packet:
 * such a packet is bent to join on to the one before, which no ear finds, rather than laid with a gap, which clicks.
 */
const BENT = 48;

interface Voice {
  readonly ring: VoiceRing;
  expected: number | null;
  earliest: number | null;
  latest: number | null;
  late: number;
  concealed: number;
  placementErrorMs: number;
}

/** Reads voices and backing by one song clock. Runs inside the audio worklet, and in tests without one. */
export class Renderer {
  readonly clock = new SongClock({ lagMs: 200 });
  private voices = new Map<string, Voice>();
  /** The same in order, made once: the audio thread should not make garbage. */
  private rings: readonly (Voice | null)[] = [];
  private backing: { channels: Float32Array[]; sampleRate: number } | null = null;
  private gain = 0;
  /** What was heard before a jump, on its way out. */
  private leaving: { positionMs: number; gain: number } | null = null;
  private jumpsHeard = 0;
  private lag = new Lag(200);

  constructor(private readonly sampleRate: number) {}

  begin(voices: Slots, lagMs: number): void {
    this.clock.reset();
    this.lag = new Lag(lagMs);
    this.clock.lagMs = lagMs;
    this.voices = new Map();
    this.setVoices(voices);
    this.backing = null;
  }

  setVoices(slots: Slots): void {
    const before = this.voices;
    const names = slots.flatMap((name) => name ?? []);
    this.voices = new Map(names.map((name) => [name, before.get(name) ?? newVoice()]));
    this.rings = slots.map((name) => (name === null ? null : (this.voices.get(name) ?? null)));
    for (const name of before.keys()) if (!this.voices.has(name)) this.clock.forget(name);
  }

  setBacking(channels: Float32Array[], sampleRate: number): void {
    this.backing = { channels, sampleRate };
  }

  end(): void {
    this.clock.reset();
  }

  stand(positionMs: number): void {
    this.clock.stand(positionMs);
  }

  forget(source: string): void {
    this.clock.forget(source);
  }

  follow(source: string, positionMs: number, nowMs: number): void {
    this.clock.arrived(source, positionMs + this.clock.lagMs, nowMs);
  }

  decoded(message: DecodedVoice, nowMs: number): void {
    const voice = this.voices.get(message.voice);
    if (!voice) return;
    if (message.type === "still") {
      this.clock.stand(message.positionMs);
      voice.expected = null;
      return;
    }
    if (message.type === "break") {
      voice.expected = null;
      return;
    }
    const { at, pcm, concealed } = message;
    const startMs = (at * 1000) / VOICE_RATE;
    const endMs = ((at + pcm.length) * 1000) / VOICE_RATE;
    if (concealed) voice.concealed++;
    else this.clock.arrived(message.voice, endMs, nowMs);
    if (!voice.ring.holds(at)) voice.ring.seek(at);
    const gap = voice.expected === null ? 0 : at - voice.expected;
    voice.placementErrorMs = Math.max(voice.placementErrorMs, Math.abs(gap) / 48);
    voice.expected = at + pcm.length;
    if (gap !== 0 && Math.abs(gap) <= BENT) voice.ring.write(at - gap, stretchedTo(pcm, pcm.length + gap));
    else voice.ring.write(at, pcm);
    if (this.clock.state !== "running") return;
    const early = startMs - this.clock.positionMs;
    voice.earliest = Math.max(voice.earliest ?? early, early);
    voice.latest = Math.min(voice.latest ?? early, early);
    this.lag.came(early);
    if (early < 0) voice.late++;
  }

  /**
   * @param backing two channels
   * @param voices one channel a voice, in the order given to `begin`
   */
  render(backing: readonly Float32Array[], voices: readonly Float32Array[], nowMs: number): void {
    const { clock, sampleRate } = this;
    if (clock.state === "idle" && this.gain === 0 && !this.leaving) return;
    const frames = backing[0]?.length ?? 0;
    const start = clock.positionMs;
    const moving = clock.state === "running" || clock.state === "settling";
    clock.advance((frames * 1000) / sampleRate, nowMs);
    if (clock.jumps !== this.jumpsHeard) {
      this.jumpsHeard = clock.jumps;
      if (this.gain > 0) this.leaving = { positionMs: start, gain: this.gain };
      this.gain = 0;
      this.leave(backing, voices);
      return;
    }
    const step = moving ? Math.max(0, clock.positionMs - start) / frames : 0;
    const audible = clock.state === "running";
    const { rings } = this;
    for (let i = 0; i < frames; i++) {
      const positionMs = start + i * step;
      this.gain = towards(this.gain, audible ? this.ceiling(positionMs) : 0, 1000 / (FADE_MS * sampleRate));
      this.mix(backing, voices, rings, i, positionMs, this.gain);
    }
    this.leave(backing, voices);
    if (audible) for (const voice of rings) voice?.ring.passed((clock.positionMs * VOICE_RATE) / 1000);
    clock.lagMs = this.lag.at(nowMs);
  }

  report(nowMs: number): PlayoutReport {
    const { state, positionMs, rate, jumps, lagMs } = this.clock;
    const voices = [...this.voices].map(([name, voice]): VoiceFigures => {
      const { late, concealed, placementErrorMs, earliest, latest } = voice;
      voice.earliest = null;
      voice.latest = null;
      voice.placementErrorMs = 0;
      return { voice: name, earliestMs: earliest, latestMs: latest, late, concealed, placementErrorMs };
    });
    const behindMs = this.clock.errorMs(nowMs);
    return { type: "report", state, positionMs, at: nowMs / 1000, rate, lagMs, jumps, behindMs, voices };
  }

  /** Down to silence where the song is about to stop. */
  private ceiling(positionMs: number): number {
    const stop = this.clock.stopsAtMs;
    return stop === null ? 1 : Math.max(0, Math.min(1, (stop - positionMs) / FADE_MS));
  }

  private mix(
    backing: readonly Float32Array[],
    voices: readonly Float32Array[],
    rings: readonly (Voice | null)[],
    i: number,
    positionMs: number,
    gain: number,
  ): void {
    if (gain === 0) return;
    if (this.backing) {
      const { channels, sampleRate } = this.backing;
      const index = (positionMs * sampleRate) / 1000;
      for (let c = 0; c < backing.length; c++) {
        const source = channels[Math.min(c, channels.length - 1)];
        if (source) backing[c]![i]! += gain * sampleAt(source, index, 0);
      }
    }
    const index = (positionMs * VOICE_RATE) / 1000;
    for (let v = 0; v < rings.length && v < voices.length; v++) {
      const voice = rings[v];
      if (voice) voices[v]![i]! += gain * voice.ring.read(index);
    }
  }

  private leave(backing: readonly Float32Array[], voices: readonly Float32Array[]): void {
    const { leaving } = this;
    if (!leaving) return;
    const frames = backing[0]?.length ?? 0;
    const { rings } = this;
    for (let i = 0; i < frames && leaving.gain > 0; i++) {
      leaving.gain = towards(leaving.gain, 0, 1000 / (FADE_MS * this.sampleRate));
      this.mix(backing, voices, rings, i, leaving.positionMs, leaving.gain);
      leaving.positionMs += 1000 / this.sampleRate;
    }
    if (leaving.gain === 0) this.leaving = null;
  }
}

function stretchedTo(pcm: Float32Array, length: number): Float32Array {
  const step = pcm.length / length;
  return Float32Array.from({ length }, (_, i) => sampleAt(pcm, i * step, 0));
}

function newVoice(): Voice {
  return {
    ring: new VoiceRing(),
    expected: null,
    earliest: null,
    latest: null,
    late: 0,
    concealed: 0,
    placementErrorMs: 0,
  };
}

function towards(value: number, goal: number, step: number): number {
  return value < goal ? Math.min(goal, value + step) : Math.max(goal, value - step);
}
