import { createPlayoutDelay, createRemoteAvatar, type RemoteAvatar } from "@karaverse/field-of-view/client";
import { avatarBytes, type MotionUpdate, type Pose, type ServerTime } from "@karaverse/protocol";
import { RateMeter } from "./rate-meter";

interface Seen {
  readonly avatar: RemoteAvatar;
  /** What the body does besides moving, by server time: shown with the same delay as the place. */
  readonly manners: { at: ServerTime; pose: Pose }[];
  readonly records: RateMeter;
}

/** How one avatar in sight comes in. */
export interface Sight {
  readonly id: number;
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Server time of the newest record. */
  readonly lastRecordAt: ServerTime;
  readonly predicted: boolean;
}

/** Manners kept: a second at 20 Hz is far more than the longest delay. */
const KEPT = 20;

/** The avatars in sight, a little behind the server's time. */
export class Others {
  readonly #seen = new Map<number, Seen>();
  readonly #delay = createPlayoutDelay();
  #newestFrame = Number.NEGATIVE_INFINITY;

  receive({ left, poses }: Pick<MotionUpdate, "left" | "poses">, at: ServerTime, now: ServerTime): void {
    this.#delay.arrived(at, now);
    this.#newestFrame = Math.max(this.#newestFrame, at);
    for (const id of left) this.#seen.delete(id);
    for (const one of poses) {
      const { id, pose } = one;
      let seen = this.#seen.get(id);
      if (!seen) {
        seen = { avatar: createRemoteAvatar(pose, at), manners: [], records: new RateMeter() };
        this.#seen.set(id, seen);
      } else seen.avatar.push(pose, at, pose.gait !== "rest");
      seen.records.add(now, avatarBytes(one));
      seen.manners.push({ at, pose });
      if (seen.manners.length > KEPT) seen.manners.shift();
    }
  }

  /** Fills `out`; false when this avatar is not in sight. */
  poseOf(id: number, out: Pose, now: ServerTime): boolean {
    const seen = this.#seen.get(id);
    if (!seen) return false;
    const time = now - this.#delay.delayMs();
    const { x, z, yaw } = seen.avatar.poseAt(time);
    const manner = seen.manners.findLast(({ at }) => at <= time) ?? seen.manners[0];
    if (manner) Object.assign(out, manner.pose);
    out.x = x;
    out.z = z;
    out.yaw = yaw;
    return true;
  }

  ids(): number[] {
    return [...this.#seen.keys()];
  }

  /** For who looks under the surface; in order of id. */
  sights(now: ServerTime): Sight[] {
    const predicted = now - this.#delay.delayMs() > this.#newestFrame;
    return [...this.#seen]
      .map(([id, { avatar, records }]) => {
        const { count, bytes } = records.perSecond(now);
        const lastRecordAt = avatar.newestAt();
        return { id, recordsPerSecond: count, bytesPerSecond: bytes, lastRecordAt, predicted };
      })
      .sort((a, b) => a.id - b.id);
  }

  get delayMs(): number {
    return this.#delay.delayMs();
  }

  get jitterMs(): number {
    return this.#delay.jitterMs();
  }

  /** A new connection tells everything anew. */
  clear(): void {
    this.#seen.clear();
    this.#newestFrame = Number.NEGATIVE_INFINITY;
  }
}
