/** MIDI files written by hand, so that every odd byte has a reason beside it. */
export type Event = readonly [tick: number, ...bytes: number[]];

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const long = (value: number): number[] => [
  value >>> 24,
  (value >> 16) & 255,
  (value >> 8) & 255,
  value & 255,
];
const short = (value: number): number[] => [(value >> 8) & 255, value & 255];

function variable(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

export const chunk = (name: string, bytes: readonly number[]): number[] => [
  ...ascii(name),
  ...long(bytes.length),
  ...bytes,
];

export const head = (tracks: number, division = 96, format = 1): number[] =>
  chunk("MThd", [...short(format), ...short(tracks), ...short(division)]);

export const meta = (tick: number, type: number, bytes: readonly number[]): Event => [
  tick,
  0xff,
  type,
  ...variable(bytes.length),
  ...bytes,
];

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];

export const text = (tick: number, words: string): Event => meta(tick, 1, utf8(words));
export const lyric = (tick: number, words: string): Event => meta(tick, 5, utf8(words));
export const called = (name: string): Event => meta(0, 3, utf8(name));
export const tempo = (tick: number, microseconds: number): Event =>
  meta(tick, 0x51, long(microseconds).slice(1));

export const note = (tick: number, length: number, pitch: number, channel = 3): Event[] => [
  [tick, 0x90 | channel, pitch, 90],
  [tick + length, 0x80 | channel, pitch, 0],
];

/** In time; those at one tick as they are given, but ends before starts. */
export function events(...list: readonly Event[]): number[] {
  const isEnd = (event: Event) => ((event[1] ?? 0) & 0xf0) === 0x80;
  const sorted = [...list].sort((a, b) => a[0] - b[0] || Number(isEnd(b)) - Number(isEnd(a)));
  let at = 0;
  const bytes = sorted.flatMap(([tick, ...rest]) => {
    const delta = tick - at;
    at = tick;
    return [...variable(delta), ...rest];
  });
  return [...bytes, 0, 0xff, 0x2f, 0];
}

export const track = (...list: readonly Event[]): number[] => chunk("MTrk", events(...list));

export const file = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from(parts.flat());

/** A quarter is 96 ticks and half a second. */
const SYLLABLES = ["\\Row, ", "row, ", "row ", "your ", "boat, ", "/Gent", "ly ", "down ", "the ", "stream"];
const MELODY = [60, 60, 60, 62, 64, 64, 62, 64, 65, 67];

export const words = SYLLABLES.map((syllable, i) => text(96 * i, syllable));
export const melody = MELODY.flatMap((pitch, i) => note(96 * i, 80, pitch));
const chords = MELODY.flatMap((_, i) => [48, 52, 55].flatMap((pitch) => note(48 * i, 48, pitch, 1)));
const bass = MELODY.flatMap((_, i) => note(192 * i, 190, 36, 2));
const drums = MELODY.flatMap((_, i) => note(96 * i, 10, 42, 9));
const heads = [
  text(0, "@KMIDI KARAOKE FILE"),
  text(0, "@LENGL"),
  text(0, "@TRow Your Boat"),
  text(0, "@TNobody"),
];

const kar = (...others: readonly number[][]) =>
  file(
    head(2 + others.length),
    track(called("Melody"), ...melody),
    track(called("Words"), ...heads, ...words),
    ...others,
  );

const cyrillic = (tick: number, word: string): Event =>
  meta(
    tick,
    1,
    [...word].map((letter) =>
      letter.charCodeAt(0) > 127 ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
    ),
  );

export const MIDI_FILES: Readonly<Record<string, Uint8Array>> = {
  "row.kar": kar(track(called("Piano"), ...chords), track(...bass), track(called("Drums"), ...drums)),
  "unnamed-melody.kar": file(
    head(4),
    track(...bass),
    track(...chords),
    track(...melody),
    track(...heads, ...words, ...drums),
  ),
  "one-track.mid": file(head(1, 96, 0), track(...heads, ...words, ...melody, ...chords, ...drums)),
  "alien-chunk.kar": file(head(2), chunk("XFIH", [1, 2, 3]), track(...melody), track(...heads, ...words)),
  "wrong-count.kar": file(head(7), track(...melody), track(...heads, ...words)),
  "riff.mid": file(
    ascii("RIFF"),
    [0, 0, 0, 0],
    ascii("RMIDdata"),
    [0, 0, 0, 0],
    head(2),
    track(...melody),
    track(...words),
  ),
  "cut-off.kar": kar().slice(0, -33),
  "bad-event.kar": file(head(3), track(...melody), track(...words), chunk("MTrk", [0, 0x93, 0xff, 1, 2])),
  "lost-length.kar": file(
    head(3),
    [...ascii("MTrk"), 0x7f, 0xff, 0xff, 0xff],
    track(...melody),
    track(...words),
  ),
  "tempo-changes.kar": file(
    head(3),
    track(tempo(0, 500_000), tempo(192, 1_000_000), tempo(480, 250_000)),
    track(...melody),
    track(...words),
  ),
  "film-time.mid": file(head(2, 0xe728), track(...melody), track(...words)),
  "film-time-of-zero.mid": file(head(1, 0xe700), track(...words)),
  "cyrillic.kar": file(
    head(2),
    track(...melody),
    track(
      text(0, "@LRUSS"),
      ...["\\Во ", "по", "ле ", "бе", "ре", "за ", "/сто", "я", "ла "].map((word, i) =>
        cyrillic(96 * i, word),
      ),
    ),
  ),
  "no-melody.kar": file(head(2), track(...bass), track(...heads, ...words)),
  "no-words.mid": file(head(1), track(...melody)),
  "no-tracks.mid": file(head(3)),
  "overlapping.kar": file(
    head(2),
    track(...note(0, 150, 60), ...note(96, 150, 62), ...note(192, 96, 64), ...note(192, 96, 72)),
    track(...words.slice(0, 3)),
  ),
  "melisma.kar": file(
    head(2),
    track(
      ...note(0, 48, 60),
      ...note(48, 48, 62),
      ...note(96, 96, 64),
      ...note(192, 96, 65),
      ...note(960, 96, 65),
    ),
    track(text(0, "\\Ah "), text(96, "sweet "), text(144, "love "), text(192, "mine")),
  ),
  "two-singers.mid": file(
    head(2),
    track(
      called("Soprano"),
      ...["Hel-", "lo", "there"].flatMap((word, i) => [lyric(96 * i, word), ...note(96 * i, 90, 72, 0)]),
    ),
    track(
      called("Bass"),
      ...["Good-", "bye", "then"].flatMap((word, i) => [
        lyric(96 * i + 48, word),
        ...note(96 * i + 48, 90, 50, 1),
      ]),
    ),
  ),
  "running-status.mid": file(
    head(1, 96, 0),
    chunk("MTrk", [
      ...[0, 0xff, 5, 3, ...ascii("la ")],
      ...[0, 0x90, 60, 90, 96, 60, 0],
      ...[0, 0xff, 5, 3, ...ascii("le ")],
      // A sysex in between does not end the running status of those who are careless.
      ...[0, 0xf0, 2, 1, 0xf7, 0, 62, 90, 96, 62, 0],
      ...[0, 0xff, 5, 2, ...ascii("li")],
      ...[0, 64, 90, 96, 64, 0],
    ]),
  ),
};
