const ERRORS = {
  empty: "The file is empty.",
  "too-large": "The file is larger than any song: more than 2 MiB, or 16 MiB of pictures.",
  "no-bpm": "There is no #BPM that can be sung to, so the notes have no time.",
  "no-notes": "There is not one note that can be sung.",
  "unknown-format": "This is no UltraStar, LRC, KAR, MIDI or CD+G file.",
  "no-stamps": "No line has a time like [01:23.45], so nobody knows when to sing it.",
  "no-lyrics": "There are no words in this MIDI file, only music.",
  "no-tracks": "The MIDI file ends before its first track.",
  "smpte-time": "The MIDI file counts in film frames without saying how many there are.",
  "no-packets": "There is not one picture instruction in this file.",
} as const;

const WARNINGS = {
  "no-title": "There is no #TITLE.",
  "no-artist": "There is no #ARTIST.",
  "no-audio": "There is no #AUDIO or #MP3.",
  "bad-number": "This header needs a number and was left out.",
  "duplicate-header": "This header was given before; the later one counts.",
  "unsafe-path": "Media must lie beside the chart: absolute and parent paths are refused.",
  "unreadable-line": "This line is neither a header nor a note and was left out.",
  "after-break": "After the end of a line come no words.",
  "unknown-kind": "This kind of note is unknown; it is free to sing.",
  "zero-length": "This note has no length; it is free to sing.",
  "negative-length": "This note ends before it starts and was left out.",
  overlap: "This note starts before the one above it ends.",
  "out-of-order": "This note starts before the one above it; it was moved to its place.",
  "pitch-near-60": "The pitches are MIDI numbers; 60 was taken off each.",
  "pitch-out-of-range": "No voice reaches this pitch.",
  "second-voice-unmarked": "The beats start again here: read as the next singer's part.",
  "no-end": "There is no E line at the end.",
  "bytes-lost": "Some characters do not belong to the file's encoding.",
  "far-away": "This is hours away from the song and was left out.",
  "many-problems": "There are more problems than are told here.",
  "same-time": "Another line has the same time and is sung instead.",
  "lines-only": "Only whole lines have times: they are shown, and free to sing.",
  "words-without-melody": "The words have times but no pitch: they are spoken, as in a rap.",
  "vocal-track": "Which notes are sung was guessed.",
  "no-melody": "No track fits the words, so they are spoken, as in a rap.",
  "notes-without-words": "Some notes of the sung track have no words and were left out.",
  "damaged-track": "This track breaks off here; what came before it is used.",
  "unknown-chunk": "This part of the file is neither head nor track and was left out.",
  "missing-tracks": "The file says that it has more tracks.",
  "garbled-packets": "Some packets make no sense and were left out.",
  "cut-packet": "The last packet is not whole and was left out.",
  "misaligned-packets": "The packets do not begin at the first byte.",
} as const;

export type ProblemCode = keyof typeof ERRORS | keyof typeof WARNINGS;

/** Where in a file that has no lines. */
export interface Spot {
  readonly unit: "byte" | "tick" | "packet";
  readonly value: number;
}

export interface Problem {
  /** Counted from 1; 0 where no single line is to blame. */
  readonly line: number;
  /** Only in files that have no lines. */
  readonly spot?: Spot;
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly sentence: string;
}

const isError = (code: ProblemCode): code is keyof typeof ERRORS => Object.hasOwn(ERRORS, code);

/** @param where a line, or a spot in a file that has none */
export function problem(code: ProblemCode, where: number | Spot, detail = ""): Problem {
  const words = isError(code) ? ERRORS[code] : WARNINGS[code];
  return {
    ...(typeof where === "number" ? { line: where } : { line: 0, spot: where }),
    code,
    severity: isError(code) ? "error" : "warning",
    sentence: detail === "" ? words : `${words.slice(0, -1)}: ${detail.slice(0, 120)}.`,
  };
}

/** A damaged file could have a problem for each of its bytes; nobody reads more than these. */
const MOST_PROBLEMS = 200;

/** Adds to a list, which stays short: whether there is a song is always said. */
export function report(problems: Problem[], code: ProblemCode, where: number | Spot, detail = ""): void {
  if (problems.length < MOST_PROBLEMS || isError(code)) problems.push(problem(code, where, detail));
  else if (problems.length === MOST_PROBLEMS) problems.push(problem("many-problems", 0));
}
