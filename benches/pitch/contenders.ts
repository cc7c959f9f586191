import { createPitchTracker, hzToCents, SILENCE_DB, VOICED_CLARITY } from "@karaverse/singing/pitch";
import pyin from "pitch-detection/pyin.js";
import yin from "pitch-detection/yin.js";
import { PitchDetector } from "pitchy";
import type { Take } from "./material";
import { SAMPLE_RATE } from "./material";
import { rms } from "./voice";

/** Cents from C4, NaN without a pitch, and the moment it was heard at. */
export type OnHeard = (atMs: number, cents: number) => void;
export type Contender = (take: Take, heard: OnHeard) => void;

const WINDOW = 2048;
const HOP = SAMPLE_RATE / 100;
const BLOCK = 128;
const LEAD_MS = 1_000;
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

/** As the page has it: what is played comes along, a second before it sounds, backing and guide each for itself. */
const ours: Contender = ({ microphone, played }, heard) => {
  const tracker = createPitchTracker({
    sampleRate: SAMPLE_RATE,
    played: { sounds: ["us", "anybody"], leadMs: LEAD_MS },
  });
  const early = played && aheadBy(played, LEAD_MS / 1000);
  for (let at = 0; at < microphone.length; at += BLOCK) {
    tracker.push(
      microphone.subarray(at, at + BLOCK),
      (sample, cents) => heard((sample * 1000) / SAMPLE_RATE, cents),
      early ? [early.subarray(at, at + BLOCK)] : [],
    );
  }
};

const deaf: Contender = ({ microphone }, heard) => {
  const tracker = createPitchTracker({ sampleRate: SAMPLE_RATE });
  for (let at = 0; at < microphone.length; at += BLOCK) {
    tracker.push(microphone.subarray(at, at + BLOCK), (sample, cents) =>
      heard((sample * 1000) / SAMPLE_RATE, cents),
    );
  }
};

function aheadBy(sound: Float32Array, seconds: number): Float32Array {
  const early = new Float32Array(sound.length);
  early.set(sound.subarray(Math.round(seconds * SAMPLE_RATE)));
  return early;
}

const detector = PitchDetector.forFloat32Array(WINDOW);

export const CONTENDERS = {
  ours,
  "ours-alone": deaf,
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
