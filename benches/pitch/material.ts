import { decoded } from "./backing";
import { melodyOf, REGISTERS, type Register } from "./melody";
import { seededRandom } from "./random";
import { fromLoudspeaker, inRoom, mixed, type Room, roomNoise } from "./room";
import { type Manner, rms, sing } from "./voice";

/** That of the songs' files, so that nothing is resampled. */
export const SAMPLE_RATE = 44_100;
const SECONDS = 12;
/** Songs have an intro in which nobody sings: every take here begins with as much. */
export const INTRO_SECONDS = 4;

export interface Take {
  readonly microphone: Float32Array;
  /** What the loudspeakers play, as the player has it; null where headphones are worn. */
  readonly played: Float32Array | null;
  /** From what is played to what is heard, as calibrated, ms. */
  readonly latencyMs: number;
  /** Every millisecond, cents from C4; NaN where nobody sings. */
  readonly truth: Float64Array;
}

interface Condition {
  readonly syllables?: boolean;
  readonly manner?: Partial<Manner>;
  readonly room?: Room;
  /** Signal to noise, dB. */
  readonly noiseDb?: number;
  /** The backing in the microphone, dB below the voice. */
  readonly leakDb?: number;
}

const MANNER: Manner = { vibratoCents: 0, slide: 0.04, jitter: 0.003, shimmer: 0.03, breathDb: 26 };
const CLOSE: Room = { delay: 0, decay: 0.4, directDb: 6 };
const BARE_ROOM: Room = { delay: 0, decay: 0.6, directDb: 6 };
const BATHROOM: Room = { delay: 0, decay: 1.2, directDb: 6 };
const ACROSS: Room = { delay: 0.006, decay: 0.4, directDb: 0 };
/** Sound cards and the way through the air: what calibration finds, and what it may be wrong by. */
const DEVICES_MS = 130;
const CALIBRATION_ERROR_MS = 4;

export const CONDITIONS = {
  steady: {},
  vibrato: { manner: { vibratoCents: 60 } },
  slides: { manner: { slide: 0.2 } },
  syllables: { syllables: true },
  rough: { manner: { jitter: 0.008, shimmer: 0.08, breathDb: 18 } },
  reverb: { syllables: true, room: BARE_ROOM },
  bathroom: { syllables: true, room: BATHROOM },
  noise: { syllables: true, noiseDb: 20 },
  leak: { syllables: true, leakDb: 12 },
  all: { syllables: true, manner: { vibratoCents: 40 }, room: CLOSE, noiseDb: 26, leakDb: 12 },
} as const satisfies Record<string, Condition>;
export type ConditionName = keyof typeof CONDITIONS;

/** Songs whose backings leak, one for each register. */
const LEAKING = ["la-cucaracha", "amazing-grace", "korobushka"] as const;

/** One take of each register. */
export function takesOf(name: ConditionName): Promise<Take[]> {
  return Promise.all(REGISTERS.map((register, index) => takeOf(CONDITIONS[name], register, index)));
}

async function takeOf(condition: Condition, register: Register, index: number): Promise<Take> {
  const random = seededRandom(17 + index);
  const melody = melodyOf(register, { seconds: SECONDS, syllables: condition.syllables ?? false }, random);
  const later = melody.map((note) => ({ ...note, start: note.start + INTRO_SECONDS }));
  const seconds = INTRO_SECONDS + SECONDS;
  const manner = { ...MANNER, ...condition.manner };
  const { sound, truth } = sing(later, seconds, SAMPLE_RATE, manner, register.formants, random);
  const loud = rms(sound.subarray(INTRO_SECONDS * SAMPLE_RATE));
  let microphone = condition.room ? inRoom(sound, condition.room, SAMPLE_RATE, random) : sound;
  let played: Float32Array | null = null;
  if (condition.leakDb !== undefined) {
    played = (await decoded(LEAKING[index] ?? LEAKING[0], "backing.mp3")).samples.slice(0, sound.length);
    const speaker = fromLoudspeaker(played, SAMPLE_RATE);
    const way = { ...ACROSS, delay: ACROSS.delay + (DEVICES_MS + CALIBRATION_ERROR_MS) / 1000 };
    microphone = mixed(microphone, inRoom(speaker, way, SAMPLE_RATE, random), loud, condition.leakDb);
  }
  const noise = roomNoise(sound.length, SAMPLE_RATE, random);
  microphone = mixed(microphone, noise, loud, condition.noiseDb ?? 50);
  return { microphone, played, latencyMs: DEVICES_MS, truth };
}
