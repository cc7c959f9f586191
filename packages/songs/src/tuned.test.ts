import fc from "fast-check";
import { expect, test } from "vitest";
import { isPitched, type Song } from "./model";
import { beatToMs, notesOf } from "./song-time";
import { atTempo, tuned } from "./tuned";
import { parseUltraStar } from "./ultrastar/parse";

const CHART = `#TITLE:Steps
#ARTIST:The House
#BPM:300
#GAP:400
#PREVIEWSTART:2
: 0 6 0 Sing
R 8 8 4 ing
- 18
* 20 6 7 one
E
`;

function read(): Song {
  const { song } = parseUltraStar(CHART);
  if (!song) throw new Error("the test's own chart can't be read");
  return song;
}

const sung = ({ tracks }: Song) => tracks.flatMap(notesOf);

test("P10 as written is the very song", () => {
  const song = read();
  expect(tuned(song, { semitones: 0, tempo: 100 })).toBe(song);
});

test("P10 a quarter faster every note comes earlier by as much, and is as high as it was", () => {
  const song = read();
  const quick = tuned(song, { semitones: 0, tempo: 125 });
  expect(sung(quick).map(({ startMs }) => startMs)).toEqual(sung(song).map(({ startMs }) => startMs * 0.8));
  expect(sung(quick).map(({ lengthMs }) => lengthMs)).toEqual(
    sung(song).map(({ lengthMs }) => lengthMs * 0.8),
  );
  expect(sung(quick).map(({ pitch }) => pitch)).toEqual(sung(song).map(({ pitch }) => pitch));
  expect(quick.gapMs).toBe(song.gapMs * 0.8);
});

test("P10 in another key what is sung moves, and what is spoken stays", () => {
  const song = read();
  const low = sung(tuned(song, { semitones: -5, tempo: 100 }));
  for (const [i, note] of sung(song).entries())
    expect(low[i]?.pitch).toBe(note.pitch + (isPitched(note) ? -5 : 0));
});

test("P10 at any pace beats and times of the chart say the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 70, max: 130 }), fc.integer({ min: -6, max: 6 }), (tempo, semitones) => {
      const song = tuned(read(), { semitones, tempo });
      for (const note of sung(song)) {
        expect(note.startMs).toBeCloseTo(beatToMs(song, note.startBeat), 2);
        expect(note.startMs).toBeCloseTo(atTempo(beatToMs(read(), note.startBeat), tempo), 2);
      }
      expect(JSON.parse(JSON.stringify(song))).toEqual(song);
    }),
    { numRuns: 30 },
  );
});
