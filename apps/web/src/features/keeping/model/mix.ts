import { DRY, EffectChain, stretchedBuffer, type VoiceEffects } from "@karaverse/voice";
import { words } from "@/i18n/words";
import type { RecordingCard } from "@/lib/api-types";
import { SongLibrary } from "../../stage/model/song-library";

export interface Mix {
  /** 1: as they are. */
  readonly voice: number;
  readonly music: number;
  readonly effects: VoiceEffects;
}

export const FIRST_MIX: Mix = {
  voice: 1,
  music: 0.8,
  effects: { ...DRY, reverb: "room", reverbAmount: 0.25 },
};

/** A recording and the music it was sung to, both from song position 0 on. */
export interface Stems {
  readonly voice: AudioBuffer;
  readonly music: AudioBuffer;
}

const RATE = 48_000;
/** Rounding alone must not clip. */
const LOUDEST = 0.98;

const decode = (bytes: ArrayBuffer): Promise<AudioBuffer> =>
  new OfflineAudioContext(2, 1, RATE).decodeAudioData(bytes);

const library = new SongLibrary(decode, (buffer, tuning) => stretchedBuffer(buffer, tuning));

export async function stemsOf({ songId, tuning, sound }: RecordingCard): Promise<Stems> {
  const [song, voice] = await Promise.all([
    library.load(songId, tuning),
    fetch(sound).then(async (answer) => {
      if (!answer.ok) throw new Error(words()("keeping.notFetched"));
      return decode(await answer.arrayBuffer());
    }),
  ]);
  return { voice, music: song.backing };
}

/** Rule K2: voice and music by one clock, to the sample, as one sound that does not clip. */
export async function mixed({ voice, music }: Stems, mix: Mix): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(2, Math.max(voice.length, music.length), RATE);
  const chain = new EffectChain(context, "/worklets/");
  await chain.set(mix.effects);
  for (const [buffer, gain, into] of [
    [voice, mix.voice, chain.input],
    [music, mix.music, context.destination],
  ] as const) {
    const level = new GainNode(context, { gain });
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(level).connect(into);
    source.start(0);
  }
  chain.output.connect(context.destination);
  return unclipped(await context.startRendering());
}

function unclipped(buffer: AudioBuffer): AudioBuffer {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, c) => buffer.getChannelData(c));
  let peak = 0;
  for (const channel of channels) for (const sample of channel) peak = Math.max(peak, Math.abs(sample));
  if (peak <= LOUDEST) return buffer;
  const gain = LOUDEST / peak;
  for (const channel of channels) for (let i = 0; i < channel.length; i++) (channel[i] as number) *= gain;
  return buffer;
}

/** A name that every file system takes. */
export function fileName({ title, singer }: RecordingCard, kind: string): string {
  const plain = `${title} - ${singer}`.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").replace(/\s+/g, " ");
  return `${plain.trim().slice(0, 100) || "Recording"}.${kind}`;
}
