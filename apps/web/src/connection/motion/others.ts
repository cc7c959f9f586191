import { createPlayoutDelay, createRemoteAvatar, type RemoteAvatar } from "@karaverse/field-of-view/client";
import type { MotionUpdate, Pose, ServerTime } from "@karaverse/protocol";

interface Seen {
  readonly avatar: RemoteAvatar;
  /** What the body does besides moving, by server time: shown with the same delay as the place. */
  readonly manners: { at: ServerTime; pose: Pose }[];
}

/** Manners kept: a second at 20 Hz is far more than the longest delay. */
const KEPT = 20;

/** The avatars in sight, a little behind the server's time. */
export class Others {
  readonly #seen = new Map<number, Seen>();
  readonly #delay = createPlayoutDelay();

  receive({ left, poses }: Pick<MotionUpdate, "left" | "poses">, at: ServerTime, now: ServerTime): void {
    this.#delay.arrived(at, now);
    for (const id of left) this.#seen.delete(id);
    for (const { id, pose } of poses) {
      const seen = this.#seen.get(id);
      if (!seen) {
        this.#seen.set(id, { avatar: createRemoteAvatar(pose, at), manners: [{ at, pose }] });
        continue;
      }
      seen.avatar.push(pose, at, pose.gait !== "rest");
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

  get delayMs(): number {
    return this.#delay.delayMs();
  }

  /** A new connection tells everything anew. */
  clear(): void {
    this.#seen.clear();
  }
}
