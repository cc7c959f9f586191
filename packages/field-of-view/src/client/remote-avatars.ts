import type { AvatarPose, ServerTime } from "@karaverse/protocol";
import { Playout } from "./playout";
import { RemoteAvatar } from "./remote-avatar";
import type { RemotePose } from "./told";

/** As far as this concerns places. */
export interface Frame {
  readonly left: readonly number[];
  readonly poses: readonly AvatarPose[];
}

/** A frame from further ahead of our estimate of the server's clock was not made by it, ms. */
const MOST_AHEAD_MS = 5_000;
/** A connection that stalled for longer is not there any more, ms. */
const MOST_BEHIND_MS = 60_000;

/** Everybody in sight, at one time a little behind the server's. */
export class RemoteAvatars {
  readonly playout = new Playout();
  readonly #avatars = new Map<number, RemoteAvatar>();
  #newest = Number.NEGATIVE_INFINITY;
  #time = Number.NaN;

  /**
   * A frame with its server time; `now` is our estimate of the server's clock when it came. False, and nothing
   * changed, for a frame that was overtaken, came twice, or is from no time of this server.
   */
  receive({ left, poses }: Frame, at: ServerTime, now: ServerTime): boolean {
    if (!(at > this.#newest) || at - now > MOST_AHEAD_MS || now - at > MOST_BEHIND_MS) return false;
    this.#newest = at;
    this.playout.arrived(at, now);
    for (const id of left) this.#avatars.delete(id);
    for (const { id, pose } of poses) {
      const avatar = this.#avatars.get(id);
      if (avatar) avatar.push(pose, at);
      else this.#avatars.set(id, new RemoteAvatar(pose, at));
    }
    for (const avatar of this.#avatars.values()) avatar.vouch(at);
    return true;
  }

  /** Goes on to a moment: `local` by a clock that never jumps, `now` by our estimate of the server's. */
  goTo(local: number, now: ServerTime): ServerTime {
    this.#time = this.playout.timeAt(local, now);
    return this.#time;
  }

  /** Fills `out` with the pose at that moment; false when this avatar is not in sight. */
  poseOf(id: number, out: RemotePose): boolean {
    const avatar = this.#avatars.get(id);
    if (!avatar) return false;
    avatar.poseAt(this.#time, out);
    return true;
  }

  /** Shown beyond what the server has vouched for. */
  isGuessed(id: number): boolean {
    return this.#avatars.get(id)?.isGuessed() ?? false;
  }

  /** A new connection tells everything anew. */
  clear(): void {
    this.#avatars.clear();
    this.#newest = Number.NEGATIVE_INFINITY;
  }
}
