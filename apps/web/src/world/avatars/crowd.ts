import { type LightSetting, type Scene, type Seat, seatsOf } from "@karaverse/worlds";
import { type BufferGeometry, Group, MeshBasicMaterial, PlaneGeometry, type Texture, Vector3 } from "three";
import { NEWCOMER } from "../mirror";
import type { QualityPlan } from "../quality";
import type { Room } from "../room/room";
import { softDot } from "../room/textures";
import type { ShowFrame } from "../show";
import type { PersonInfo, Reaction, WorldSource } from "../source";
import { Bodies } from "./bodies";
import { lightNewcomer, lightPerson } from "./light";
import { type Music, Person } from "./person";

/** Most lines are sung within this; then the voice says whether a microphone stays up. */
const LINE_MS = 3_500;
/** Before a song begins. */
const MICROPHONE_UP_MS = 900;

/** Everybody in sight. */
export class Crowd {
  readonly group = new Group();
  readonly #people = new Map<string, Person>();
  readonly #bodies = new Bodies();
  readonly #seats: Map<string, Seat>;
  readonly #shadow: { shape: BufferGeometry; look: MeshBasicMaterial; map: Texture };
  readonly #plan: QualityPlan;
  readonly #room: Room;
  readonly #scene: Scene;
  #infos: readonly PersonInfo[] | null = null;
  #frame = 0;
  readonly #focus = new Vector3();
  readonly #gaze = new Vector3();
  readonly #music: Music = { beat: null, cued: false };

  constructor(scene: Scene, room: Room, plan: QualityPlan) {
    this.#scene = scene;
    this.#room = room;
    this.#plan = plan;
    this.#seats = new Map(seatsOf(scene).map((seat) => [seat.id, seat]));
    const map = softDot();
    const shape = new PlaneGeometry(1.15, 1.15);
    shape.rotateX(-Math.PI / 2);
    shape.translate(0, 0.012, 0);
    this.#shadow = {
      shape,
      map,
      look: new MeshBasicMaterial({
        map,
        color: "#000000",
        transparent: true,
        opacity: 0.62,
        depthWrite: false,
      }),
    };
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  get people(): Iterable<Person> {
    return this.#people.values();
  }

  react(from: string, reaction: Reaction): void {
    this.#people.get(from)?.overhead.react(reaction);
  }

  #sync(infos: readonly PersonInfo[]): void {
    if (infos === this.#infos) return;
    this.#infos = infos;
    const here = new Set(infos.map((info) => info.id));
    for (const [id, person] of this.#people) if (!here.has(id)) this.#drop(id, person);
    for (const info of infos) {
      const person = this.#people.get(info.id);
      if (person) person.info = info;
      else this.#make(info);
    }
  }

  #make(info: PersonInfo): void {
    const person = new Person(info, this.#shadow, this.#plan);
    person.uniformsOf = this.#room.uniforms;
    this.#people.set(info.id, person);
    this.group.add(person.group);
  }

  #drop(id: string, person: Person): void {
    this.#people.delete(id);
    person.dispose();
  }

  update(
    source: WorldSource,
    frame: ShowFrame,
    setting: LightSetting,
    camera: Vector3,
    now: number,
    seconds: number,
    reduced: boolean,
    hideOwnName: boolean,
  ): void {
    const me = source.me();
    this.#sync(source.people());
    this.#frame++;
    let singer: Person | null = null;
    let loudest: Person | null = null;
    for (const person of this.#people.values()) {
      const { id } = person.info;
      person.inSight = source.poseOf(id, person.pose, now);
      person.group.visible = person.inSight;
      if (!person.inSight) continue;
      person.level = source.levelOf(id);
      if (person.info.performing) singer ??= person;
      const level = Math.max(person.level, person.pose.level);
      if (level > 0.06 && (!loudest || level > Math.max(loudest.level, loudest.pose.level))) loudest = person;
    }
    this.#hear(frame);
    const performing = frame.phase === "singing" || frame.phase === "counting-in" || frame.phase === "scored";
    let n = 0;
    for (const person of this.#people.values()) {
      n++;
      if (!person.inSight) continue;
      const distance = camera.distanceTo(person.face(this.#focus));
      const own = person.info.id === me || person.info.id === NEWCOMER;
      // The own body first, then whoever sings, then the nearest.
      const rank = own ? 0 : person.info.performing ? 1 : 2 + distance;
      person.wear(this.#bodies, distance, this.#plan.bodies, rank);
      if (person.hasFace) source.faceOf(person.info.id, person.facing.reading, now);
      person.applause = person === singer ? frame.applause : 0;
      const far = distance > 22 ? 4 : distance > 13 ? 2 : 1;
      const seat = person.info.seat === null ? undefined : this.#seats.get(person.info.seat);
      person.update(
        seconds,
        this.#scene,
        seat,
        this.#gazeOf(person, performing ? singer : null, loudest, camera),
        far,
        this.#music,
      );
      // Light changes slowly; a quarter of the people each frame is enough.
      const isNewcomer = person.info.id === NEWCOMER;
      if (isNewcomer) lightNewcomer(person.light);
      else if ((this.#frame + n) % 4 === 0 || this.#frame < 8)
        lightPerson(
          person.light,
          this.#room,
          frame,
          setting,
          person.x,
          person.y,
          person.z,
          this.#frame < 8 ? 1 : Math.min(1, seconds * 14),
        );
      person.overhead.label(person.info.name, person.info.performing, own);
      person.overhead.say(person.info.bubble);
      // The screen behind a singer carries the name, and nothing should cover the lyrics.
      person.overhead.update(
        seconds,
        distance,
        Math.max(person.level, person.pose.level),
        isNewcomer || (own && hideOwnName) || (performing && person.info.performing),
        reduced,
      );
    }
    this.#bodies.next(this.#people.size * 2);
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
      const away = Math.hypot(loudest.x - person.x, loudest.z - person.z);
      if (away < 5) return loudest.face(this.#gaze);
    }
    if (singer) return singer.face(this.#gaze);
    return loudest && loudest !== person ? loudest.face(this.#gaze) : null;
  }

  dispose(): void {
    for (const [id, person] of this.#people) this.#drop(id, person);
    this.#bodies.dispose();
    this.#shadow.shape.dispose();
    this.#shadow.look.dispose();
    this.#shadow.map.dispose();
  }
}
