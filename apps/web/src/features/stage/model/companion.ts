import { type EntryId, sameTuning, type Tuning } from "@karaverse/protocol";
import { api } from "@/lib/api";
import type { CompanionAnswer } from "@/lib/api-types";
import type { LoadedSong } from "./song-library";

/** What it takes to hear a recording: both as for the song itself. */
export interface CompanionMeans {
  readonly decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>;
  readonly retune: (buffer: AudioBuffer, tuning: Tuning) => Promise<AudioBuffer>;
}

/**
 * Rule K5: the recording of another evening becomes a part of the music. So whoever sings and whoever listens hears it
 * by the same clock as the music, to the sample. A song without its companion is sung all the same.
 */
export async function withCompanion(
  song: LoadedSong,
  entry: EntryId,
  { decode, retune }: CompanionMeans,
): Promise<LoadedSong> {
  try {
    const { companion } = await api<CompanionAnswer>("GET", `entries/${entry}/companion`);
    if (!companion) return song;
    const answer = await fetch(companion.sound);
    if (!answer.ok) return song;
    const voice = await decode(await answer.arrayBuffer());
    const isAlike = sameTuning(companion.tuning, song.tuning);
    const fitting = isAlike ? voice : await retune(voice, between(companion.tuning, song.tuning));
    return { ...song, backing: together(song.backing, fitting) };
  } catch (error) {
    console.error("The recording that goes with this song could not be loaded.", error);
    return song;
  }
}

/** What leads from the one tuning to the other. */
export const between = (from: Tuning, to: Tuning): Tuning => ({
  semitones: to.semitones - from.semitones,
  tempo: (to.tempo / from.tempo) * 100,
});

/** Both from position 0; the recording is in the middle, and the music no shorter or longer for it. */
function together(music: AudioBuffer, voice: AudioBuffer): AudioBuffer {
  const { numberOfChannels, length, sampleRate } = music;
  const out = new AudioBuffer({ numberOfChannels, length, sampleRate });
  const sung = voice.getChannelData(0);
  for (let c = 0; c < numberOfChannels; c++) {
    const samples = out.getChannelData(c);
    samples.set(music.getChannelData(c));
    const count = Math.min(length, sung.length);
    for (let i = 0; i < count; i++) (samples[i] as number) += sung[i] as number;
  }
  return out;
}
