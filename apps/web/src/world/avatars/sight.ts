import { type PerspectiveCamera, Vector3 } from "three";

/** Whoever turns the head does so by less than this in the time in which a body is changed, radians. */
const MARGIN = 0.26;
/** Nearer than this a part of somebody is in the picture wherever the middle of them is, metres. */
const BESIDE = 1.2;
/** Whom the camera does not see comes behind who is so many times further away: a turn would show them at once. */
const UNSEEN = 2.5;

interface Ranked {
  readonly person: { readonly x: number; readonly y: number; readonly z: number };
  /** Metres to the camera. */
  readonly distance: number;
  order: number;
}

/** Who is before the camera: a cone around the picture's corners and a margin. */
export class Sight {
  readonly #eye = new Vector3();
  readonly #ahead = new Vector3();
  #cos = 1;

  from(camera: PerspectiveCamera): void {
    this.#eye.copy(camera.position);
    // As it was drawn last: what it turned since is within MARGIN. To ask it would take its matrix apart, 0.5 KB a frame.
    const { elements } = camera.matrixWorld;
    this.#ahead.set(-elements[8], -elements[9], -elements[10]);
    const up = Math.tan((camera.fov * Math.PI) / 360);
    this.#cos = Math.cos(Math.min(Math.PI, Math.atan(up * Math.sqrt(1 + camera.aspect ** 2)) + MARGIN));
  }

  /** Writes by what somebody comes before others. */
  rank(seen: Ranked): void {
    const { distance, person } = seen;
    const ahead = this.#ahead;
    const eye = this.#eye;
    const up = person.y + 1 - eye.y;
    const along = (person.x - eye.x) * ahead.x + up * ahead.y + (person.z - eye.z) * ahead.z;
    const isSeen = distance < BESIDE || along >= distance * this.#cos;
    seen.order = isSeen ? distance : distance * UNSEEN;
  }
}
