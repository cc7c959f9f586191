import { namesFromFile } from "../build/names";
import { type PlacedNote, type PlacedTrack, songOf } from "../build/song";
import { isNear } from "../limits";
import { MIDI_OF_C4, type Song } from "../model";
import { type Problem, report } from "../problem";
import { clockOf, type TickClock } from "./clock";
import { readMidiFile } from "./file";
import { linesOfWords } from "./lines";
import { type Part, partsOf } from "./parts";
import { type SungNote, sungNotes } from "./sung";
import { type KarHeads, languageOf, wordsIn } from "./words";

/** A melody around a higher note than this (MIDI 104) is meant octaves lower; charts take such numbers for MIDI's. */
const HIGHEST_MEDIAN = 44;

export function readMidi(name: string, bytes: Uint8Array): { song: Song | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const refused = (code: "no-lyrics" | "no-notes") => {
    report(problems, code, 0);
    return { song: null, problems };
  };
  const file = readMidiFile(bytes, problems);
  if (!file) return { song: null, problems };
  const { found, heads, decode } = wordsIn(file.tracks);
  const clock = clockOf(file);
  const names = file.tracks.map((track) => decode(track.name).trim());
  const parts = partsOf(file, found, clock, names, problems);
  if (parts.length === 0) return refused("no-lyrics");
  const tracks = parts
    .map((part) => placedTrack(part, clock, problems))
    .filter(({ phrases }) => phrases.length > 0);
  if (tracks.length === 0) return refused("no-notes");
  const endMs = clock.toMs(file.tracks.reduce((most, track) => Math.max(most, track.endTick), 0));
  const song = songOf({
    ...said(heads, name, problems),
    grid: { bpm: clock.bpm, gapMs: 0, tempoChanges: clock.tempoChanges },
    tracks,
    media: { midi: name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1) },
    durationMs: isNear(0, endMs) ? endMs : undefined,
  });
  return { song, problems };
}

function said(heads: KarHeads, name: string, problems: Problem[]) {
  const of = (letter: string) =>
    heads.filter((head) => head.letter === letter && head.text !== "").map(({ text }) => text);
  const [title, artist] = of("T");
  if (title === undefined) report(problems, "no-title", 0);
  if (artist === undefined) report(problems, "no-artist", 0);
  const fromFile = namesFromFile(name);
  return {
    title: title ?? fromFile.title,
    artist: artist ?? fromFile.artist,
    language: languageOf(of("L")[0]),
    headers: of("I").map((value) => ({ name: "KAR-I", value })),
  };
}

function placedTrack(part: Part, clock: TickClock, problems: Problem[]): PlacedTrack {
  const near = part.words.syllables.filter(({ tick }) => isNear(0, clock.toMs(tick)));
  const far = part.words.syllables.find(({ tick }) => !isNear(0, clock.toMs(tick)));
  if (far) report(problems, "far-away", { unit: "tick", value: far.tick });
  const { sung, left } = sungNotes(near, part.line?.notes ?? [], clock);
  if (left > 0) report(problems, "notes-without-words", 0, `${left}`);
  const inReach = sung.filter(({ end }) => isNear(0, clock.toMs(end)));
  const octaves = octavesToTakeOff(inReach);
  const placed = ({ start, end, pitch, text }: SungNote): PlacedNote => ({
    kind: pitch === null ? "rap" : "normal",
    startBeat: clock.toBeat(start),
    lengthBeats: clock.toBeat(end) - clock.toBeat(start),
    pitch: pitch === null ? 0 : pitch - MIDI_OF_C4 - 12 * octaves,
    text,
  });
  return { name: part.name, phrases: linesOfWords(inReach, clock).map((line) => line.map(placed)) };
}

function octavesToTakeOff(sung: readonly SungNote[]): number {
  const pitches = sung
    .flatMap(({ pitch }) => (pitch === null ? [] : [pitch - MIDI_OF_C4]))
    .sort((a, b) => a - b);
  return Math.max(0, Math.ceil(((pitches[pitches.length >> 1] ?? 0) - HIGHEST_MEDIAN) / 12));
}
