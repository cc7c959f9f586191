import { CHANNELS, type Channel, channelIndex, type Pose } from "./channels";

/** Values at even steps through the clip, or one value for all of it. */
export type Track = readonly number[];

/** How long a clip is: by the clock, or by the song. */
export type Span = { seconds: number } | { beats: number };

export type ClipPlan = Span & {
  loop: boolean;
  tracks: Partial<Record<Channel, Track>>;
};

export interface Clip {
  name: string;
  span: Span;
  loop: boolean;
  /** By channel index. */
  tracks: readonly { channel: number; track: Track }[];
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

export function clip(name: string, { tracks, loop, ...span }: ClipPlan): Clip {
  return {
    name,
    span,
    loop,
    tracks: CHANNELS.flatMap((name) => {
      const track = tracks[name];
      return track ? [{ channel: channelIndex(name), track }] : [];
    }),
  };
}

/** How far through the clip somebody is, who has been at it for so long. */
export function phaseOf({ span }: Clip, seconds: number, beats: number): number {
  return "beats" in span ? beats / span.beats : seconds / span.seconds;
}

/**
 * Writes the clip's pose; channels that it does not name are set to zero.
 *
 * @param phase 0 to 1 through the clip
 */
export function sample(clip: Clip, phase: number, out: Pose): void {
  // Small enough to be taken into who calls it: a number that is handed on to more than that is put on the heap.
  moment[0] = phase;
  sampleMoment(clip, out);
}

/** The phase that is asked for. */
const moment = new Float64Array(1);

function sampleMoment({ tracks, loop }: Clip, out: Pose): void {
  const phase = moment[0] as number;
  out.fill(0);
  const at = loop ? phase - Math.floor(phase) : Math.min(1, Math.max(0, phase));
  for (let k = 0; k < tracks.length; k++) {
    const { channel, track } = tracks[k] as Clip["tracks"][number];
    const n = track.length;
    if (n === 1) {
      out[channel] = track[0] as number;
      continue;
    }
    const place = loop ? at * n : at * (n - 1);
    const i = Math.min(Math.floor(place), n - 1);
    const t = place - i;
    const before = i > 0 ? i - 1 : loop ? n - 1 : 0;
    const next = i + 1 < n ? i + 1 : loop ? 0 : n - 1;
    const after = next + 1 < n ? next + 1 : loop ? 0 : n - 1;
    const a = track[before] as number;
    const b = track[i] as number;
    const c = track[next] as number;
    const d = track[after] as number;
    // Catmull-Rom: through every key, smooth at each.
    out[channel] = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }
}
