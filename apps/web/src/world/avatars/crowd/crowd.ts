import { THINGS, type Thing } from "@karaverse/avatars";
import { GESTURES } from "@karaverse/protocol";
import { componentsOf, type LightSetting, type Scene, type Seat, seatsOf } from "@karaverse/worlds";
import { Group, type PerspectiveCamera, Vector3 } from "three";
import { NEWCOMER } from "../mirror";
import type { QualityPlan } from "../quality";
import type { Room } from "../room/room";
import type { Holders } from "../room/things";
import type { ShowFrame } from "../show";
import type { PersonInfo, Reaction, WorldSource } from "../source";
import { aimOf } from "./aim";
import { Bodies } from "./bodies";
import { Batch } from "./crowd-draw/batch";
import type { Together } from "./crowd-draw/drawn";
import { type Label, Plates } from "./crowd-draw/plates";
import { Rising } from "./crowd-draw/rising";
import { Shadows } from "./crowd-draw/shadows";
import { LIMITS, type Tier, type TierLimits, tierFor } from "./crowd-draw/tiers";
import { ElbowRoom } from "./elbow-room";
import { Pictures } from "./far/pictures";
import { lightNewcomer, lightPerson } from "./light";
import type { Music } from "./movement";
import { followLoudness, NAMELESS, nameOpacity, nameScale } from "./overhead-look";
import { Person } from "./person";
import { Sight } from "./sight";
import { Vrms } from "./vrm/vrms";

/** Of pictures of people, 16 MB each. */
const PAGES = { few: 3, plenty: 6 } as const;
const POINT = GESTURES.indexOf("point");
/** In so many frames everybody far away is looked after once. */
const FAR_TURNS = 3;
/** Of whom one reads names at once; more are a wall. Whoever speaks has theirs besides. */
const NAMED = 12;
/** Over so many they fade. */
const NAMED_FADE = 6;
/** Seconds in which a name makes room for a nearer one. */
const ROOM_FADE = 0.25;
/** Who speaks more softly than this is not looked at. */
const HEARD = 0.06;
/** People look at who speaks as near to them as this, metres. */
const HEARS = 5;
/** Nearer than this a name is larger than its place in the crowd's atlas. */
const OWN_NAME = 4;

/** Somebody as seen from the camera. */
interface Seen {
  readonly person: Person;
  /** So that not all are looked after in the same frame. */
  readonly turn: number;
  /** Seconds since they were. */
  passed: number;
  /** Metres. */
  distance: number;
  scale: number;
  /** Who comes first where not all can: distance, less for those who matter, more for whom the camera does not see. */
  order: number;
  loud: number;
  /** No name over this head, or one that is drawn for itself. */
  nameless: boolean;
  /** From 0 to 1: how far no nearer name lies over this one. */
  room: number;
  label: Label;
  plate: string;
}

/** Most lines are sung within this; then the voice says whether a microphone stays up. */
const LINE_MS = 3_500;
/** Before a song begins. */
const MICROPHONE_UP_MS = 900;

/** Everybody in sight. */
export class Crowd {
  readonly group = new Group();
  readonly #people = new Map<string, Person>();
  readonly bodies = new Bodies();
  readonly #vrms = new Vrms();
  readonly #seats: Map<string, Seat>;
  readonly #together: Together;
  readonly #shadows = new Shadows();
  readonly #plates = new Plates();
  readonly #rising = new Rising();
  readonly #limits: TierLimits;
  /** The nearest first, as of this frame. */
  #seen: Seen[] = [];
  readonly #sight = new Sight();
  readonly #elbowRoom = new ElbowRoom();
  #singer: Person | null = null;
  #loudest: Person | null = null;
  readonly #plan: QualityPlan;
  readonly #room: Room;
  readonly #scene: Scene;
  #infos: readonly PersonInfo[] | null = null;
  #frame = 0;
  #made = 0;
  readonly #focus = new Vector3();
  readonly #gaze = new Vector3();
  readonly #aim = new Vector3();
  #holders: Holders | null = null;
  readonly #music: Music = { beat: null, cued: false };

  /** @param limits for who measures what they bring */
  constructor(scene: Scene, room: Room, plan: QualityPlan, limits: TierLimits = LIMITS) {
    this.#scene = scene;
    this.#room = room;
    this.#plan = plan;
    this.#seats = new Map(seatsOf(scene).map((seat) => [seat.id, seat]));
    this.#limits = limits;
    this.#together = {
      batch: new Batch(plan.specks, room.uniforms),
      pictures: new Pictures(PAGES[plan.physical ? "plenty" : "few"]),
      castShadow: plan.shadows,
      specks: plan.specks,
      room: room.uniforms,
    };
    const { batch, pictures } = this.#together;
    this.group.add(batch.mesh, pictures.group, this.#shadows.mesh, this.#plates.mesh);
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  get people(): Iterable<Person> {
    return this.#people.values();
  }

  react(from: string, reaction: Reaction): void {
    const person = this.#people.get(from);
    if (person?.tier === "near") person.overhead.react(reaction);
    else if (person?.inSight) this.#rising.add(person, reaction);
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

  /** Who has what in the hand (Rule M8). */
  carry(holders: Holders): void {
    if (this.#holders === holders) return;
    this.#holders = holders;
    for (const person of this.#people.values()) person.holds = null;
    for (const { prop } of componentsOf(this.#scene, "pickup")) {
      const person = this.#people.get(holders.get(prop.id) ?? "");
      const thing = THINGS.find((name) => name === prop.model);
      if (person && thing) person.holds = thing satisfies Thing;
    }
  }

  #make(info: PersonInfo): void {
    const person = new Person(info, this.#together);
    this.#people.set(info.id, person);
    const label = { name: "", performing: false, me: false };
    const turn = this.#made++;
    this.#seen.push({
      person,
      turn,
      // Numbers with a point from the start: V8 writes those in place.
      passed: 0.5,
      distance: 0.5,
      scale: 0.5,
      order: 0.5,
      loud: 0,
      room: 1,
      nameless: true,
      label,
      plate: "",
    });
  }

  #drop(id: string, person: Person): void {
    this.#people.delete(id);
    this.#seen = this.#seen.filter((seen) => seen.person !== person);
    person.dispose();
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
    const me = source.me();
    const camera = eye.position;
    this.#sight.from(eye);
    this.#sync(source.people());
    this.#frame++;
    this.#see(source, me, camera, now, seconds);
    const singer = this.#singer;
    const loudest = this.#loudest;
    sortByOrder(this.#seen);
    this.#hear(frame);
    const performing = frame.phase === "singing" || frame.phase === "counting-in" || frame.phase === "scored";
    const scale = this.#plan.bodies;
    const ease = this.#frame < 8 ? 1 : Math.min(1, seconds * 14);
    this.#shadows.begin();
    this.#together.pictures.begin();
    let rank = 0;
    for (let n = 0; n < this.#seen.length; n++) {
      const seen = this.#seen[n] as Seen;
      const { person, distance, order } = seen;
      if (!person.inSight) {
        person.hide();
        person.stay(this.group);
        continue;
      }
      const tier = order < 0 ? "near" : tierFor(this.#limits, person.tier, rank++, distance, scale);
      if (tier === "far" && this.#waits(seen)) {
        person.stand(seconds);
        if (!person.isSitting) this.#shadows.put(person);
        continue;
      }
      const { passed } = seen;
      seen.passed = 0;
      if (tier === "near") person.near = this.#vrms.near(person.info.id, person.info.file, now);
      seen.scale = scale;
      person.wear(this.bodies, tier, seen);
      if (person.hasFace) source.faceOf(person.info.id, person.facing.reading, now);
      person.applause = person === singer ? frame.applause : 0;
      const every = stepsOf(person.tier, distance);
      const seat = person.info.seat === null ? undefined : this.#seats.get(person.info.seat);
      const gaze = tier === "far" ? null : this.#gazeOf(person, performing ? singer : null, loudest, camera);
      const points = tier !== "far" && person.pose.gesture === POINT;
      person.aim = points ? aimOf(this.#aim, this.#scene, person, this.#people.values()) : null;
      person.update(passed, this.#scene, seat, person.aim ?? gaze, every, this.#music);
      // Light changes slowly; a quarter of the people each frame is enough, fewer of those far away.
      const isNewcomer = person.info.id === NEWCOMER;
      if (isNewcomer || person.info.tries) lightNewcomer(person.light, isNewcomer ? Math.PI : person.yaw);
      else if ((this.#frame + n) % (tier === "far" ? 5 : 4) === 0 || this.#frame < 8)
        lightPerson(person.light, this.#room, frame, setting, person, ease);
      // A seat's own shadow is baked; the soft one under the feet would lie in the air.
      if (!person.isSitting) this.#shadows.put(person);
      const own = person.info.id === me || isNewcomer;
      // The screen behind a singer carries the name, and nothing should cover the lyrics.
      const nameless = isNewcomer || (own && hideOwnName) || (performing && person.info.performing);
      this.#hang(seen, seconds, own, nameless, reduced);
      person.stay(this.group);
    }
    this.#shadows.end();
    this.#together.batch.tell();
    this.#together.pictures.end(reduced ? 0 : now / 1_000);
    this.#makeRoom(camera, seconds);
    this.#name(seconds);
    this.bodies.next(this.#people.size * 2);
  }

  /** Where everybody is, how far away, and whom all look at. By number: an iterator leaves an object for each of them. */
  #see(source: WorldSource, me: string | null, camera: Vector3, now: number, seconds: number): void {
    this.#singer = null;
    this.#loudest = null;
    let most = HEARD;
    const focus = this.#focus;
    for (let n = 0; n < this.#seen.length; n++) {
      const seen = this.#seen[n] as Seen;
      const { person } = seen;
      seen.passed += seconds;
      if (this.#waits(seen)) continue;
      const { id } = person.info;
      person.inSight = source.poseOf(id, person.pose, now);
      if (!person.inSight) {
        seen.order = Number.POSITIVE_INFINITY;
        continue;
      }
      person.level = source.levelOf(id);
      if (person.info.performing) this.#singer ??= person;
      const level = Math.max(person.level, person.pose.level);
      if (level > most) {
        most = level;
        this.#loudest = person;
      }
      person.face(focus);
      const dx = focus.x - camera.x;
      const dy = focus.y - camera.y;
      const dz = focus.z - camera.z;
      seen.distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
      // The own body first, then whoever sings, then the nearest.
      seen.order =
        id === me || id === NEWCOMER || person.info.tries
          ? -2
          : person.info.performing || person.pose.holdingMicrophone
            ? -1
            : this.#sight.order(seen.distance, person);
    }
  }

  /** Whoever is a picture is looked after by turns: of a thousand people 950 are. */
  #waits({ person, turn }: Seen): boolean {
    return person.inSight && person.tier === "far" && (this.#frame + turn) % FAR_TURNS !== 0;
  }

  /** What is over a head near the camera, or over that of who says something, is drawn for itself. */
  #hang(seen: Seen, seconds: number, own: boolean, nameless: boolean, reduced: boolean): void {
    const { person, distance } = seen;
    const { name, performing, bubble } = person.info;
    const level = Math.max(person.level, person.pose.level);
    seen.loud = followLoudness(seen.loud, level, seconds);
    const { label } = seen;
    if (label.name !== name || label.performing !== performing || label.me !== own) {
      seen.label = { name, performing, me: own };
      seen.plate = `${name}/${performing}/${own}`;
    }
    const hidden = nameless || seen.room < 0.5;
    const wanted = bubble !== null || (distance < OWN_NAME && !hidden);
    if (wanted || person.hasOverhead) {
      const { overhead } = person;
      overhead.label(name, performing, own);
      overhead.say(bubble);
      overhead.update(seconds, distance, level, hidden, reduced);
      if (!wanted && overhead.isIdle) person.clearOverhead();
    }
    seen.nameless = nameless || person.hasOverhead;
  }

  /** Names that nearer ones would cover go, and come back when there is room. */
  #makeRoom(camera: Vector3, seconds: number): void {
    this.#elbowRoom.from(camera);
    for (let n = 0; n < this.#seen.length; n++) {
      const seen = this.#seen[n] as Seen;
      const { person, distance, loud } = seen;
      if (!person.inSight || distance > NAMELESS || (seen.nameless && !person.hasOverhead)) continue;
      const y = person.y + person.overheadHeight;
      const k = nameScale(distance, loud);
      const hasRoom = this.#elbowRoom.take(seen.label.name.length, person.x, y, person.z, k) || loud > HEARD;
      seen.room = Math.min(1, Math.max(0, seen.room + (hasRoom ? seconds : -seconds) / ROOM_FADE));
    }
  }

  /** All other names, those further away first: nearer ones lie over them. */
  #name(seconds: number): void {
    this.#plates.begin();
    for (let n = this.#seen.length - 1; n >= 0; n--) {
      const seen = this.#seen[n];
      if (!seen || seen.nameless || !seen.person.inSight || seen.distance > NAMELESS) continue;
      const { person, distance, loud, label, plate } = seen;
      const among = Math.max(Math.min(1, (NAMED - n) / NAMED_FADE), Math.min(1, loud * 4));
      if (among <= 0 || seen.room <= 0) continue;
      const k = nameScale(distance, loud);
      const y = person.y + person.overheadHeight;
      this.#plates.put(
        plate,
        label,
        person.x,
        y,
        person.z,
        k,
        among * seen.room * nameOpacity(distance),
        loud,
      );
    }
    this.#rising.update(seconds, this.#plates);
    this.#plates.end();
  }

  #hear({ phase, position, beat, lineAge }: ShowFrame): void {
    const sounds = phase === "singing" && Number.isFinite(position);
    this.#music.beat = sounds ? beat : null;
    this.#music.cued =
      (sounds && lineAge < LINE_MS) || (phase === "counting-in" && position > -MICROPHONE_UP_MS);
  }

  /** People look at who sings, at who speaks near them, and singers at the room. */
  #gazeOf(person: Person, singer: Person | null, loudest: Person | null, camera: Vector3): Vector3 | null {
    if (person.info.id === NEWCOMER || person.info.tries) return this.#gaze.copy(camera);
    if (singer === person)
      return this.#gaze.set(camera.x * 0.3, person.y + 1.4, Math.max(camera.z, person.z + 4));
    if (loudest && loudest !== person && loudest !== singer) {
      const dx = loudest.x - person.x;
      const dz = loudest.z - person.z;
      if (dx * dx + dz * dz < HEARS * HEARS) return loudest.face(this.#gaze);
    }
    if (singer) return singer.face(this.#gaze);
    return loudest && loudest !== person ? loudest.face(this.#gaze) : null;
  }

  dispose(): void {
    for (const [id, person] of this.#people) this.#drop(id, person);
    this.bodies.dispose();
    this.#vrms.dispose();
    this.#together.batch.dispose();
    this.#together.pictures.dispose();
    this.#shadows.dispose();
    this.#plates.dispose();
  }
}

/** In how many sixtieths of a second a skeleton moves once. */
function stepsOf(tier: Tier | null, distance: number): number {
  if (tier === "near") return 1;
  if (tier === "far") return Number.POSITIVE_INFINITY;
  return distance > 22 ? 4 : distance > 13 ? 3 : 2;
}

/** By insertion: from one frame to the next hardly anybody changes places, and nothing is allocated. */
function sortByOrder(seen: Seen[]): void {
  for (let n = 1; n < seen.length; n++) {
    const one = seen[n] as Seen;
    let at = n;
    for (; at > 0 && (seen[at - 1] as Seen).order > one.order; at--) seen[at] = seen[at - 1] as Seen;
    seen[at] = one;
  }
}
