import { SoundBankLoader, SpessaSynthProcessor } from "spessasynth_core";
import type { Played } from "./players";

export interface Channel {
  readonly program: number;
  readonly drums?: boolean;
  readonly pan: number;
  readonly level: number;
  readonly reverb: number;
  readonly notes: readonly Played[];
}

export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export type Bank = ReturnType<typeof SoundBankLoader.fromArrayBuffer>;

const DRUM_CHANNEL = 9;
const BLOCK = 128;
const CONTROL = { volume: 7, pan: 10, reverb: 91, chorus: 93 } as const;

interface Cue {
  readonly sample: number;
  readonly on: boolean;
  readonly channel: number;
  readonly midi: number;
  readonly velocity: number;
}

/** Plays the channels through the bank; every note starts on the sample it was written for. */
export async function synthesise(
  bank: Bank,
  channels: readonly Channel[],
  durationMs: number,
  sampleRate: number,
  effectsEnabled = true,
): Promise<Stereo> {
  const synth = new SpessaSynthProcessor(sampleRate, { eventsEnabled: false, effectsEnabled });
  synth.soundBankManager.addSoundBank(bank, "songbook");
  await synth.processorInitialized;
  let melodic = 0;
  const cues = channels.flatMap((channel): Cue[] => {
    if (melodic === DRUM_CHANNEL) melodic++;
    const number = channel.drums ? DRUM_CHANNEL : melodic++;
    if (number > 15) throw new Error("A MIDI band has at most 15 players and a drummer");
    synth.programChange(number, channel.program);
    synth.controllerChange(number, CONTROL.volume, channel.level);
    synth.controllerChange(number, CONTROL.pan, 64 + Math.round(channel.pan * 0.63));
    synth.controllerChange(number, CONTROL.reverb, channel.reverb);
    synth.controllerChange(number, CONTROL.chorus, 0);
    return channel.notes.flatMap((note): Cue[] => {
      const sample = Math.round((note.ms * sampleRate) / 1000);
      const end = sample + Math.round((note.lengthMs * sampleRate) / 1000);
      const cue = { channel: number, midi: note.midi, velocity: note.velocity };
      return [
        { ...cue, sample, on: true },
        { ...cue, sample: end, on: false },
      ];
    });
  });
  cues.sort(
    (a, b) => a.sample - b.sample || Number(a.on) - Number(b.on) || a.channel - b.channel || a.midi - b.midi,
  );

  const length = Math.ceil((durationMs * sampleRate) / 1000);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  let next = 0;
  let at = 0;
  while (at < length) {
    for (let cue = cues[next]; cue && cue.sample <= at; cue = cues[++next]) {
      if (cue.on) synth.noteOn(cue.channel, cue.midi, cue.velocity);
      else synth.noteOff(cue.channel, cue.midi);
    }
    const until = Math.min(length, cues[next]?.sample ?? length, at + BLOCK);
    synth.process(left, right, at, until - at);
    at = until;
  }
  return { left, right };
}

export const bankOf = (bytes: Uint8Array): Bank => {
  const copy = new Uint8Array(bytes);
  return SoundBankLoader.fromArrayBuffer(copy.buffer);
};
