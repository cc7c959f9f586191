import { hzToCents, SILENCE_DB, VOICED_CLARITY } from "@karaverse/singing/pitch";
import pyin from "pitch-detection/pyin.js";
import yin from "pitch-detection/yin.js";
import { PitchDetector } from "pitchy";
import type { Take } from "./material";
import { SAMPLE_RATE } from "./material";
import { track } from "./track";
import { rms } from "./voice";

/** Cents from C4, NaN without a pitch, and the moment it was heard at. */
export type OnHeard = (atMs: number, cents: number) => void;
export type Contender = (take: Take, heard: OnHeard) => void;

const WINDOW = 2048;
const HOP = SAMPLE_RATE / 100;
const RANGE = { fs: SAMPLE_RATE, minFreq: 65, maxFreq: 1200 };
/** pYIN's share of thresholds at which the window has a pitch. */
const LIKELY = 0.5;

/** The window's pitch in Hz, or null. */
type Finder = (window: Float32Array) => number | null;

const windowed =
  (find: Finder): Contender =>
  ({ microphone }, heard) => {
    for (let from = 0; from + WINDOW <= microphone.length; from += HOP) {
      const window = microphone.subarray(from, from + WINDOW);
      const isSilent = 20 * Math.log10(rms(window) + 1e-9) < SILENCE_DB;
      const hz = isSilent ? null : find(window);
      heard(((from + WINDOW / 2) * 1000) / SAMPLE_RATE, hz === null ? Number.NaN : hzToCents(hz));
    }
  };

const ours: Contender = ({ microphone, played }, heard) => {
  track(microphone, SAMPLE_RATE, played && { ours: played }, (ms, cents) => heard(ms, cents));
};

const uncancelled: Contender = ({ microphone }, heard) => {
  track(microphone, SAMPLE_RATE, null, (ms, cents) => heard(ms, cents));
};

const detector = PitchDetector.forFloat32Array(WINDOW);

export const CONTENDERS = {
  ours,
  /** Ours without the canceller. */
  uncancelled,
  pitchy: windowed((window) => {
    const [hz, clarity] = detector.findPitch(window, SAMPLE_RATE);
    return clarity >= VOICED_CLARITY ? hz : null;
  }),
  yin: windowed((window) => yin(window, { fs: SAMPLE_RATE })?.freq ?? null),
  pyin: windowed((window) => {
    const found = pyin(window, RANGE);
    return found && found.clarity >= LIKELY ? found.freq : null;
  }),
} as const satisfies Record<string, Contender>;
export type ContenderName = keyof typeof CONTENDERS;
