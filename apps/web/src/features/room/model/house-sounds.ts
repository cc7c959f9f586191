import { newPose, type WorldSource } from "@/world/source";
import { clapSound, doorSound, murmurSound, stepSound } from "./house-buffers";
import { murmurOf } from "./murmur";

/** Linear gains at the ears, near: under what anybody says. */
const LEVELS = { step: 0.035, clap: 0.16, door: 0.07, murmur: 0.045 } as const;
/** From here on a sound halves with every doubling, metres. */
const NEAR_METRES = 2.5;
const STRIDE_METRES = 0.74;
/** Farther away steps are part of the murmur, metres. */
const STEPS_HEARD_METRES = 11;
const LOOK_EVERY_MS = 120;
/** A door that never stands still is not heard any more. */
const DOOR_EVERY_S = 5;
/** It is behind most who look at the stage. */
const DOOR_AWAY_METRES = 5;
const CLAPS_S = 2.2;
const VARIANTS = 3;
/** More pairs of hands are not told apart. */
const MOST_HANDS = 18;

interface Walker {
  x: number;
  z: number;
  since: number;
  seen: number;
}

/** Where sounds of the house go: into both ears, before the limiter. */
export interface HouseOut {
  readonly context: AudioContext;
  readonly out: AudioNode;
}

/** Steps, the door, a murmur, and applause made of many hands: what one hears of a room besides voices and music. */
export class HouseSounds {
  readonly #source: WorldSource;
  readonly #level: GainNode;
  readonly #murmur: GainNode;
  readonly #steps: readonly AudioBuffer[];
  readonly #claps: readonly AudioBuffer[];
  readonly #door: AudioBuffer;
  readonly #walkers = new Map<string, Walker>();
  readonly #pose = newPose();
  readonly #ears = newPose();
  readonly #stops: (() => void)[] = [];
  #known = new Set<string>();
  #isClosed = false;
  #looks = 0;
  #doorAt = Number.NEGATIVE_INFINITY;

  /** @param isSung asked ten times a second: somebody sings */
  constructor(
    source: WorldSource,
    private readonly room: HouseOut,
    private readonly isSung: () => boolean,
  ) {
    const { context, out } = room;
    this.#source = source;
    this.#level = new GainNode(context);
    this.#level.connect(out);
    this.#steps = Array.from({ length: VARIANTS }, (_, n) => stepSound(11 + n));
    this.#claps = Array.from({ length: VARIANTS }, (_, n) => clapSound(5 + n));
    this.#door = doorSound();
    this.#murmur = new GainNode(context, { gain: 0 });
    this.#murmur.connect(this.#level);
    void murmurSound().then((buffer) => {
      if (this.#isClosed) return;
      const babble = new AudioBufferSourceNode(context, { buffer, loop: true });
      babble.connect(this.#murmur);
      babble.start();
      this.#stops.push(() => babble.stop());
    });
    const timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#stops.push(
      () => clearInterval(timer),
      source.onReaction((from, reaction) => {
        if (reaction === "applause" || reaction === "encore") this.#clap(from, CLAPS_S, 0);
      }),
    );
  }

  /** A song is over: everybody who is here, for a while, dying away one pair of hands after the other. */
  applaud(): void {
    const { people } = this;
    const hands = Math.min(MOST_HANDS, people.length);
    for (let n = 0; n < hands; n++) this.#clap(people[n] ?? "", 2.4 + 3 * Math.random(), 0.5 * Math.random());
  }

  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#level.disconnect();
  }

  private get people(): string[] {
    return this.#source.people().map(({ id }) => id);
  }

  #look(): void {
    const now = performance.now();
    const { context } = this.room;
    const me = this.#source.me();
    if (me === null || !this.#source.poseOf(me, this.#ears, now)) return;
    this.#looks++;
    const people = this.#source.people();
    for (const { id } of people) if (this.#source.poseOf(id, this.#pose, now)) this.#walk(id, id === me);
    for (const [id, { seen }] of this.#walkers) if (seen !== this.#looks) this.#walkers.delete(id);
    this.#doors(people.map(({ id }) => id));
    const level = LEVELS.murmur * murmurOf(people.length - 1, this.isSung());
    this.#murmur.gain.setTargetAtTime(level, context.currentTime, 0.8);
  }

  #walk(id: string, isMe: boolean): void {
    const { x, z, seated } = this.#pose;
    const walker = this.#walkers.get(id);
    if (!walker) {
      this.#walkers.set(id, { x, z, since: 0, seen: this.#looks });
      return;
    }
    const went = Math.hypot(x - walker.x, z - walker.z);
    walker.seen = this.#looks;
    walker.x = x;
    walker.z = z;
    // Who is put elsewhere has not walked there.
    if (seated || went > 1.5) return;
    walker.since += went;
    if (walker.since < STRIDE_METRES) return;
    walker.since %= STRIDE_METRES;
    if (Math.hypot(x - this.#ears.x, z - this.#ears.z) > STEPS_HEARD_METRES) return;
    this.#play(this.#steps, LEVELS.step * (isMe ? 0.6 : 1), x, z, 0);
  }

  /** Whoever is new among people that one knew came in by the door. */
  #doors(ids: readonly string[]): void {
    const isKnown = this.#known.size > 0;
    const fresh = ids.some((id) => !this.#known.has(id));
    const gone = this.#known.size > ids.length;
    const now = this.room.context.currentTime;
    if (isKnown && (fresh || gone) && now - this.#doorAt > DOOR_EVERY_S) {
      this.#doorAt = now;
      this.#play([this.#door], LEVELS.door, this.#ears.x, this.#ears.z + DOOR_AWAY_METRES, 0);
    }
    if (fresh || gone) this.#known = new Set(ids);
  }

  #clap(from: string, seconds: number, later: number): void {
    if (!this.#source.poseOf(from, this.#pose, performance.now())) return;
    const { x, z } = this.#pose;
    const pace = 0.19 + 0.07 * Math.random();
    for (let at = 0; at < seconds; at += pace * (0.86 + 0.28 * Math.random())) {
      const dies = at > seconds * 0.6 ? 1 - (at / seconds - 0.6) / 0.4 : 1;
      this.#play(
        this.#claps,
        LEVELS.clap * (0.4 + 0.6 * dies) * (0.7 + 0.3 * Math.random()),
        x,
        z,
        later + at,
      );
    }
  }

  #play(variants: readonly AudioBuffer[], level: number, x: number, z: number, later: number): void {
    const buffer = variants[Math.floor(Math.random() * variants.length)];
    if (!buffer) return;
    const { context } = this.room;
    const [dx, dz] = [x - this.#ears.x, z - this.#ears.z];
    const metres = Math.hypot(dx, dz);
    const { yaw } = this.#ears;
    const side = metres < 0.3 ? 0 : (dx * Math.cos(yaw) - dz * Math.sin(yaw)) / metres;
    const gain = new GainNode(context, { gain: level * Math.min(1, NEAR_METRES / Math.max(0.1, metres)) });
    const pan = new StereoPannerNode(context, { pan: 0.7 * side });
    const sound = new AudioBufferSourceNode(context, {
      buffer,
      playbackRate: 0.92 + 0.16 * Math.random(),
    });
    sound.connect(gain).connect(pan).connect(this.#level);
    sound.start(context.currentTime + later);
    sound.onended = () => pan.disconnect();
  }
}
