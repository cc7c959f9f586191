import { Wall } from "@karaverse/voice";
import { type Muffling, newMuffling } from "@karaverse/worlds";
import { newPose, type WorldSource } from "@/world/source";
import { clapSound, doorSound, murmurSound, stepSound } from "./house-buffers";
import { Murmur, newMurmuring } from "./murmur";

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
/** As loud as from so near at least: who comes in is to be noticed. Metres. */
const DOOR_METRES = 6;
const CLAPS_S = 2.2;
const VARIANTS = 3;
/** More pairs of hands are not told apart. */
const MOST_HANDS = 18;

const NO_WALL = newMuffling();

interface Walker {
  x: number;
  z: number;
  since: number;
  seen: number;
}

interface Place {
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
}

/** Steps, the door, a murmur, and applause made of many hands: what one hears of a room besides voices and music. */
export class HouseSounds {
  readonly #source: WorldSource;
  readonly #level: GainNode;
  readonly #beside: GainNode;
  readonly #behind: GainNode;
  readonly #behindWall: Wall;
  readonly #murmur = new Murmur();
  readonly #murmuring = newMurmuring();
  readonly #muffle = newMuffling();
  readonly #steps: readonly AudioBuffer[];
  readonly #claps: readonly AudioBuffer[];
  readonly #door: AudioBuffer;
  readonly #walkers = new Map<string, Walker>();
  readonly #pose = newPose();
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
    this.#beside = new GainNode(context, { gain: 0 });
    this.#beside.connect(this.#level);
    this.#behind = new GainNode(context, { gain: 0 });
    this.#behindWall = new Wall(context);
    this.#behind.connect(this.#behindWall.input);
    this.#behindWall.output.connect(this.#level);
    void murmurSound().then((buffer) => {
      if (this.#isClosed) return;
      const babble = new AudioBufferSourceNode(context, { buffer, loop: true });
      babble.connect(this.#beside);
      babble.connect(this.#behind);
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
    if (me === null || !this.#source.poseOf(me, this.#pose, now)) return;
    this.#looks++;
    const people = this.#source.people();
    this.#murmur.clear();
    for (const { id } of people) {
      const isPlaced = this.#source.poseOf(id, this.#pose, now);
      if (isPlaced) this.#walk(id, id === me);
      // Of who is not in sight nobody knows where they are: somewhere in the same crowd.
      if (id !== me) this.#murmur.add(isPlaced ? this.room.muffleFrom(this.#pose, this.#muffle) : NO_WALL);
    }
    for (const [id, { seen }] of this.#walkers) if (seen !== this.#looks) this.#walkers.delete(id);
    this.#doors(people.map(({ id }) => id));
    const { beside, behind, wall } = this.#murmur.read(this.isSung(), this.#murmuring);
    this.#beside.gain.setTargetAtTime(LEVELS.murmur * beside, context.currentTime, 0.8);
    this.#behind.gain.setTargetAtTime(LEVELS.murmur * behind, context.currentTime, 0.8);
    this.#behindWall.set(wall);
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
    const ears = this.room.ears();
    if (Math.hypot(x - ears.x, z - ears.z) > STEPS_HEARD_METRES) return;
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
      const { x, z } = this.room.door();
      this.#play([this.#door], LEVELS.door, x, z, 0, DOOR_METRES);
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

  /** @param most from farther away it is as loud as from there, metres */
  #play(
    variants: readonly AudioBuffer[],
    level: number,
    x: number,
    z: number,
    later: number,
    most = Number.POSITIVE_INFINITY,
  ): void {
    const buffer = variants[Math.floor(Math.random() * variants.length)];
    if (!buffer) return;
    const { context } = this.room;
    const ears = this.room.ears();
    const { yaw } = ears;
    const [dx, dz] = [x - ears.x, z - ears.z];
    const metres = Math.hypot(dx, dz);
    const wall = new Wall(context, this.room.muffleFrom({ x, z }, this.#muffle));
    const side = metres < 0.3 ? 0 : (dx * Math.cos(yaw) - dz * Math.sin(yaw)) / metres;
    const away = Math.min(most, Math.max(0.1, metres));
    const gain = new GainNode(context, { gain: level * Math.min(1, NEAR_METRES / away) });
    const pan = new StereoPannerNode(context, { pan: 0.7 * side });
    const sound = new AudioBufferSourceNode(context, {
      buffer,
      playbackRate: 0.92 + 0.16 * Math.random(),
    });
    sound.connect(gain).connect(wall.input);
    wall.output.connect(pan).connect(this.#level);
    sound.start(context.currentTime + later);
    sound.onended = () => {
      wall.dispose();
      pan.disconnect();
    };
  }
}
