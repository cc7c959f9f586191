import { Wall } from "@karaverse/voice";
import { type Muffling, newMuffling } from "@karaverse/worlds";

export interface Place {
  readonly x: number;
  readonly z: number;
}

/** Where sounds of the house go, into both ears before the limiter, and how they come there. */
export interface HouseOut {
  readonly context: AudioContext;
  readonly out: AudioNode;
  /** Where the ears are, and where they look to. */
  ears(): Place & { readonly yaw: number };
  /** What walls leave of a sound from there. Fills `out`. */
  muffleFrom(place: Place, out: Muffling): Muffling;
  /** Where people come in. */
  door(): Place;
  /** Rule M8: somebody has a tambourine in their hand. */
  hasJingles(person: string): boolean;
}

/** From here on a sound halves with every doubling, metres. */
const NEAR_METRES = 2.5;

const muffle = newMuffling();

/** A place that sounds: what is played into it is heard from there, as it was to hear when it was made. */
export class PlacedSound {
  readonly #context: AudioContext;
  readonly #wall: Wall;
  readonly #near: GainNode;
  readonly #pan: StereoPannerNode;
  #playing = 0;

  /** @param most from farther away it is as loud as from there, metres */
  constructor(room: HouseOut, out: AudioNode, place: Place, most = Number.POSITIVE_INFINITY) {
    const { context } = room;
    const { x, z, yaw } = room.ears();
    const [dx, dz] = [place.x - x, place.z - z];
    const metres = Math.hypot(dx, dz);
    const side = metres < 0.3 ? 0 : (dx * Math.cos(yaw) - dz * Math.sin(yaw)) / metres;
    const away = Math.min(most, Math.max(0.1, metres));
    this.#context = context;
    this.#wall = new Wall(context, room.muffleFrom(place, muffle));
    this.#near = new GainNode(context, { gain: Math.min(1, NEAR_METRES / away) });
    this.#pan = new StereoPannerNode(context, { pan: 0.7 * side });
    this.#near.connect(this.#wall.input);
    this.#wall.output.connect(this.#pan).connect(out);
  }

  /** One of the variants, a little higher or lower; with the last that was asked for the place falls silent. */
  play(variants: readonly AudioBuffer[], level: number, later: number): void {
    const buffer = variants[Math.floor(Math.random() * variants.length)];
    if (!buffer) return;
    const context = this.#context;
    const gain = new GainNode(context, { gain: level });
    const sound = new AudioBufferSourceNode(context, { buffer, playbackRate: 0.92 + 0.16 * Math.random() });
    this.#playing++;
    sound.connect(gain).connect(this.#near);
    sound.start(context.currentTime + later);
    sound.onended = () => {
      gain.disconnect();
      this.#playing--;
      if (this.#playing > 0) return;
      this.#near.disconnect();
      this.#wall.dispose();
      this.#pan.disconnect();
    };
  }
}
