import { type Problem, report } from "../problem";
import { readTrack } from "./track";

/** All times are ticks from the beginning. */
export interface MidiNote {
  readonly start: number;
  readonly end: number;
  /** 0 to 15; 9 is drums. */
  readonly channel: number;
  /** MIDI number. */
  readonly pitch: number;
}

export interface MidiText {
  readonly tick: number;
  /** Meta event 1 and 5: karaoke files use the one, notation programs the other. */
  readonly kind: "text" | "lyric";
  /** As they lie in the file: the encoding is known only when all of them are. */
  readonly bytes: Uint8Array;
}

export interface MidiTempo {
  readonly tick: number;
  readonly microsecondsAQuarter: number;
}

export interface MidiTrack {
  readonly name: Uint8Array;
  readonly notes: readonly MidiNote[];
  readonly texts: readonly MidiText[];
  readonly tempos: readonly MidiTempo[];
  readonly endTick: number;
}

export interface MidiFile {
  readonly ticksAQuarter: number;
  /** One for each tick at most, ascending, never empty, the first at 0. */
  readonly tempos: readonly MidiTempo[];
  readonly tracks: readonly MidiTrack[];
}

export const DEFAULT_TEMPO = 500_000;
/** 6,000 quarters a minute: what is quicker is damage. */
const QUICKEST = 10_000;
const HEADER_BYTES = 14;
const CHUNK_HEAD_BYTES = 8;

/**
 * Own code, because midi-file 1.2.4 (below @tonejs/midi 2.0.28) throws the whole file away for one alien chunk, one
 * wrong length or a RIFF coat, and @tonejs/midi keeps the words of the first track only; KAR has them in the third.
 */
export function readMidiFile(bytes: Uint8Array, problems: Problem[]): MidiFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = find(bytes, "MThd", 0);
  if (start < 0 || start + HEADER_BYTES > bytes.length) return fail("no-tracks", 0, problems);
  const wanted = view.getUint16(start + 10);
  const division = view.getInt16(start + 12);
  const film = division < 0 ? filmTicksASecond(division) : null;
  if (film === 0) return fail("smpte-time", start + 12, problems);
  const tracks: MidiTrack[] = [];
  let at = start + CHUNK_HEAD_BYTES + Math.min(view.getUint32(start + 4), bytes.length);
  while (at + CHUNK_HEAD_BYTES <= bytes.length) {
    const length = view.getUint32(at + 4);
    const from = at + CHUNK_HEAD_BYTES;
    if (isAt(bytes, "MTrk", at)) {
      // A length beyond the file is damage: then the next track is found by its name.
      const next = from + length > bytes.length ? find(bytes, "MTrk", from) : from + length;
      const end = next < 0 ? bytes.length : next;
      tracks.push(readTrack(bytes.subarray(from, end), from, problems));
      at = end;
      continue;
    }
    report(problems, "unknown-chunk", { unit: "byte", value: at });
    const next = find(bytes, "MTrk", at);
    const after = from + length;
    if (next < 0) break;
    at = isAt(bytes, "MTrk", after) ? after : next;
  }
  if (tracks.length === 0) return fail("no-tracks", start, problems);
  if (tracks.length < wanted)
    report(problems, "missing-tracks", 0, `${wanted}, and there are ${tracks.length}`);
  // Film time has no tempo: as if it were always the same one.
  return film === null
    ? { ticksAQuarter: division === 0 ? 96 : division, tempos: temposOf(tracks), tracks }
    : { ticksAQuarter: film / 2, tempos: [{ tick: 0, microsecondsAQuarter: DEFAULT_TEMPO }], tracks };
}

function fail(code: "no-tracks" | "smpte-time", byte: number, problems: Problem[]): null {
  report(problems, code, { unit: "byte", value: byte });
  return null;
}

function filmTicksASecond(division: number): number {
  const frames = -(division >> 8);
  return (frames === 29 ? 30 / 1.001 : frames) * (division & 0xff);
}

function temposOf(tracks: readonly MidiTrack[]): MidiTempo[] {
  const byTick = new Map<number, MidiTempo>([[0, { tick: 0, microsecondsAQuarter: DEFAULT_TEMPO }]]);
  for (const track of tracks)
    for (const tempo of track.tempos)
      if (tempo.microsecondsAQuarter >= QUICKEST) byTick.set(tempo.tick, tempo);
  return [...byTick.values()].sort((a, b) => a.tick - b.tick);
}

export const isAt = (bytes: Uint8Array, name: string, at: number): boolean =>
  at + name.length <= bytes.length && [...name].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

function find(bytes: Uint8Array, name: string, from: number): number {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (isAt(bytes, name, at)) return at;
  return -1;
}
