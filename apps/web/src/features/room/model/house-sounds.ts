import { isClapped } from "@karaverse/protocol";
import { Wall } from "@karaverse/voice";
import { newMuffling } from "@karaverse/worlds";
import { newPose, type WorldSource } from "@/world/source";
import { Hands } from "./hands";
import { doorSound, murmurSound, stepSound } from "./house-buffers";
import { Murmur, newMurmuring } from "./murmur";
import { type HouseOut, type Place, PlacedSound } from "./placed-sound";
import { Unseen } from "./unseen";

/** Linear gains at the ears, near: under what anybody says. */
const LEVELS = { step: 0.035, door: 0.07, murmur: 0.045 } as const;
const STRIDE_METRES = 0.74;
/** Farther away steps are part of the murmur, metres. */
const STEPS_HEARD_METRES = 11;
const LOOK_EVERY_MS = 120;
/** A door that never stands still is not heard any more. */
const DOOR_EVERY_S = 5;
/** As loud as from so near at least: who comes in is to be noticed. Metres. */
const DOOR_METRES = 6;
const VARIANTS = 3;

const NO_WALL = newMuffling();

interface Walker {
  x: number;
  z: number;
  since: number;
  seen: number;
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
  readonly #hands: Hands;
  readonly #unseen = new Unseen();
  readonly #door: AudioBuffer;
  readonly #walkers = new Map<string, Walker>();
  readonly #pose = newPose();
  readonly #stops: (() => void)[] = [];
  #known = new Set<string>();
  #isClosed = false;
  #looks = 0;
  #doorAt = Number.NEGATIVE_INFINITY;

  /**
   * @param isSung asked ten times a second: somebody sings
   * @param crowd where everybody is, as far as the server tells it (Rule V7); the same array until it tells it anew
   */
  constructor(
    source: WorldSource,
    private readonly room: HouseOut,
    private readonly isSung: () => boolean,
    private readonly crowd: () => readonly number[],
  ) {
    const { context, out } = room;
    this.#source = source;
    this.#level = new GainNode(context);
    this.#level.connect(out);
    this.#steps = Array.from({ length: VARIANTS }, (_, n) => stepSound(11 + n));
    this.#hands = new Hands(room, this.#level);
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
      source.onReaction((from, reaction, at) => {
        if (!isClapped(reaction) || !source.people().some(({ id }) => id === from)) return;
        const place = this.#placeOf(from) ?? at;
        if (place) this.#hands.clap(place, room.hasJingles(from));
      }),
    );
  }

  /** A song is over: everybody who is here claps for who has sung. */
  applaud(): void {
    const people = this.#source.people().filter(({ performing }) => !performing);
    const seen = people.flatMap(({ id }) => this.#placeOf(id) ?? []);
    this.#unseen.begin(this.crowd());
    for (const place of seen) this.#unseen.saw(place);
    this.#hands.applaud(seen, this.#unseen.share(people.length - seen.length) ?? []);
  }

  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#level.disconnect();
  }

  /** Where somebody in sight is. */
  #placeOf(id: string): Place | null {
    if (!this.#source.poseOf(id, this.#pose, performance.now())) return null;
    return { x: this.#pose.x, z: this.#pose.z };
  }

  #look(): void {
    const now = performance.now();
    const { context } = this.room;
    const me = this.#source.me();
    if (me === null || !this.#source.poseOf(me, this.#pose, now)) return;
    this.#looks++;
    const people = this.#source.people();
    this.#murmur.clear();
    this.#unseen.begin(this.crowd());
    let unseen = 0;
    for (const { id } of people) {
      if (!this.#source.poseOf(id, this.#pose, now)) {
        unseen++;
        continue;
      }
      this.#walk(id, id === me);
      this.#unseen.saw(this.#pose);
      if (id !== me) this.#murmur.add(this.room.muffleFrom(this.#pose, this.#muffle));
    }
    this.#murmurUnseen(unseen);
    for (const [id, { seen }] of this.#walkers) if (seen !== this.#looks) this.#walkers.delete(id);
    this.#doors(people.map(({ id }) => id));
    const { beside, behind, wall } = this.#murmur.read(this.isSung(), this.#murmuring);
    this.#beside.gain.setTargetAtTime(LEVELS.murmur * beside, context.currentTime, 0.8);
    this.#behind.gain.setTargetAtTime(LEVELS.murmur * behind, context.currentTime, 0.8);
    this.#behindWall.set(wall);
  }

  #murmurUnseen(people: number): void {
    if (people === 0) return;
    const gatherings = this.#unseen.share(people);
    if (gatherings === null) {
      // Somewhere in the same crowd.
      this.#murmur.add(NO_WALL, people);
      return;
    }
    for (let n = 0; n < gatherings.length; n++) {
      const there = gatherings[n];
      if (there && there.people > 0)
        this.#murmur.add(this.room.muffleFrom(there, this.#muffle), there.people);
    }
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
    this.#play(this.#steps, LEVELS.step * (isMe ? 0.6 : 1), this.#pose);
  }

  /** Whoever is new among people that one knew came in by the door. */
  #doors(ids: readonly string[]): void {
    const isKnown = this.#known.size > 0;
    const fresh = ids.some((id) => !this.#known.has(id));
    const gone = this.#known.size > ids.length;
    const now = this.room.context.currentTime;
    if (isKnown && (fresh || gone) && now - this.#doorAt > DOOR_EVERY_S) {
      this.#doorAt = now;
      this.#play([this.#door], LEVELS.door, this.room.door(), DOOR_METRES);
    }
    if (fresh || gone) this.#known = new Set(ids);
  }

  #play(variants: readonly AudioBuffer[], level: number, place: Place, most?: number): void {
    new PlacedSound(this.room, this.#level, place, most).play(variants, level, 0);
  }
}
