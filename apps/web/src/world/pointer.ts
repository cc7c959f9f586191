import { componentsOf, groundAt, type Scene, type Seat, seatsOf } from "@karaverse/worlds";
import { type Camera, Plane, type Ray, Raycaster, Vector2, Vector3 } from "three";
import type { Crowd } from "./avatars/crowd";

/** What a click on a thing asks for. */
export type Use =
  | { kind: "door"; room: string; label: string }
  | { kind: "songs" }
  | { kind: "microphone" }
  | { kind: "thing"; id: string; label: string };

interface Thing {
  use: Use;
  x: number;
  /** Its middle. */
  y: number;
  z: number;
  radius: number;
  half: number;
}

/** A finger finds no stick of three centimetres, metres. */
const SMALLEST = 0.16;

export type Hit =
  | { kind: "thing"; use: Use; away: number }
  | { kind: "floor"; x: number; z: number }
  | { kind: "seat"; seat: Seat; away: number }
  | { kind: "person"; id: string; away: number };

/** What lies under a point of the picture: a person, a seat, or the floor. */
export class Pointing {
  readonly #caster = new Raycaster();
  readonly #seats: Seat[];
  readonly #floor = new Plane(new Vector3(0, 1, 0), 0);
  readonly #at = new Vector3();
  readonly #point = new Vector2();
  readonly #scene: Scene;
  readonly #things: Thing[];

  constructor(scene: Scene) {
    this.#things = thingsOf(scene);
    this.#seats = seatsOf(scene);
    this.#scene = scene;
  }

  /** @param x, y -1 to 1 in the picture, y up */
  under(
    x: number,
    y: number,
    camera: Camera,
    crowd: Crowd | null,
    taken: ReadonlySet<string>,
    me: string | null,
  ): Hit | null {
    this.#caster.setFromCamera(this.#point.set(x, y), camera);
    const { ray } = this.#caster;
    let best: Hit | null = null;
    let nearest = 40;
    for (const person of crowd?.people ?? []) {
      if (!person.inSight || person.info.id === me) continue;
      // A body is a capsule from knee to crown.
      const away = this.#passes(ray, person.face(this.#at).setY(this.#at.y - 0.55), 0.36, 0.75);
      if (away !== null && away < nearest) {
        nearest = away;
        best = { kind: "person", id: person.info.id, away };
      }
    }
    const person = best;
    for (const seat of this.#seats) {
      // Who sits there is meant, where they are hit; else one is told that the seat is taken.
      if (person && taken.has(seat.id)) continue;
      const away = this.#passes(ray, this.#at.set(seat.x, seat.ground + seat.y + 0.08, seat.z), 0.34, 0.3);
      if (away !== null && away < nearest) {
        nearest = away;
        best = { kind: "seat", seat, away };
      }
    }
    for (const { use, x, y, z, radius, half } of this.#things) {
      const away = this.#passes(ray, this.#at.set(x, y, z), radius, half);
      if (away === null) continue;
      // What lies on a table is seen past the chairs before it.
      const isSmall = use.kind === "thing" && best?.kind === "seat";
      if (away < nearest || isSmall) {
        nearest = Math.min(nearest, away);
        best = { kind: "thing", use, away };
      }
    }
    if (best) return best;
    const floor = this.#ground(ray);
    if (!floor) return null;
    const { minX, maxX, minZ, maxZ } = this.#scene.walls;
    if (floor.x < minX || floor.x > maxX || floor.z < minZ || floor.z > maxZ) return null;
    return { kind: "floor", x: floor.x, z: floor.z };
  }

  /** Where the floor is met, which may lie higher than 0: three looks are enough for steps. */
  #ground(ray: Ray): Vector3 | null {
    this.#floor.constant = 0;
    let met = ray.intersectPlane(this.#floor, this.#at);
    for (let look = 0; look < 3 && met && this.#scene.levels.length > 0; look++) {
      this.#floor.constant = -groundAt(this.#scene, met.x, met.z);
      met = ray.intersectPlane(this.#floor, this.#at);
    }
    return met;
  }

  #passes(ray: Ray, centre: Vector3, radius: number, half: number): number | null {
    const near = ray.closestPointToPoint(centre, new Vector3());
    const aside = Math.hypot(near.x - centre.x, near.z - centre.z);
    if (aside > radius || Math.abs(near.y - centre.y) > half) return null;
    const away = near.distanceTo(ray.origin);
    return away > 0.8 ? away : null;
  }
}

/** Doors, song pickers and microphones on their stands, as the upright cylinders that they fill, and what lies there to be carried. */
function thingsOf(scene: Scene): Thing[] {
  const doors = componentsOf(scene, "portal").map(({ prop, component: { room, label } }) => ({
    prop,
    use: { kind: "door", room, label } as const,
  }));
  const pickers = componentsOf(scene, "song-picker").map(({ prop }) => ({
    prop,
    use: { kind: "songs" } as const,
  }));
  const stands = componentsOf(scene, "mic-stand").map(({ prop }) => ({
    prop,
    use: { kind: "microphone" } as const,
  }));
  const carried = componentsOf(scene, "pickup").map(({ prop, component: { label } }) => ({
    prop,
    use: { kind: "thing", id: prop.id, label } as const,
  }));
  return [...doors, ...pickers, ...stands, ...carried].map(({ prop, use }) => ({
    use,
    ...prop.at,
    y: prop.at.y + prop.size.height / 2,
    radius: Math.max(SMALLEST, prop.size.width / 2),
    half: Math.max(SMALLEST, prop.size.height / 2),
  }));
}
