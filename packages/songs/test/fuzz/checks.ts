import { isDeepStrictEqual } from "node:util";
import { Cdg } from "../../src/cdg/cdg";
import { difficultyOf } from "../../src/difficulty";
import { parseSong, serialiseSong } from "../../src/json";
import type { Song } from "../../src/model";
import { readSongFile, type SongFile } from "../../src/read-song-file";
import { songExtent } from "../../src/song-time";
import { transposed } from "../../src/transpose";
import { readUltraStar, writeUltraStar } from "../../src/ultrastar/files";
import { parseUltraStar } from "../../src/ultrastar/parse";
import { formatUltraStar } from "../../src/ultrastar/write";
import type { Chance } from "./chance";

const notesOf = (song: Song | null) => song?.tracks.map(({ phrases }) => phrases.map(({ notes }) => notes));

/** What any reader must keep, whatever it is given; empty if it did. */
export function broken(
  name: string,
  bytes: Uint8Array,
  chance: Chance,
): { file: SongFile | null; wrong: string[] } {
  try {
    const file = readSongFile(name, bytes);
    const wrong = [...brokenSong(file), ...brokenPlaces(file, bytes)];
    if (file.format === "ultrastar") wrong.push(...brokenWriting(bytes, chance));
    if (file.format === "cdg") wrong.push(...brokenPictures(bytes, chance));
    return { file, wrong };
  } catch (error) {
    return { file: null, wrong: [`it threw ${error instanceof Error ? error.stack : String(error)}`] };
  }
}

function brokenSong({ song, problems }: SongFile): string[] {
  const wrong: string[] = [];
  const hasError = problems.some(({ severity }) => severity === "error");
  if ((song === null) !== hasError) wrong.push("there is a song and an error, or neither");
  if (!song) return wrong;
  if (!isDeepStrictEqual(parseSong(serialiseSong(song)), song)) wrong.push("the song does not survive JSON");
  const { startMs, endMs } = songExtent(song);
  if (!(endMs - startMs <= 3 * 3_600_000)) wrong.push("the song is longer than anybody scores");
  if (![1, 2, 3, 4, 5].includes(difficultyOf(song))) wrong.push("the song has no difficulty");
  for (const { phrases } of song.tracks)
    for (const { notes } of phrases) {
      if (notes.length === 0) wrong.push("a line has no notes");
      if (notes.some((note, i) => note.startMs < (notes[i - 1]?.startMs ?? note.startMs)))
        wrong.push("notes are out of order");
      if (notes.some(({ lengthMs }) => !(lengthMs >= 0))) wrong.push("a note ends before it starts");
    }
  return wrong;
}

/** A song of any other format is kept as a chart. */
function brokenPlaces({ format, song, problems }: SongFile, bytes: Uint8Array): string[] {
  const wrong: string[] = [];
  if (problems.some(({ line, spot }) => line < 0 || line > bytes.length + 1 || (spot && !(spot.value >= 0))))
    wrong.push("a problem lies outside of the file");
  if (problems.some(({ sentence }) => sentence === "" || sentence.length > 400 || /[\r\n]/.test(sentence)))
    wrong.push("a sentence is none");
  if (song && format !== "ultrastar") {
    const back = parseUltraStar(formatUltraStar(song)).song;
    if (!isDeepStrictEqual(notesOf(back), notesOf(song))) wrong.push("written as a chart it is another song");
  }
  return wrong;
}

function brokenWriting(bytes: Uint8Array, chance: Chance): string[] {
  const parsed = readUltraStar(bytes);
  const isSame = (written: Uint8Array) => Buffer.compare(written, bytes) === 0;
  const wrong: string[] = [];
  if (!isSame(writeUltraStar(parsed))) wrong.push("the file is not written back as it was");
  if (!parsed.song) return wrong;
  if (chance.below(4) === 0 && !isSame(writeUltraStar(parsed, structuredClone(parsed.song))))
    wrong.push("an equal song is not written back as it was");
  if (chance.below(4) > 0) return wrong;
  const edited = { ...transposed(parsed.song, 1 + chance.below(3)), title: "Another one" };
  const back = readUltraStar(writeUltraStar(parsed, edited)).song;
  if (back?.title !== edited.title) wrong.push("a new title is not read back");
  if (!isDeepStrictEqual(notesOf(back), notesOf(edited))) wrong.push("new notes are not read back");
  return wrong;
}

function brokenPictures(bytes: Uint8Array, chance: Chance): string[] {
  const cdg = new Cdg(bytes);
  cdg.at(cdg.durationMs + 1);
  const ms = chance.below(Math.ceil(cdg.durationMs) + 1);
  const seen = cdg.at(ms).pixels.slice();
  const fresh = new Cdg(bytes).at(ms).pixels;
  return Buffer.compare(seen, fresh) === 0 ? [] : ["going back shows another picture"];
}
