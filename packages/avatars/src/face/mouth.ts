import { clamp, smooth } from "../mesh/vector";
import { Ear, HOP_SECONDS } from "./ear";
import { HEARD, VowelNet } from "./vowel-net";

/** What a mouth does, 0 to 1 each. `hiss` shows the teeth; `loudness` is that of the voice, compared to itself. */
export const MOUTH = [...HEARD, "hiss", "loudness"] as const;
export type MouthPart = (typeof MOUTH)[number];
/** One number a part, in the order of MOUTH. */
export type MouthWeights = Float32Array<ArrayBuffer>;

const WIDE_TOO = MOUTH.indexOf("oh");
const CLOSED = MOUTH.indexOf("closed");
const HISS = MOUTH.indexOf("hiss");
const LOUDNESS = MOUTH.indexOf("loudness");

/** How much of a change is made in one hop, by the seconds in which 63 % of it is made. */
const shareOf = (seconds: number) => 1 - Math.exp(-HOP_SECONDS / seconds);
/** Lips part fast and come together slowly, as muscles and eyes expect, unless a consonant shuts them. */
const OPENING = shareOf(0.012);
const CLOSING = shareOf(0.055);
const MEETING = shareOf(0.02);
/** From one vowel to the next. */
const SHAPING = shareOf(0.022);

/** A voice is compared to how loud it has been, dB below full scale at the least and at the most. */
const QUIETEST = -48;
const LOUDEST = -8;
const SPAN = 26;
/** Seconds: no consonant hisses longer. Fans do, and those who breathe into their microphone. */
const LONGEST_HISS = 0.3;
/**
 * dB that the expectation falls in a second of voice, so that a mouth opens for those who go on in a low one, and in a
 * second of silence, after which nobody should begin with a wide mouth.
 */
const FORGETTING = { voiced: 3, silent: 0.3 };

/**
 * From the sound of a voice to what its mouth does, in hops of 10 ms. What is seen lags 40 ms at most behind what is
 * heard: 12 for half the window, 5 for half a hop, the rest for lips to move. Listening allocates nothing.
 */
export class Mouth {
  readonly weights: MouthWeights = new Float32Array(MOUTH.length);
  /** Hz of the note; 0 while nothing is voiced. */
  hz = 0;
  readonly #ear: Ear;
  readonly #net = new VowelNet();
  /** Shares of HEARD, together 1: what the mouth would look like if it were open. */
  readonly #shape = Float32Array.from(HEARD, (name) => (name === "aa" ? 1 : 0));
  #open = 0;
  #expected = -24;
  #hissed = 0;

  /** @param sampleRate Hz, 22,050 or more */
  constructor(sampleRate: number) {
    this.#ear = new Ear(sampleRate);
  }

  /**
   * @param samples mono, as many as there are; what is no number counts as silence
   * @param from where to begin
   */
  hear(samples: Float32Array, from = 0): void {
    for (let at = this.#ear.hear(samples, from); at >= 0; at = this.#ear.hear(samples, at)) this.#move();
  }

  #move(): void {
    const { level, hiss } = this.#ear;
    const voiced = smooth(0.45, 0.75, this.#ear.voiced) * (1 - smooth(0.6, 0.9, hiss));
    this.hz = voiced > 0.5 ? this.#ear.hz : 0;
    // Hiss and breath say nothing about how loud somebody sings.
    const climb = voiced > 0.5 && level > this.#expected ? 0.12 * (level - this.#expected) : 0;
    const fall = (voiced > 0.5 ? FORGETTING.voiced : FORGETTING.silent) * HOP_SECONDS;
    this.#expected = clamp(this.#expected + climb - fall, QUIETEST, LOUDEST);
    const loudness = clamp((level - this.#expected + SPAN) / SPAN, 0, 1) * smooth(-62, -50, level);

    const { likely } = this.#net;
    if (voiced > 0) this.#net.listen(this.#ear.bands, this.#ear.hz);
    // Of a vowel that high hardly an overtone is left to hear it by: singers open wide.
    const high = smooth(450, 850, this.#ear.hz);
    const hum = likely[CLOSED] as number;
    const hissing = (1 - voiced) * smooth(0.3, 0.7, hiss) * smooth(0.2, 0.55, loudness);
    if (voiced > 0.5) this.#hissed = 0;
    else if (hissing > 0.1) this.#hissed += HOP_SECONDS;
    const teeth = this.#hissed < LONGEST_HISS ? hissing : 0;
    const open = voiced * smooth(0.05, 0.4, loudness) * (0.45 + 0.55 * loudness);

    const { weights } = this;
    const falling = teeth > 0.3 ? MEETING : CLOSING;
    this.#open += (open - this.#open) * (open > this.#open ? OPENING : falling);
    // Below what anybody sees it is nothing, so that a silent mouth comes to rest.
    if (this.#open < 1e-4) this.#open = 0;
    for (let n = 0; n < HEARD.length; n++) {
      const wide = n === 0 ? 0.7 : n === WIDE_TOO ? 0.3 : 0;
      const vowel = (likely[n] as number) * (1 - high) + high * wide * (1 - hum);
      const goal = n === CLOSED ? hum : vowel;
      // What is not voiced says nothing of the vowel: the mouth closes in the shape that it has.
      this.#shape[n] = (this.#shape[n] as number) + (goal - (this.#shape[n] as number)) * SHAPING * voiced;
      weights[n] = this.#open * (this.#shape[n] as number);
    }
    weights[HISS] = follow(weights[HISS] as number, teeth);
    weights[LOUDNESS] = follow(weights[LOUDNESS] as number, loudness * Math.max(voiced, 0.5 * teeth));
  }
}

function follow(now: number, goal: number): number {
  const next = now + (goal - now) * (goal > now ? OPENING : CLOSING);
  return next < 1e-4 ? 0 : next;
}
