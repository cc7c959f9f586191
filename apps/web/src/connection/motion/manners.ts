import type { Pose, ServerTime } from "@karaverse/protocol";

/** At one record a tick more than the longest delay. */
const KEPT = 16;

/** What a body does besides moving, by server time: shown with the same delay as the place. */
export class Manners {
  readonly #times: ServerTime[] = [];
  readonly #poses: Pose[] = [];

  /** Times only go up. */
  push(pose: Pose, at: ServerTime): void {
    this.#times.push(at);
    this.#poses.push(pose);
    if (this.#times.length <= KEPT) return;
    this.#times.shift();
    this.#poses.shift();
  }

  /** The one that held at this time, or the first that is known. Allocates no objects. */
  at(time: ServerTime): Pose | undefined {
    let index = this.#times.length - 1;
    while (index > 0 && (this.#times[index] as ServerTime) > time) index--;
    return this.#poses[index];
  }

  get newestAt(): ServerTime {
    return this.#times[this.#times.length - 1] ?? Number.NaN;
  }
}
