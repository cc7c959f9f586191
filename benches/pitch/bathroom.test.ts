import { expect, test } from "vitest";
import { melodyOf, REGISTERS } from "./melody";
import { seededRandom } from "./random";
import { inRoom } from "./room";
import { track } from "./track";
import { sing } from "./voice";

const SAMPLE_RATE = 24_000;
const SECONDS = 8;
const MANNER = { vibratoCents: 0, slide: 0.04, jitter: 0.003, shimmer: 0.03, breathDb: 26 };
const BATHROOM = { delay: 0, decay: 1.2, directDb: 6 };

/** The three throats one after the other, each in a bathroom of its own. */
function octavesWrong(): number {
  let sung = 0;
  let wrong = 0;
  REGISTERS.forEach((register, n) => {
    const random = seededRandom(31 + n);
    const melody = melodyOf(register, { seconds: SECONDS, syllables: true }, random);
    const { sound, truth } = sing(melody, SECONDS, SAMPLE_RATE, MANNER, register.formants, random);
    track(inRoom(sound, BATHROOM, SAMPLE_RATE, random), SAMPLE_RATE, null, (atMs, cents) => {
      const meant = truth[Math.round(atMs)] ?? Number.NaN;
      if (Number.isNaN(meant) || Number.isNaN(cents)) return;
      sung++;
      if (Math.abs(cents - meant) > 600) wrong++;
    });
  });
  expect(sung).toBeGreaterThan(1_000);
  return wrong / sung;
}

test("who sings in a bathroom is heard in their octave: under 1 % of the frames are not", () => {
  expect(octavesWrong()).toBeLessThan(0.01);
});
