import type { Object3D, Vector3 } from "three";
import type { Reaction } from "../../source";
import { type OverHead, Plates } from "../crowd-draw/plates";
import { Rising } from "../crowd-draw/rising";
import { ElbowRoom } from "../elbow-room";
import { followLoudness, NAMELESS, nameOpacity, nameScale } from "../overhead-look";
import type { Person } from "../person";
import type { Seen } from "./seen";
import { HEARD } from "./watch";

/** Of whom one reads names at once; more are a wall. Whoever speaks has theirs besides. */
const NAMED = 12;
/** Over so many they fade. */
const NAMED_FADE = 6;
/** Seconds in which a name makes room for a nearer one. */
const ROOM_FADE = 0.25;
/** Whose voice was louder a moment ago is read no more. */
const FAINT = 0.01;
/** Nearer than this a name is larger than its place in the crowd's atlas. */
const OWN_NAME = 4;

/** Names over heads, and what rises from them. */
export class Names {
  readonly #plates = new Plates();
  readonly #rising = new Rising();
  readonly #elbowRoom = new ElbowRoom();
  readonly #over: OverHead = { x: 0.5, y: 0.5, z: 0.5, scale: 0.5, opacity: 0.5, loud: 0.5 };

  get object(): Object3D {
    return this.#plates.mesh;
  }

  react(person: Person, reaction: Reaction): void {
    if (person.tier === "near") person.overhead.react(reaction);
    else if (person.inSight) this.#rising.add(person, reaction);
  }

  /** What is over a head near the camera, or over that of who says something, is drawn for itself. */
  hang(seen: Seen, own: boolean, nameless: boolean, reduced: boolean): void {
    const { person } = seen;
    const { name, performing, bubble } = person.info;
    seen.loud = followLoudness(seen.loud, person.loudness, seen.seconds);
    const { label } = seen;
    if (label.name !== name || label.performing !== performing || label.me !== own) {
      seen.label = { name, performing, me: own };
      seen.plate = `${name}/${performing}/${own}`;
    }
    const hidden = nameless || seen.room < 0.5;
    const wanted = bubble !== null || (seen.distance < OWN_NAME && !hidden);
    if (wanted || person.hasOverhead) {
      const { overhead } = person;
      overhead.label(seen.label);
      overhead.say(bubble);
      overhead.update(seen, hidden, reduced);
      if (!wanted && overhead.isIdle) person.clearOverhead();
    }
    seen.nameless = nameless || person.hasOverhead;
  }

  /** @param all the nearest first */
  draw(all: readonly Seen[], camera: Vector3, seconds: number, reduced: boolean): void {
    this.#makeRoom(all, camera, seconds);
    this.#plates.begin();
    // Those further away first: nearer ones lie over them.
    for (let n = all.length - 1; n >= 0; n--) {
      const seen = all[n] as Seen;
      if (seen.nameless || !isRead(seen, n) || seen.room <= 0) continue;
      const among = Math.max(Math.min(1, (NAMED - n) / NAMED_FADE), Math.min(1, seen.loud * 4));
      const over = this.#place(seen);
      over.opacity = among * seen.room * nameOpacity(seen.distance);
      this.#plates.put(seen.plate, seen.label, over);
    }
    this.#rising.update(seconds, this.#plates, reduced);
    this.#plates.end();
  }

  dispose(): void {
    this.#plates.dispose();
  }

  /** Names that nearer ones would cover go, and come back when there is room. */
  #makeRoom(all: readonly Seen[], camera: Vector3, seconds: number): void {
    this.#elbowRoom.from(camera);
    for (let n = 0; n < all.length; n++) {
      const seen = all[n] as Seen;
      if (!isRead(seen, n) || (seen.nameless && !seen.person.hasOverhead)) continue;
      const hasRoom = this.#elbowRoom.take(seen.label.name.length, this.#place(seen)) || seen.loud > HEARD;
      seen.room = Math.min(1, Math.max(0, seen.room + (hasRoom ? seconds : -seconds) / ROOM_FADE));
    }
  }

  #place({ person, distance, loud }: Seen): OverHead {
    const over = this.#over;
    over.x = person.x;
    over.y = person.y + person.overheadHeight;
    over.z = person.z;
    over.scale = nameScale(distance, loud);
    over.loud = loud;
    return over;
  }
}

/** Near enough, and among the nearest or heard. */
const isRead = ({ person, distance, loud }: Seen, rank: number): boolean =>
  person.inSight && distance <= NAMELESS && (rank < NAMED || loud > FAINT);
