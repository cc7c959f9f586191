import { decoded } from "./backing";
import { HELD_OUT_REGISTERS, melodyOf, REGISTERS, type Register } from "./melody";
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

/**
 * The tracker's constants were chosen on takes of the first set, so that how good it is shows on the second only: other
 * seeds, throats and melodies, other songs that leak out of other places.
 */
const SETS = {
  known: {
    registers: REGISTERS,
    seed: 17,
    leaking: ["la-cucaracha", "amazing-grace", "korobushka"],
    devicesMs: 130,
  },
  "held-out": {
    registers: HELD_OUT_REGISTERS,
    seed: 4_211,
    leaking: ["sakura-sakura", "la-donna-e-mobile", "auld-lang-syne"],
    devicesMs: 290,
  },
} as const satisfies Record<string, TakeSet>;
export type SetName = keyof typeof SETS;
export const SET_NAMES = Object.keys(SETS) as SetName[];

interface TakeSet {
  readonly registers: readonly Register[];
  readonly seed: number;
  /** Songs whose backings leak, one for each register. */
  readonly leaking: readonly string[];
  /** Sound cards and the way through the air, ms. */
  readonly devicesMs: number;
}

/** One take of each register. */
export function takesOf(name: ConditionName, set: SetName = "known"): Promise<Take[]> {
  return Promise.all(SETS[set].registers.map((_, index) => takeOf(CONDITIONS[name], SETS[set], index)));
}

async function takeOf(condition: Condition, set: TakeSet, index: number): Promise<Take> {
  const register = set.registers[index] ?? REGISTERS[0];
  const song = set.leaking[index];
  if (!register || !song) throw new RangeError(`No take ${index}.`);
  const random = seededRandom(set.seed + index);
  const melody = melodyOf(register, { seconds: SECONDS, syllables: condition.syllables ?? false }, random);
  const later = melody.map((note) => ({ ...note, start: note.start + INTRO_SECONDS }));
  const seconds = INTRO_SECONDS + SECONDS;
  const manner = { ...MANNER, ...condition.manner };
  const { sound, truth } = sing(later, seconds, SAMPLE_RATE, manner, register.formants, random);
  const loud = rms(sound.subarray(INTRO_SECONDS * SAMPLE_RATE));
  let microphone = condition.room ? inRoom(sound, condition.room, SAMPLE_RATE, random) : sound;
  let played: Float32Array | null = null;
  if (condition.leakDb !== undefined) {
    played = (await decoded(song, "backing.mp3")).samples.slice(0, sound.length);
    const speaker = fromLoudspeaker(played, SAMPLE_RATE);
    const way = { ...ACROSS, delay: ACROSS.delay + set.devicesMs / 1000 };
    microphone = mixed(microphone, inRoom(speaker, way, SAMPLE_RATE, random), loud, condition.leakDb);
  }
  const noise = roomNoise(sound.length, SAMPLE_RATE, random);
  microphone = mixed(microphone, noise, loud, condition.noiseDb ?? 50);
  return { microphone, played, truth };
}
