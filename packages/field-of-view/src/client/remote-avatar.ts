import { LIMITS } from "@karaverse/protocol";

/** Where a remote avatar is at one server time. Metres, radians. */
export interface RemotePose {
  x: number;
  z: number;
  yaw: number;
}

interface Sample extends RemotePose {
  at: number;
  isMoving: boolean;
}

/** Frames kept: 1.6 s at 20 Hz. */
const KEPT = 32;
/** Without news somebody who walked is thought to walk on for this long, then stands, ms. */
const EXTRAPOLATE_MS = 250;
/** Who rested for longer than the slowest rate (4 Hz) did not creep through the rest: the move began late in it, ms. */
const REST_MS = 300;
/** ... not less than a tick before the news of it, ms. */
const TICK_MS = 50;
/** Nobody is thought to be faster than this. m/ms */
const RUN = LIMITS.runMetresPerSecond / 1_000;
/** Further than this within one frame nobody walks: they were placed there, metres. */
const LEAP_METRES = 3;
/** A guess that was wrong is taken back over about this long, ms (to 5 %). */
const BLEND_MS = 250;

/**
 * The frames of one avatar, played a little behind the server's time: between two frames in a straight line, after
 * the newest on for at most 250 ms, then standing. What a late frame corrects is blended over.
 */
export function createRemoteAvatar(first: RemotePose, at: number) {
  const samples: Sample[] = [{ ...first, at, isMoving: false }];
  let shownAt = Number.NEGATIVE_INFINITY;
  let offX = 0;
  let offZ = 0;

  function curve(time: number): RemotePose {
    let after = samples.length - 1;
    while (after > 0 && (samples[after - 1] as Sample).at >= time) after--;
    const later = samples[after] as Sample;
    const earlier = samples[after - 1];
    if (time <= later.at) return earlier && time > earlier.at ? between(earlier, later, time) : later;
    return beyond(earlier, later, time);
  }

  function fade(time: number): number {
    return Number.isFinite(shownAt) ? Math.exp((-3 * Math.max(0, time - shownAt)) / BLEND_MS) : 0;
  }

  return {
    /** A frame of the server time `at`. Frames that are older than the newest are ignored. */
    push(pose: RemotePose, time: number, isMoving: boolean): void {
      const newest = samples.at(-1) as Sample;
      if (!(time > newest.at)) return;
      const before = Number.isFinite(shownAt) ? curve(shownAt) : null;
      const leapt = Math.hypot(pose.x - newest.x, pose.z - newest.z) > LEAP_METRES;
      if (leapt) {
        samples.length = 0;
        offX = 0;
        offZ = 0;
      } else if (!newest.isMoving && time - newest.at > REST_MS)
        samples.push({ ...newest, at: began(newest, pose, time) });
      samples.push({ x: pose.x, z: pose.z, yaw: pose.yaw, at: time, isMoving });
      while (samples.length > KEPT) samples.shift();
      if (before && !leapt) {
        const now = curve(shownAt);
        offX += before.x - now.x;
        offZ += before.z - now.z;
      }
    },
    /** The pose at a server time, which the caller has put the playout delay behind. Time only goes on. */
    poseAt(time: number): RemotePose {
      const left = fade(time);
      offX *= left;
      offZ *= left;
      shownAt = Math.max(shownAt, time);
      const { x, z, yaw } = curve(time);
      return { x: x + offX, z: z + offZ, yaw };
    },
    /** Server time of the newest frame. */
    newestAt: (): number => (samples.at(-1) as Sample).at,
  };
}

export type RemoteAvatar = ReturnType<typeof createRemoteAvatar>;

/** When somebody who stood must have set off to be there by now. */
function began(from: Sample, to: RemotePose, time: number): number {
  const least = Math.hypot(to.x - from.x, to.z - from.z) / RUN;
  return Math.max(from.at, time - Math.max(TICK_MS, least));
}

function between(a: Sample, b: Sample, time: number): RemotePose {
  const share = (time - a.at) / (b.at - a.at);
  return {
    x: a.x + (b.x - a.x) * share,
    z: a.z + (b.z - a.z) * share,
    yaw: a.yaw + turn(a.yaw, b.yaw) * share,
  };
}

function beyond(before: Sample | undefined, last: Sample, time: number): RemotePose {
  if (!before || !last.isMoving) return last;
  const passed = last.at - before.at;
  const dx = (last.x - before.x) / passed;
  const dz = (last.z - before.z) / passed;
  const ahead =
    Math.min(time - last.at, EXTRAPOLATE_MS) * Math.min(1, RUN / Math.max(RUN, Math.hypot(dx, dz)));
  return { x: last.x + dx * ahead, z: last.z + dz * ahead, yaw: last.yaw };
}

/** The shorter way round from one yaw to another, radians. */
export function turn(from: number, to: number): number {
  const way = (to - from) % (2 * Math.PI);
  if (way > Math.PI) return way - 2 * Math.PI;
  return way < -Math.PI ? way + 2 * Math.PI : way;
}
