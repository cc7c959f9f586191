import { THINGS, type Thing } from "@karaverse/avatars";
import { componentsOf, type LightSetting, type Scene, type Seat, seatsOf } from "@karaverse/worlds";
import { Group, type PerspectiveCamera } from "three";
import { NEWCOMER } from "../../mirror";
import type { QualityPlan } from "../../quality";
import type { Room } from "../../room/room";
import type { Holders } from "../../room/things";
import type { ShowFrame } from "../../show";
import type { PersonInfo, Reaction, WorldSource } from "../../source";
import { Bodies } from "../bodies";
import { Batch } from "../crowd-draw/batch";
import type { Together } from "../crowd-draw/drawn";
import { Shadows } from "../crowd-draw/shadows";
import { LIMITS, type Tier, type TierLimits, tierFor } from "../crowd-draw/tiers";
import { Pictures } from "../far/pictures";
import { lightNewcomer, lightPerson } from "../light";
import { Person } from "../person";
import { Vrms } from "../vrm/vrms";
import { Gaze } from "./gaze";
import { newMusic, toHear } from "./hearing";
import { Names } from "./names";
import { newSeen, type Seen, sortByOrder } from "./seen";
import { Watch } from "./watch";

/** Of pictures of people, 16 MB each. */
const PAGES = { few: 3, plenty: 6 } as const;
/** Frames in which a crowd that has just come is lit at once, and not bit by bit. */
const FIRST_FRAMES = 8;
/** Of so many people one is lit anew in a frame: light changes slowly. */
const LIT = { far: 5, usual: 4 } as const;

/** What holds for everybody in this frame. */
interface Moment {
  readonly source: WorldSource;
  readonly frame: ShowFrame;
  readonly setting: LightSetting;
  readonly eye: PerspectiveCamera;
  /** performance.now() */
  readonly now: number;
  readonly seconds: number;
  readonly reduced: boolean;
  readonly hideOwnName: boolean;
  readonly isSung: boolean;
  readonly ease: number;
}

/** Everybody in sight. */
export class Crowd {
  readonly group = new Group();
  readonly bodies = new Bodies();
  readonly #people = new Map<string, Person>();
  /** The nearest first, as of this frame. */
  #seen: Seen[] = [];
  readonly #vrms = new Vrms();
  readonly #seats: Map<string, Seat>;
  readonly #together: Together;
  readonly #shadows = new Shadows();
  readonly #names = new Names();
  readonly #watch = new Watch();
  readonly #gaze: Gaze;
  readonly #music = newMusic();
  #moment: { -readonly [key in keyof Moment]: Moment[key] } | null = null;
  #infos: readonly PersonInfo[] | null = null;
  #made = 0;
  #holders: Holders | null = null;

  /** @param limits for who measures what they bring */
  constructor(
    private readonly scene: Scene,
    private readonly room: Room,
    private readonly plan: QualityPlan,
    private readonly limits: TierLimits = LIMITS,
  ) {
    this.#seats = new Map(seatsOf(scene).map((seat) => [seat.id, seat]));
    this.#gaze = new Gaze(scene);
    this.#together = {
      batch: new Batch(plan.specks, room.uniforms),
      pictures: new Pictures(PAGES[plan.physical ? "plenty" : "few"]),
      castShadow: plan.shadows,
      specks: plan.specks,
      room: room.uniforms,
    };
    const { batch, pictures } = this.#together;
    this.group.add(batch.mesh, pictures.group, this.#shadows.mesh, this.#names.object);
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  get people(): Iterable<Person> {
    return this.#people.values();
  }

  react(from: string, reaction: Reaction): void {
    const person = this.#people.get(from);
    if (person) this.#names.react(person, reaction);
  }

  /** Who has what in the hand (Rule M8). */
  carry(holders: Holders): void {
    if (this.#holders === holders) return;
    this.#holders = holders;
    for (const person of this.#people.values()) person.holds = null;
    for (const { prop } of componentsOf(this.scene, "pickup")) {
      const person = this.#people.get(holders.get(prop.id) ?? "");
      const thing = THINGS.find((name) => name === prop.model);
      if (person && thing) person.holds = thing satisfies Thing;
    }
  }

  update(
    source: WorldSource,
    frame: ShowFrame,
    setting: LightSetting,
    eye: PerspectiveCamera,
    now: number,
    seconds: number,
    reduced: boolean,
    hideOwnName: boolean,
  ): void {
    this.#sync(source.people());
    this.#watch.go(this.#seen, source, eye, now, seconds);
    sortByOrder(this.#seen);
    toHear(this.#music, frame);
    const isSung = frame.phase === "singing" || frame.phase === "counting-in" || frame.phase === "scored";
    const ease = this.#watch.frame < FIRST_FRAMES ? 1 : Math.min(1, seconds * 14);
    this.#moment ??= { source, frame, setting, eye, now, seconds, reduced, hideOwnName, isSung, ease };
    const moment = this.#moment;
    moment.source = source;
    moment.frame = frame;
    moment.setting = setting;
    moment.eye = eye;
    moment.now = now;
    moment.seconds = seconds;
    moment.reduced = reduced;
    moment.hideOwnName = hideOwnName;
    moment.isSung = isSung;
    moment.ease = ease;
    this.#shadows.begin();
    this.#together.pictures.begin();
    let rank = 0;
    for (let n = 0; n < this.#seen.length; n++) {
      const seen = this.#seen[n] as Seen;
      const { person } = seen;
      if (!person.inSight) {
        person.hide();
        person.stay(this.group);
        continue;
      }
      seen.scale = this.plan.bodies;
      const tier = seen.order < 0 ? "near" : tierFor(this.limits, person.tier, rank++, seen);
      if (tier === "far" && this.#watch.waits(seen)) person.stand(moment);
      else {
        this.#look(seen, tier, n, moment);
        seen.seconds = 0;
      }
      // A seat's own shadow is baked; the soft one under the feet would lie in the air.
      if (!person.isSitting) this.#shadows.put(person);
    }
    this.#shadows.end();
    this.#together.batch.tell();
    this.#together.pictures.end(reduced ? 0 : now / 1_000);
    this.#names.draw(this.#seen, eye.position, seconds, reduced);
    this.bodies.next(this.#people.size * 2);
  }

  dispose(): void {
    for (const [id, person] of this.#people) this.#drop(id, person);
    this.bodies.dispose();
    this.#vrms.dispose();
    this.#together.batch.dispose();
    this.#together.pictures.dispose();
    this.#shadows.dispose();
    this.#names.dispose();
  }

  /** Looks after one of them. */
  #look(seen: Seen, tier: Tier, n: number, moment: Moment): void {
    const { source, now, isSung, frame, eye } = moment;
    const { person } = seen;
    const { id, file, seat } = person.info;
    if (tier === "near") person.near = this.#vrms.near(id, file, now);
    person.wear(this.bodies, tier, seen);
    if (person.hasFace) source.faceOf(id, person.facing.reading, now);
    person.applause = person === this.#watch.singer ? frame.applause : 0;
    const isFar = tier === "far";
    const gaze = isFar ? null : this.#gaze.of(person, this.#watch, isSung, eye.position);
    person.aim = isFar ? null : this.#gaze.aimOf(person, this.#people);
    const on = seat === null ? undefined : this.#seats.get(seat);
    person.update(seen, this.scene, on, person.aim ?? gaze, stepsOf(person.tier, seen), this.#music);
    this.#light(person, isFar ? LIT.far : LIT.usual, n, moment);
    const own = id === source.me() || id === NEWCOMER;
    // The screen behind a singer carries the name, and nothing should cover the lyrics.
    const nameless = id === NEWCOMER || (own && moment.hideOwnName) || (isSung && person.info.performing);
    this.#names.hang(seen, own, nameless, moment.reduced);
    person.stay(this.group);
  }

  #light(person: Person, every: number, n: number, moment: Moment): void {
    const count = this.#watch.frame;
    if (person.isAtMirror) lightNewcomer(person.light, person.info.id === NEWCOMER ? Math.PI : person.yaw);
    else if ((count + n) % every === 0 || count < FIRST_FRAMES)
      lightPerson(person.light, this.room, person, moment);
  }

  #sync(infos: readonly PersonInfo[]): void {
    if (infos === this.#infos) return;
    this.#infos = infos;
    this.#holders = null;
    const here = new Set(infos.map((info) => info.id));
    for (const [id, person] of this.#people) if (!here.has(id)) this.#drop(id, person);
    for (const info of infos) {
      const person = this.#people.get(info.id);
      if (person) person.info = info;
      else this.#make(info);
    }
  }

  #make(info: PersonInfo): void {
    const person = new Person(info, this.#together);
    this.#people.set(info.id, person);
    this.#seen.push(newSeen(person, this.#made++));
  }

  #drop(id: string, person: Person): void {
    this.#people.delete(id);
    this.#seen = this.#seen.filter((seen) => seen.person !== person);
    person.dispose();
  }
}

/** Sixtieths of a second, half a year of them; Infinity would be put on the heap each time it is handed on. */
const NEVER = 1e9;

/** In how many sixtieths of a second a skeleton moves once. */
function stepsOf(tier: Tier | null, { distance }: Seen): number {
  if (tier === "near") return 1;
  if (tier === "far") return NEVER;
  return distance > 22 ? 4 : distance > 13 ? 3 : 2;
}
