import { clapSound, jingleSound } from "./house-buffers";
import { type HouseOut, type Place, PlacedSound } from "./placed-sound";
import type { Gathering } from "./unseen";

/** Linear gains at the ears, near: of one who claps, under what anybody says; and after a song, when nobody speaks. */
const LEVEL = 0.16;
const APPLAUSE = 0.42;
/** How long a pair of hands goes on after a song, s (Rule P7). */
const APPLAUSE_S = { least: 3.6, most: 8 } as const;
/** In a big hall and on a meadow it comes from all sides: as loud as from so near at least, metres. */
const APPLAUSE_METRES = 8;
const VARIANTS = 3;
const CLAPS_S = 2.2;
/** More pairs of hands are not told apart. */
const MOST_HANDS = 18;

/** Applause, made of many hands. */
export class Hands {
  readonly #claps: readonly AudioBuffer[];
  readonly #jingles: readonly AudioBuffer[];

  constructor(
    private readonly room: HouseOut,
    private readonly out: AudioNode,
  ) {
    this.#claps = Array.from({ length: VARIANTS }, (_, n) => clapSound(5 + n));
    this.#jingles = Array.from({ length: VARIANTS }, (_, n) => jingleSound(17 + n));
  }

  /** Somebody claps of their own will, and shakes what they have in their hand. */
  clap(place: Place, hasJingles: boolean): void {
    const sound = new PlacedSound(this.room, this.out, place);
    this.#clap(sound, { level: LEVEL, seconds: CLAPS_S, later: 0 }, hasJingles ? this.#jingles : this.#claps);
  }

  /** Everybody does, for a while, dying away one pair of hands after the other. */
  applaud(seen: readonly Place[], unseen: readonly Gathering[]): void {
    for (const place of handsOf(seen, unseen))
      this.#clap(new PlacedSound(this.room, this.out, place, APPLAUSE_METRES), {
        level: APPLAUSE,
        seconds: APPLAUSE_S.least + (APPLAUSE_S.most - APPLAUSE_S.least) * Math.random(),
        later: 0.5 * Math.random(),
      });
  }

  #clap(
    sound: PlacedSound,
    { level, seconds, later }: { level: number; seconds: number; later: number },
    variants = this.#claps,
  ): void {
    const pace = 0.19 + 0.07 * Math.random();
    for (let at = 0; at < seconds; at += pace * (0.86 + 0.28 * Math.random())) {
      const dies = at > seconds * 0.6 ? 1 - (at / seconds - 0.6) / 0.4 : 1;
      sound.play(variants, level * (0.4 + 0.6 * dies) * (0.7 + 0.3 * Math.random()), later + at);
    }
  }
}

/** Where hands clap: one pair for everybody, as far as they can be told apart, then as many of each place as fit. */
export function handsOf(seen: readonly Place[], unseen: readonly Gathering[]): readonly Place[] {
  const places: Place[] = [...seen];
  for (const { x, z, people } of unseen) for (let n = 0; n < Math.round(people); n++) places.push({ x, z });
  const hands = Math.min(MOST_HANDS, places.length);
  return Array.from(
    { length: hands },
    (_, n) => places[Math.floor(((n + 0.5) * places.length) / hands)],
  ).filter((place) => place !== undefined);
}
