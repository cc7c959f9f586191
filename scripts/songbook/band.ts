import type { Layer } from "./score";

/** The band's instruments, by their General MIDI programs counted from 0. */
export const GM = {
  piano: 0,
  celesta: 8,
  glockenspiel: 9,
  musicBox: 10,
  vibraphone: 11,
  marimba: 12,
  tubularBells: 14,
  organ: 19,
  reedOrgan: 20,
  accordion: 21,
  nylonGuitar: 24,
  steelGuitar: 25,
  jazzGuitar: 26,
  doubleBass: 32,
  synthBass: 38,
  violin: 40,
  cello: 42,
  contrabass: 43,
  tremoloStrings: 44,
  pizzicato: 45,
  harp: 46,
  timpani: 47,
  strings: 48,
  slowStrings: 49,
  choir: 52,
  trumpet: 56,
  tuba: 58,
  horn: 60,
  brass: 61,
  oboe: 68,
  bassoon: 70,
  clarinet: 71,
  flute: 73,
  shakuhachi: 77,
  warmPad: 89,
  banjo: 105,
  koto: 107,
  fiddle: 110,
} as const;

type Program = (typeof GM)[keyof typeof GM];
/** Where a player sits, how loud, and in how much of the room. */
type Seat = Pick<Layer, "pan" | "level" | "reverb">;
type Strings = Pick<Extract<Layer, { plays: "chords" }>, "ring" | "strum">;
type Compass = readonly [low: number, high: number];

export const chords = (
  program: Program,
  pattern: string,
  [low, high]: Compass,
  how: Seat & Strings = {},
): Layer => ({ plays: "chords", program, pattern, low, high, ...how });

export const bass = (program: Program, pattern: string, low: number, how: Seat = {}): Layer => ({
  plays: "bass",
  program,
  pattern,
  low,
  ...how,
});

export const pad = (program: Program, [low, high]: Compass, how: Seat = {}): Layer => ({
  plays: "pad",
  program,
  low,
  high,
  ...how,
});

/** Plays what the part has written under this name. */
export const line = (program: Program, name: string, how: Seat = {}): Layer => ({
  plays: "line",
  program,
  line: name,
  ...how,
});
