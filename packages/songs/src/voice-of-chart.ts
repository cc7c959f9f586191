import type { Note, Song, SongMs } from "./model";
import { endOf, notesOf, songExtent } from "./song-time";
import { CONSONANT_S, consonantSamples, type SungNote, vowelSamples } from "./voice/sung-note";

export interface VoiceOptions {
  readonly sampleRate: number;
  /** Moves every note, for a singer who is off by so much. */
  readonly transposeSemitones?: number;
  /** The part to render; by default from 0 to half a second after the last note. */
  readonly fromMs?: SongMs;
  readonly toMs?: SongMs;
}

/** Notes closer than this run on into each other. */
const LEGATO_MS = 30;

function sungNotes(notes: readonly Note[], transposeSemitones: number): SungNote[] {
  return notes.map((note, i) => {
    const before = notes[i - 1];
    const after = notes[i + 1];
    const held = note.text.trim() === "~";
    const joined = before !== undefined && note.startMs - endOf(before) < LEGATO_MS;
    const followed = after !== undefined && after.startMs - endOf(note) < LEGATO_MS;
    const breath = followed && after.text.trim() !== "~" ? CONSONANT_S * 1000 : 0;
    return {
      note,
      glideFrom: joined && held ? before.pitch : null,
      cutMs: Math.min(breath, note.lengthMs * 0.3),
      transposeSemitones,
    };
  });
}

/**
 * A voice that sings one track exactly as charted: vowels on the beat, consonants just before it, vibrato on
 * long notes. The samples of a part are those of the whole at the same place.
 */
export function renderVoice(song: Song, track: number, options: VoiceOptions): Float32Array {
  const { sampleRate, transposeSemitones = 0, fromMs = 0 } = options;
  const toMs = options.toMs ?? songExtent(song).endMs + 500;
  const first = Math.round((fromMs * sampleRate) / 1000);
  const out = new Float32Array(Math.max(0, Math.round((toMs * sampleRate) / 1000) - first));
  const part = song.tracks[track];
  if (!part) return out;

  const lay = (samples: Float32Array, at: number) => {
    for (let i = Math.max(0, -at); i < samples.length && at + i < out.length; i++) {
      out[at + i] = (out[at + i] ?? 0) + (samples[i] ?? 0);
    }
  };
  for (const sung of sungNotes(notesOf(part), transposeSemitones)) {
    const { note } = sung;
    if (endOf(note) < fromMs || note.startMs - CONSONANT_S * 1000 > toMs) continue;
    const at = Math.round((note.startMs * sampleRate) / 1000) - first;
    const consonant = consonantSamples(note, sampleRate);
    lay(consonant, at - consonant.length);
    lay(vowelSamples(sung, sampleRate), at);
  }
  return out;
}
