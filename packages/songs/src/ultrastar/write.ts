import type { Header, Note, NoteKind, Song } from "../model";
import { msToBeat } from "../song-time";
import { printed } from "./numbers";
import { pitchShiftFor } from "./tracks";

export interface WrittenHeader extends Header {
  /** Other names under which a file may already have it. */
  readonly aliases: readonly string[];
}

const MARKS: Readonly<Record<NoteKind, string>> = {
  normal: ":",
  golden: "*",
  freestyle: "F",
  rap: "R",
  "golden-rap": "G",
};

/** A value must not end its own line. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");

export function noteLine(note: Note, shift = { beatShift: 0, pitchShift: 0 }): string {
  const start = printed(note.startBeat - shift.beatShift);
  const pitch = printed(note.pitch + shift.pitchShift);
  return `${MARKS[note.kind]} ${start} ${printed(note.lengthBeats)} ${pitch} ${oneLine(note.text)}`;
}

export function headersFor(song: Song): WrittenHeader[] {
  const milliseconds = /^[2-9]/.test(song.version ?? "");
  const headers: WrittenHeader[] = [];
  const put = (name: string, value: string | number | undefined, ...aliases: string[]) => {
    if (value === undefined || value === "") return;
    headers.push({ name, value: typeof value === "number" ? printed(value) : oneLine(value), aliases });
  };
  const duration = (ms: number | undefined) => (ms === undefined || milliseconds ? ms : ms / 1000);
  put("VERSION", song.version);
  put("TITLE", song.title);
  put("ARTIST", song.artist);
  put("LANGUAGE", song.language);
  put("YEAR", song.year);
  put("GENRE", song.genre);
  put("CREATOR", song.creator, "AUTHOR");
  put("TAGS", song.tags.join(", "));
  put("AUDIO", song.media.audio, "MP3");
  put("INSTRUMENTAL", song.media.instrumental);
  put("GUIDE", song.media.guide, "VOCALS");
  put("COVER", song.media.cover);
  put("BACKGROUND", song.media.background);
  put("VIDEO", song.media.video);
  put("VIDEOGAP", duration(song.media.videoGapMs));
  put("GRAPHICS", song.media.graphics);
  put("MIDI", song.media.midi);
  put("BPM", song.bpm);
  put("GAP", song.gapMs);
  put("START", duration(song.startMs));
  put("END", song.endMs);
  put("PREVIEWSTART", duration(song.previewStartMs));
  put("DURATIONMS", song.durationMs);
  if (song.medley && milliseconds) {
    put("MEDLEYSTART", song.medley.startMs);
    put("MEDLEYEND", song.medley.endMs);
  } else if (song.medley) {
    put("MEDLEYSTARTBEAT", Math.round(msToBeat(song, song.medley.startMs)));
    put("MEDLEYENDBEAT", Math.round(msToBeat(song, song.medley.endMs)));
  }
  put("ROUND", song.round?.offsetBeats);
  put("ROUNDVOICES", song.round?.voices);
  song.tracks.forEach((track, i) => {
    put(`P${i + 1}`, track.name, `DUETSINGERP${i + 1}`);
  });
  for (const header of song.headers) put(header.name, header.value);
  return headers;
}

/** Everything between the headers and the E line. */
export function bodyLines(song: Song): string[] {
  const lines = (song.tempoChanges ?? []).map((change) => `B ${printed(change.beat)} ${printed(change.bpm)}`);
  const shift = { beatShift: 0, pitchShift: pitchShiftFor(song) };
  song.tracks.forEach((track, number) => {
    if (song.tracks.length > 1) lines.push(`P${number + 1}`);
    track.phrases.forEach((phrase, i) => {
      for (const note of phrase.notes) lines.push(noteLine(note, shift));
      if (i === track.phrases.length - 1) return;
      const last = phrase.notes[phrase.notes.length - 1];
      const at = phrase.breakBeat ?? (last ? last.startBeat + last.lengthBeats : 0);
      lines.push(`- ${printed(at)}${phrase.nextBeat === undefined ? "" : ` ${printed(phrase.nextBeat)}`}`);
    });
  });
  return lines;
}

/** A chart for a song that came from elsewhere. Reading it back gives the same song. */
export function formatUltraStar(song: Song): string {
  const headers = headersFor(song).map((header) => `#${header.name}:${header.value}`);
  return `${[...headers, ...bodyLines(song), "E"].join("\n")}\n`;
}
