import { RemoteAvatars } from "@karaverse/field-of-view/client";
import { gaitOf } from "@karaverse/field-of-view/movement";
import { avatarBytes, type MotionUpdate, type Pose, type ServerTime } from "@karaverse/protocol";
import { Faces } from "./faces";
import { Manners } from "./manners";
import { RateMeter } from "./rate-meter";

interface Seen {
  readonly manners: Manners;
  readonly records: RateMeter;
}

/** Where one avatar in sight is shown, and how it comes in. */
export interface Sight {
  readonly id: number;
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Server time of the newest record. */
  readonly lastRecordAt: ServerTime;
  readonly predicted: boolean;
}

/** The avatars in sight, a little behind the server's time. */
export class Others {
  readonly #avatars = new RemoteAvatars();
  readonly #seen = new Map<number, Seen>();
  readonly #faces = new Faces();

  /** False, and nothing changed, for a frame that was overtaken or is from no time of this server. */
  receive(update: Pick<MotionUpdate, "left" | "poses" | "faces">, at: ServerTime, now: ServerTime): boolean {
    if (!this.#avatars.receive(update, at, now)) return false;
    for (const id of update.left) {
      this.#seen.delete(id);
      this.#faces.forget(id);
    }
    for (const one of update.poses) {
      let seen = this.#seen.get(one.id);
      if (!seen) {
        seen = { manners: new Manners(), records: new RateMeter() };
        this.#seen.set(one.id, seen);
      }
      seen.records.add(now, avatarBytes(one));
      seen.manners.push(one.pose, at);
    }
    for (const face of update.faces) if (this.#seen.has(face.id)) this.#faces.receive(face);
    return true;
  }

  /**
   * Fills `out` for a moment; false when this avatar is not in sight. Allocates no objects.
   *
   * @param local performance.now() of that moment
   * @param now the server's time then, as far as we know
   */
  poseOf(id: number, out: Pose, local: number, now: ServerTime): boolean {
    const manner = this.#seen.get(id)?.manners.at(this.#avatars.goTo(local, now));
    if (!manner || !this.#avatars.poseOf(id, out)) return false;
    out.seated = manner.seated;
    out.holdingMicrophone = manner.holdingMicrophone;
    out.gesture = manner.gesture;
    out.level = manner.level;
    // Feet go by what is seen: also while a wrong guess is walked off, and not when a connection stalls.
    out.gait = manner.seated ? "rest" : gaitOf(out);
    return true;
  }

  /** Fills `out` with the newest face; false where there is none. */
  faceOf(id: number, out: Uint8Array): boolean {
    return this.#faces.of(id, out);
  }

  ids(): number[] {
    return [...this.#seen.keys()];
  }

  /** For who looks under the surface; in order of id. */
  sights(local: number, now: ServerTime): Sight[] {
    this.#avatars.goTo(local, now);
    const shown = { x: 0, z: 0, yaw: 0, vx: 0, vz: 0 };
    return [...this.#seen]
      .map(([id, { manners, records }]) => {
        this.#avatars.poseOf(id, shown);
        const { x, z, yaw } = shown;
        const { count, bytes } = records.perSecond(now);
        const predicted = this.#avatars.isGuessed(id);
        const lastRecordAt = manners.newestAt;
        return { id, x, z, yaw, recordsPerSecond: count, bytesPerSecond: bytes, lastRecordAt, predicted };
      })
      .sort((a, b) => a.id - b.id);
  }

  get delayMs(): number {
    return this.#avatars.playout.delayMs();
  }

  get jitterMs(): number {
    return this.#avatars.playout.jitterMs();
  }

  /** A new connection tells everything anew. */
  clear(): void {
    this.#avatars.clear();
    this.#seen.clear();
    this.#faces.clear();
  }
}
