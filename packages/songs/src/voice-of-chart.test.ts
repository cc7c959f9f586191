import { PitchDetector } from "pitchy";
import { expect, test } from "vitest";
import { isPitched, midiOf } from "./model";
import { notesOf } from "./song-time";
import { parseUltraStar } from "./ultrastar/parse";
import { renderVoice } from "./voice-of-chart";

const CHART = `#TITLE:Scale
#ARTIST:Us
#AUDIO:a.mp3
#BPM:300
#GAP:500
: 0 10 -12 Do
: 10 10 -5  sol
- 22
: 24 10 0  mi
: 34 20 4 ~
* 56 20 9 さ
: 80 20 16 кто
E
`;

const song = parseUltraStar(CHART).song!;

function pitchAt(samples: Float32Array, sampleRate: number, ms: number): number {
  const size = 2048;
  const from = Math.round((ms * sampleRate) / 1000) - size / 2;
  const [hertz] = PitchDetector.forFloat32Array(size).findPitch(
    samples.subarray(from, from + size),
    sampleRate,
  );
  return 69 + 12 * Math.log2(hertz / 440);
}

test.each([44_100, 48_000])(
  "every note of the chart is sung at its pitch and time at %d Hz",
  (sampleRate) => {
    const voice = renderVoice(song, 0, { sampleRate });
    for (const note of notesOf(song.tracks[0]!).filter(isPitched)) {
      const middle = note.startMs + note.lengthMs * 0.45;
      expect(Math.abs(pitchAt(voice, sampleRate, middle) - midiOf(note)), note.text).toBeLessThan(0.3);
    }
  },
);

test("a singer who is four semitones off is exactly that", () => {
  const voice = renderVoice(song, 0, { sampleRate: 48_000, transposeSemitones: -4 });
  expect(pitchAt(voice, 48_000, 500 + 29 * 50)).toBeCloseTo(56, 0);
});

test("a part is sample for sample what the whole is there", () => {
  const whole = renderVoice(song, 0, { sampleRate: 48_000 });
  const part = renderVoice(song, 0, { sampleRate: 48_000, fromMs: 1000, toMs: 2000 });
  expect(part).toEqual(whole.slice(48_000, 96_000));
});

test("the voice is silent before its first consonant and never clips", () => {
  const voice = renderVoice(song, 0, { sampleRate: 48_000 });
  expect(voice.subarray(0, 21_000).every((sample) => sample === 0)).toBe(true);
  expect(voice.every((sample) => Math.abs(sample) < 0.6)).toBe(true);
});
