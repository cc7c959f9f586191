import { CHANNELS, type Channel, channelIndex, type Pose } from "./channels";

/** Values at even steps through the clip, or one value for all of it. */
export type Track = readonly number[];

export interface ClipPlan {
  seconds: number;
  loop: boolean;
  tracks: Partial<Record<Channel, Track>>;
}

export interface Clip {
  name: string;
  seconds: number;
  loop: boolean;
  /** By channel index. */
  tracks: readonly (readonly [number, Track])[];
}

/** Both sides alike, the right one half a clip later when `opposed`. */
export function both(tracks: Record<string, Track>, opposed = false): Partial<Record<Channel, Track>> {
  const out: Partial<Record<Channel, Track>> = {};
  for (const [name, track] of Object.entries(tracks)) {
    const half = Math.floor(track.length / 2);
    out[`left.${name}` as Channel] = track;
    out[`right.${name}` as Channel] = opposed ? [...track.slice(half), ...track.slice(0, half)] : track;
  }
  return out;
}

export function clip(name: string, plan: ClipPlan): Clip {
  return {
    name,
    seconds: plan.seconds,
    loop: plan.loop,
    tracks: CHANNELS.flatMap((channel) => {
      const track = plan.tracks[channel];
      return track ? [[channelIndex(channel), track] as const] : [];
    }),
  };
}

/**
 * Writes the clip's pose; channels that it does not name are set to zero.
 *
 * @param phase 0 to 1 through the clip
 */
export function sample({ tracks, loop }: Clip, phase: number, out: Pose): void {
  out.fill(0);
  const at = loop ? phase - Math.floor(phase) : Math.min(1, Math.max(0, phase));
  for (const [channel, track] of tracks) {
    const n = track.length;
    if (n === 1) {
      out[channel] = track[0] ?? 0;
      continue;
    }
    const place = loop ? at * n : at * (n - 1);
    const i = Math.floor(place);
    const t = place - i;
    const value = (k: number) =>
      (loop ? track[((k % n) + n) % n] : track[Math.min(n - 1, Math.max(0, k))]) ?? 0;
    const [a, b, c, d] = [value(i - 1), value(i), value(i + 1), value(i + 2)];
    // Catmull-Rom: through every key, smooth at each.
    out[channel] = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }
}
