import type { Result } from "@karaverse/singing";
import type { Track } from "@karaverse/songs";
import { decoded } from "./backing";
import { beginningOf, heard, resultOf } from "./cheats";
import { gaussian, seededRandom } from "./random";
import { fromLoudspeaker, inRoom, mixed } from "./room";
import { rms, sing } from "./voice";

const SECONDS = 45;
const LOUDNESS = 0.2;
/** As far as voices lie beside their notes, cents, and how late they come, ms; standard deviations. */
const VOICES = {
  "voice-5": [5, 12],
  "voice-8": [8, 12],
  "voice-20": [20, 30],
  "voice-45": [45, 60],
} as const;
const MANNER = { vibratoCents: 25, slide: 0.04, jitter: 0.005, shimmer: 0.05, breathDb: 25 };

/**
 * Rule C18: what the beginning of a song's melody is worth, and how unlike its tones are, by who makes it: machines and
 * people, with nothing known of what is played.
 */
export async function unknownSounds(song: string, whole: Track): Promise<[string, Result][]> {
  const [{ samples: guide, sampleRate }, { samples: backing }] = await Promise.all([
    decoded(song, "guide.mp3"),
    decoded(song, "backing.mp3"),
  ]);
  const cut = (sound: Float32Array) => sound.slice(0, SECONDS * sampleRate);
  const track = beginningOf(whole, SECONDS);
  const notes = track.phrases.flatMap((phrase) => phrase.notes);
  const resultFrom = (microphone: Float32Array) => resultOf(track, "easy", heard(microphone, sampleRate));
  const played = (sound: Float32Array) => {
    const speaker = fromLoudspeaker(sound, sampleRate).map((sample) => LOUDNESS * sample);
    return inRoom(speaker, { delay: 0, decay: 0.3, directDb: 0 }, sampleRate, seededRandom(9));
  };
  const both = played(cut(guide).map((sample, i) => sample + (backing[i] ?? 0)));
  const results: [string, Result][] = [
    ["guide", resultFrom(played(cut(guide)))],
    ["both", resultFrom(both)],
  ];
  for (const [name, [cents, late]] of Object.entries(VOICES)) {
    const random = gaussian(seededRandom(cents + notes.length));
    const melody = notes
      .map((note) => ({
        start: (note.startMs + late * random()) / 1000,
        length: (0.95 * note.lengthMs) / 1000,
        cents: 100 * note.pitch + cents * random(),
        consonant: "none" as const,
        vowel: "a" as const,
        legato: false,
      }))
      .sort((one, other) => one.start - other.start);
    const { sound } = sing(melody, SECONDS, sampleRate, MANNER, 1.1, seededRandom(4));
    const there = inRoom(sound, { delay: 0, decay: 0.3, directDb: 6 }, sampleRate, seededRandom(5));
    results.push([name, resultFrom(there)]);
    if (name === "voice-20")
      results.push([`${name}-strangers`, resultFrom(mixed(sound, both, rms(sound), 6))]);
  }
  return results;
}
