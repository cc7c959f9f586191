import { type FaceWeights, faceOfMouth, Mouth, newFace } from "@karaverse/avatars/face";
import { Tap, type Voice } from "@karaverse/voice";

/** How many voices are looked at closely: each costs a third of a percent of a core. */
export const MOST_MOUTHS = 6;

interface Heard {
  readonly tap: Tap;
  readonly mouth: Mouth;
  readonly weights: FaceWeights;
  readAt: number;
}

/**
 * What the mouths of those heard best are doing, from the sound as it comes out here: performers' with the song. The
 * graph is ahead of the loudspeaker by its output latency, 10 to 40 ms, and a mouth behind its voice by up to 40 ms.
 */
export class Mouths {
  readonly #heard = new Map<string, Heard>();
  readonly #spare: Heard[] = [];

  /** @param identities those heard best first; voices that do not come are left out */
  choose(voice: Voice, identities: readonly string[]): void {
    const chosen = new Set<string>();
    for (const identity of identities) {
      const node = chosen.size < MOST_MOUTHS ? voice.soundOf(identity) : null;
      if (!node) continue;
      chosen.add(identity);
      const heard = this.#heard.get(identity) ?? this.#begin(voice.context, identity);
      heard.tap.listenTo(node);
    }
    for (const identity of this.#heard.keys()) if (!chosen.has(identity)) this.#end(identity);
  }

  /**
   * @param now performance.now() of the picture
   * @returns null for whom nobody listens to
   */
  of(identity: string, now: number): FaceWeights | null {
    const heard = this.#heard.get(identity);
    if (!heard) return null;
    if (heard.readAt !== now) {
      heard.readAt = now;
      heard.mouth.hear(heard.tap.samples, heard.tap.read());
      faceOfMouth(heard.mouth.weights, heard.weights);
    }
    return heard.weights;
  }

  close(): void {
    for (const identity of [...this.#heard.keys()]) this.#end(identity);
    this.#spare.length = 0;
  }

  #begin(context: AudioContext, identity: string): Heard {
    const heard = this.#spare.pop() ?? {
      tap: new Tap(context),
      mouth: new Mouth(context.sampleRate),
      weights: newFace(),
      readAt: Number.NaN,
    };
    this.#heard.set(identity, heard);
    return heard;
  }

  #end(identity: string): void {
    const heard = this.#heard.get(identity);
    if (!heard) return;
    heard.tap.listenTo(null);
    this.#heard.delete(identity);
    this.#spare.push(heard);
  }
}
