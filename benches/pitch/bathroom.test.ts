import { expect, test } from "vitest";
import { melodyOf, REGISTERS } from "./melody";
import { seededRandom } from "./random";
import { inRoom, type Room } from "./room";
import { track } from "./track";
import { type Manner, sing } from "./voice";

const SAMPLE_RATE = 24_000;
const SECONDS = 8;
const MANNER: Manner = { vibratoCents: 0, slide: 0.04, jitter: 0.003, shimmer: 0.03, breathDb: 26 };
const BATHROOM: Room = { delay: 0, decay: 1.2, directDb: 6 };
const LIVING_ROOM: Room = { delay: 0, decay: 0.4, directDb: 6 };

/** Cents beside what was sung, of the three throats one after the other, each in a room of its own. */
function errorsIn(room: Room, manner: Manner): number[] {
  const errors = REGISTERS.flatMap((register, n) => {
    const random = seededRandom(31 + n);
    const melody = melodyOf(register, { seconds: SECONDS, syllables: true }, random);
    const { sound, truth } = sing(melody, SECONDS, SAMPLE_RATE, manner, register.formants, random);
    const away: number[] = [];
    track(inRoom(sound, room, SAMPLE_RATE, random), SAMPLE_RATE, null, (atMs, cents) => {
      const meant = truth[Math.round(atMs)] ?? Number.NaN;
      if (!Number.isNaN(meant) && !Number.isNaN(cents)) away.push(Math.abs(cents - meant));
    });
    return away;
  });
  expect(errors.length).toBeGreaterThan(1_000);
  return errors.sort((a, b) => a - b);
}

test("who sings in a bathroom is heard in their octave: under 1 % of the frames are not", () => {
  const errors = errorsIn(BATHROOM, MANNER);
  expect(errors.filter((error) => error > 600).length / errors.length).toBeLessThan(0.01);
});

test("vibrato in a living room is followed: half of the frames are within 4.5 cents of it", () => {
  const errors = errorsIn(LIVING_ROOM, { ...MANNER, vibratoCents: 40 });
  expect(errors[errors.length >> 1]).toBeLessThan(4.5);
});
