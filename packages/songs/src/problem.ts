const ERRORS = {
  empty: "The file is empty.",
  "too-large": "The file is larger than any chart: more than 2 MiB.",
  "no-bpm": "There is no #BPM, so the notes have no time.",
  "no-notes": "There is not one note that can be sung.",
} as const;

const WARNINGS = {
  "no-title": "There is no #TITLE.",
  "no-artist": "There is no #ARTIST.",
  "no-audio": "There is no #AUDIO or #MP3.",
  "bad-number": "This header needs a number and was left out.",
  "duplicate-header": "This header was given before; the later one counts.",
  "unsafe-path": "Media must lie beside the chart: absolute and parent paths are refused.",
  "unreadable-line": "This line is neither a header nor a note and was left out.",
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
} as const;

export type ProblemCode = keyof typeof ERRORS | keyof typeof WARNINGS;

export interface Problem {
  /** Counted from 1; 0 where no single line is to blame. */
  readonly line: number;
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly sentence: string;
}

const isError = (code: ProblemCode): code is keyof typeof ERRORS => Object.hasOwn(ERRORS, code);

export function problem(code: ProblemCode, line: number, detail = ""): Problem {
  const words = isError(code) ? ERRORS[code] : WARNINGS[code];
  return {
    line,
    code,
    severity: isError(code) ? "error" : "warning",
    sentence: detail === "" ? words : `${words.slice(0, -1)}: ${detail.slice(0, 120)}.`,
  };
}
