import { beatToMs, type Note, type NoteKind, type Phrase, type Song, type Track } from "@karaverse/songs";
import { melody, syllables } from "./notation";
import type { Score } from "./score";
import type { Placed, Timeline } from "./timeline";

/** Chart beats in a quarter: sixteenths and triplets fall on whole beats. */
const GRID = 24;

interface SungSyllable {
  readonly at: number;
  readonly quarters: number;
  readonly midi: number;
  readonly text: string;
  readonly kind: NoteKind;
}

function kindOf(golden: boolean, spoken: boolean): NoteKind {
  if (spoken) return golden ? "golden-rap" : "rap";
  return golden ? "golden" : "normal";
}

function sungLines(
  notes: string,
  words: string,
  placed: Placed,
  score: Score,
  barQuarters: number,
): SungSyllable[][] {
  const sung = melody(notes, placed.part.pickup ?? 0, barQuarters).filter((note) => note.midi !== null);
  const lines = syllables(words);
  const wanted = lines.reduce((sum, line) => sum + line.length, 0);
  if (wanted !== sung.length) {
    const seen = lines.map((line) => `${line.length} ${line.join("")}`).join("\n");
    throw new Error(
      `${score.title}, ${placed.section.part}: ${sung.length} notes for ${wanted} syllables\n${seen}`,
    );
  }
  let next = 0;
  return lines.map((line) =>
    line.map((text, i) => {
      const note = sung[next++];
      if (!note || note.midi === null) throw new Error("counted above");
      return {
        at: placed.at + note.at,
        quarters: note.quarters,
        midi: note.midi + (score.transpose ?? 0),
        text,
        kind: kindOf(placed.section.golden === true && i === line.length - 1, placed.section.spoken === true),
      };
    }),
  );
}

function phraseOf(
  line: readonly SungSyllable[],
  timeline: Timeline,
  grid: Pick<Song, "gapMs" | "beatMs" | "bpm">,
): Phrase {
  // Adding 0 makes a plain zero of the -0 that rounding gives; JSON knows no other.
  const beatOf = (quarter: number) => Math.round((timeline.msOf(quarter) - grid.gapMs) / grid.beatMs) + 0;
  const notes = line.map((syllable): Note => {
    const startBeat = beatOf(syllable.at);
    const lengthBeats = Math.max(1, beatOf(syllable.at + syllable.quarters) - startBeat);
    const startMs = beatToMs(grid, startBeat);
    return {
      kind: syllable.kind,
      startMs,
      lengthMs: Math.round((beatToMs(grid, startBeat + lengthBeats) - startMs) * 1000) / 1000,
      startBeat,
      lengthBeats,
      pitch: syllable.midi - 60,
      text: syllable.text,
    };
  });
  const last = notes[notes.length - 1];
  return { startMs: notes[0]?.startMs ?? 0, endMs: last ? last.startMs + last.lengthMs : 0, notes };
}

function linesOf(score: Score, timeline: Timeline, singer: number): SungSyllable[][] {
  return timeline.placed.flatMap((placed) => {
    const { section, part } = placed;
    const words = singer === 0 ? section.words : section.harmonyWords;
    const notes = singer === 0 ? part.melody : part.harmony;
    return words === undefined ? [] : sungLines(notes ?? "", words, placed, score, timeline.barQuarters);
  });
}

/** The chart of a score: what is sung, exactly where the timeline puts it. */
export function songOfScore(score: Score, timeline: Timeline, durationMs: number): Song {
  const singers = score.singers ?? [""];
  const lines = singers.map((_, singer) => linesOf(score, timeline, singer));
  const first = Math.min(...lines.flat(2).map((syllable) => syllable.at));
  const bpm = (score.tempo * GRID) / 4;
  const beatMs = 15_000 / bpm;
  const grid = { bpm, beatMs, gapMs: Math.round(timeline.msOf(first)) };
  const tracks = singers.map((name, singer): Track => {
    const phrases = (lines[singer] ?? []).map((line) => phraseOf(line, timeline, grid));
    return {
      name,
      phrases: phrases.map((phrase, i) => (i < phrases.length - 1 ? withBreak(phrase) : phrase)),
    };
  });
  const roundBeats = (score.round?.bars ?? 0) * timeline.barQuarters * GRID;
  return {
    title: score.title,
    artist: score.artist,
    language: score.language,
    year: score.year,
    genre: score.genre,
    creator: "Karaverse",
    version: "1.1.0",
    ...grid,
    tracks,
    media: { audio: "backing.mp3", guide: "guide.mp3", cover: "cover.svg" },
    previewStartMs: Math.max(0, Math.round(timeline.msOf(first) - 500)),
    durationMs,
    ...(score.round && {
      round: {
        voices: score.round.voices,
        offsetBeats: roundBeats,
        offsetMs: Math.round(roundBeats * beatMs * 1000) / 1000,
      },
    }),
    tags: score.tags,
    headers: [],
  };
}

function withBreak(phrase: Phrase): Phrase {
  const last = phrase.notes[phrase.notes.length - 1];
  return { ...phrase, breakBeat: last ? last.startBeat + last.lengthBeats : 0 };
}
