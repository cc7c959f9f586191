import { GESTURES } from "@karaverse/protocol";
import type { Scene } from "@karaverse/worlds";
import { Vector3 } from "three";
import { aimOf } from "../aim";
import type { Person } from "../person";
import type { Watch } from "./watch";

/** People look at who speaks as near to them as this, metres. */
const HEARS = 5;
const POINT = GESTURES.indexOf("point");

/** Where people look and what they point at. What is answered holds until the next question. */
export class Gaze {
  readonly #at = new Vector3();
  readonly #aim = new Vector3();

  constructor(private readonly scene: Scene) {}

  /** People look at who sings, at who speaks near them, and singers at the room. */
  of(person: Person, { singer, loudest }: Watch, isSung: boolean, camera: Vector3): Vector3 | null {
    const at = this.#at;
    if (person.isAtMirror) return at.copy(camera);
    const sung = isSung ? singer : null;
    if (sung === person) {
      at.x = camera.x * 0.3;
      at.y = person.y + 1.4;
      at.z = Math.max(camera.z, person.z + 4);
      return at;
    }
    if (loudest && loudest !== person && loudest !== sung) {
      const dx = loudest.x - person.x;
      const dz = loudest.z - person.z;
      if (dx * dx + dz * dz < HEARS * HEARS) return loudest.face(at);
    }
    if (sung) return sung.face(at);
    return loudest && loudest !== person ? loudest.face(at) : null;
  }

  /** What who points means; null for everybody else. */
  aimOf(person: Person, people: ReadonlyMap<string, Person>): Vector3 | null {
    return person.pose.gesture === POINT ? aimOf(this.#aim, this.scene, person, people.values()) : null;
  }
}
