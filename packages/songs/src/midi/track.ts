import { type Problem, report } from "../problem";
import type { MidiNote, MidiTempo, MidiText, MidiTrack } from "./file";

class Damage extends Error {}

/** Reads bytes one after the other; what is missing is damage. */
class Cursor {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Damage("the track ends in an event");
    this.at++;
    return byte;
  }

  data(): number {
    const byte = this.byte();
    if (byte > 127) throw new Damage("there is a command where a number should be");
    return byte;
  }

  /** At most four bytes of seven bits. */
  number(): number {
    let value = 0;
    for (let i = 0; i < 4; i++) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 128) return value;
    }
    throw new Damage("a number has more than four bytes");
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new Damage("an event is longer than the track");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** @param offset of the track in the file, for problems */
export function readTrack(bytes: Uint8Array, offset: number, problems: Problem[]): MidiTrack {
  const cursor = new Cursor(bytes);
  const track = new Recorder();
  try {
    let status = 0;
    while (!cursor.isAtEnd && !track.isOver) {
      track.tick += cursor.number();
      const next = cursor.bytes[cursor.at] ?? 0;
      if (next >= 0x80) cursor.at++;
      const command = next >= 0x80 ? next : status;
      if (command < 0x80) throw new Damage("a number stands where a command should be");
      if (command < 0xf0) status = command;
      event(cursor, command, track);
    }
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    report(problems, "damaged-track", { unit: "byte", value: offset + cursor.at }, error.message);
  }
  return track.done();
}

function event(cursor: Cursor, command: number, track: Recorder): void {
  const channel = command & 0x0f;
  switch (command & 0xf0) {
    case 0x80:
      track.off(channel, cursor.data(), cursor.data());
      return;
    case 0x90:
      track.on(channel, cursor.data(), cursor.data());
      return;
    case 0xc0:
    case 0xd0:
      cursor.data();
      return;
    case 0xf0:
      system(cursor, command, track);
      return;
    default:
      cursor.data();
      cursor.data();
  }
}

function system(cursor: Cursor, command: number, track: Recorder): void {
  if (command === 0xff) track.meta(cursor.byte(), cursor.take(cursor.number()));
  else if (command === 0xf0 || command === 0xf7) cursor.take(cursor.number());
  else if (command === 0xf2) cursor.take(2);
  else if (command === 0xf1 || command === 0xf3) cursor.take(1);
}

class Recorder {
  tick = 0;
  isOver = false;
  #name = new Uint8Array();
  readonly #notes: MidiNote[] = [];
  readonly #texts: MidiText[] = [];
  readonly #tempos: MidiTempo[] = [];
  /** Starts by channel and pitch. */
  readonly #sounding = new Map<number, number>();

  on(channel: number, pitch: number, velocity: number): void {
    this.off(channel, pitch, 0);
    if (velocity > 0) this.#sounding.set(channel * 128 + pitch, this.tick);
  }

  off(channel: number, pitch: number, _velocity: number): void {
    const key = channel * 128 + pitch;
    const start = this.#sounding.get(key);
    if (start === undefined) return;
    this.#sounding.delete(key);
    this.#notes.push({ start, end: this.tick, channel, pitch });
  }

  meta(type: number, bytes: Uint8Array): void {
    if (type === 1 || type === 5)
      this.#texts.push({ tick: this.tick, kind: type === 1 ? "text" : "lyric", bytes });
    else if (type === 3 && this.#name.length === 0) this.#name = bytes.slice();
    else if (type === 0x2f) this.isOver = true;
    else if (type === 0x51 && bytes.length === 3) {
      const microsecondsAQuarter = (bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!;
      this.#tempos.push({ tick: this.tick, microsecondsAQuarter });
    }
  }

  /** Whatever still sounds ends with the track. */
  done(): MidiTrack {
    for (const key of [...this.#sounding.keys()]) this.off(key >> 7, key & 127, 0);
    return {
      name: this.#name,
      notes: this.#notes.sort((a, b) => a.start - b.start || a.pitch - b.pitch),
      texts: this.#texts,
      tempos: this.#tempos,
      endTick: this.tick,
    };
  }
}
