import { type PerspectiveCamera, Vector3 } from "three";
import { NEWCOMER } from "../../mirror";
import type { WorldSource } from "../../source";
import type { Person } from "../person";
import { Sight } from "../sight";
import type { Seen } from "./seen";

/** In so many frames everybody far away is looked after once. */
const FAR_TURNS = 3;
/** Who speaks more softly than this is not looked at. */
export const HEARD = 0.06;
/** What comes before everybody else: oneself, and whoever has a microphone. */
const ONESELF = -2;
const SINGS = -1;

/** Where everybody is, how far away, who comes first, and whom all look at. */
export class Watch {
  /** Frames so far. */
  frame = 0;
  singer: Person | null = null;
  loudest: Person | null = null;
  readonly #sight = new Sight();
  readonly #face = new Vector3();
  /** How loud the loudest is. */
  #loud = HEARD;

  /** By number: an iterator leaves an object for each of them. */
  go(all: readonly Seen[], source: WorldSource, eye: PerspectiveCamera, now: number, seconds: number): void {
    this.frame++;
    this.#sight.from(eye);
    this.singer = null;
    this.loudest = null;
    this.#loud = HEARD;
    const me = source.me();
    for (let n = 0; n < all.length; n++) {
      const seen = all[n] as Seen;
      seen.seconds += seconds;
      if (this.waits(seen)) continue;
      const { person } = seen;
      const { id } = person.info;
      person.inSight = source.poseOf(id, person.pose, now);
      if (!person.inSight) {
        seen.order = Number.POSITIVE_INFINITY;
        continue;
      }
      person.loudness = Math.max(source.levelOf(id), person.pose.level);
      this.#listen(person);
      this.#measure(seen, eye.position);
      this.#rank(seen, me);
    }
  }

  /** Whoever is a picture is looked after by turns: of a thousand people 950 are. */
  waits({ person, turn }: Seen): boolean {
    return person.inSight && person.tier === "far" && (this.frame + turn) % FAR_TURNS !== 0;
  }

  #listen(person: Person): void {
    if (person.info.performing) this.singer ??= person;
    if (person.loudness <= this.#loud) return;
    this.#loud = person.loudness;
    this.loudest = person;
  }

  #measure(seen: Seen, camera: Vector3): void {
    const face = seen.person.face(this.#face);
    const dx = face.x - camera.x;
    const dy = face.y - camera.y;
    const dz = face.z - camera.z;
    seen.distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** The own body first, then whoever sings, then the nearest. */
  #rank(seen: Seen, me: string | null): void {
    const { person } = seen;
    const { id, tries, performing } = person.info;
    if (id === me || id === NEWCOMER || tries) seen.order = ONESELF;
    else if (performing || person.pose.holdingMicrophone) seen.order = SINGS;
    else this.#sight.rank(seen);
  }
}
