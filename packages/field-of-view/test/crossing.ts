import { type AvatarPose, decodeUpdate, encodeUpdate } from "@karaverse/protocol";
import { RemoteAvatars, type RemotePose } from "../src/client";
import { createFieldOfView } from "../src/sight";
import { luck, Walker } from "./walkers";

const TICK_MS = 50;
const FRAME_MS = 1_000 / 60;
/** Bodies walk at 120 Hz, so that the truth between two frames is known. */
const STEP_MS = FRAME_MS / 2;
/** Least time until TCP sends again, ms. */
const AGAIN_MS = 200;
const NO_ANSWER = { acknowledged: 0, correction: null };

export interface Crossing {
  seed: number;
  seconds: number;
  /** Least time on the way, ms, and what is added at random, evenly. */
  latencyMs: number;
  jitterMs: number;
  /** Share of frames that are lost. */
  lost: number;
  /** Whether they are gone for good; as TCP does they come again, later, and all that follow wait for them. */
  isSentAgain: boolean;
  /** TCP keeps the order; a datagram does not. */
  isOrdered: boolean;
  /** The engine's records, or everybody's every tick. */
  server: "engine" | "plain";
  /** How far from the middle of the hall somebody watches, metres: beyond 8 and 20 rates are lower (Rule S5). */
  awayMetres?: number;
  /** The client's budget. */
  bytesPerSecond?: number;
  runs?: boolean;
  walkers?: number;
}

export interface Measured {
  /** How much further somebody was shown to go in a 60 Hz frame than they went, metres. */
  jump: { most: number; p99: number };
  /** The same against where they went, as vectors. */
  stray: { most: number; p99: number };
  /** Shown place against the true one of that time, metres. */
  error: { mean: number; p99: number; most: number };
  recordsPerSecond: number;
  bytesPerSecond: number;
  delayMs: number;
}

/** People walk in a hall, somebody in its middle watches over a bad connection; tells how well. */
export function cross({
  server,
  walkers = 8,
  runs = false,
  awayMetres = 0,
  bytesPerSecond = 100_000,
  ...way
}: Crossing): Measured {
  const random = luck(way.seed);
  const people = Array.from({ length: walkers }, () => new Walker(random, runs));
  const field = createFieldOfView({ capacity: walkers + 1, bytesPerSecond });
  const watcher = field.add(0, awayMetres, 0);
  const ids = people.map(({ motion, yaw }) => field.add(motion.x, motion.z, yaw));
  const out = new Uint8Array(field.frameBytesMax);
  const view = new DataView(out.buffer);
  const start = 1_000_000;
  const truth = people.map(() => ({ x: [] as number[], z: [] as number[] }));
  const phases = people.map(() => Math.floor(random() * 6));
  const others = new RemoteAvatars();
  const onTheWay: { due: number; at: number; bytes: Uint8Array }[] = [];
  let lastDue = 0;
  let records = 0;
  let bytes = 0;

  const trueAt = (who: number, time: number) => {
    const { x, z } = truth[who] as (typeof truth)[number];
    const at = (time - start) / STEP_MS;
    const low = Math.max(0, Math.min(x.length - 2, Math.floor(at)));
    const share = Math.max(0, Math.min(1, at - low));
    const mix = (all: number[]) => (all[low] ?? 0) + ((all[low + 1] ?? 0) - (all[low] ?? 0)) * share;
    return { x: mix(x), z: mix(z) };
  };

  const plainFrame = (now: number): Uint8Array => {
    const poses = people.map((person, i): AvatarPose => ({ id: ids[i] ?? 0, pose: person.pose() }));
    return encodeUpdate({ ...NO_ANSWER, time: Math.round(now), left: [], poses });
  };

  const send = (frame: Uint8Array, now: number) => {
    bytes += frame.byteLength;
    records += decodeUpdate(frame)?.poses.length ?? 0;
    const isLost = random() < way.lost && now > start + 1_000;
    if (isLost && !way.isSentAgain) return;
    const due = now + way.latencyMs + random() * way.jitterMs + (isLost ? AGAIN_MS : 0);
    lastDue = way.isOrdered ? Math.max(lastDue, due) : due;
    onTheWay.push({ due: lastDue, at: Math.round(now), bytes: frame });
  };

  const jumps: number[] = [];
  const strays: number[] = [];
  const errors: number[] = [];
  const shown: RemotePose = { x: 0, z: 0, yaw: 0, vx: 0, vz: 0 };
  const before = people.map(() => ({ x: Number.NaN, z: Number.NaN, time: 0 }));
  let nextTick = start;
  const steps = Math.round((way.seconds * 1_000) / STEP_MS);
  for (let i = 0; i < steps; i++) {
    const now = start + i * STEP_MS;
    people.forEach((person, who) => {
      if (i > 0) person.step(STEP_MS / 1_000, now);
      truth[who]?.x.push(person.motion.x);
      truth[who]?.z.push(person.motion.z);
      if ((i + (phases[who] ?? 0)) % 6 === 0) field.show(ids[who] ?? 0, person.pose(), now);
    });
    if (now >= nextTick) {
      field.tick(nextTick);
      const length = field.frame(watcher, NO_ANSWER, false, out, view, 0);
      if (server === "plain") send(plainFrame(now), now);
      else if (length > 0) send(out.slice(0, length), nextTick);
      nextTick += TICK_MS;
    }
    if (i % 2 === 1) continue;
    for (let k = 0; k < onTheWay.length; k++) {
      const frame = onTheWay[k];
      if (!frame || frame.due > now) continue;
      onTheWay.splice(k--, 1);
      const update = decodeUpdate(frame.bytes);
      if (update) others.receive(update, frame.at, now);
    }
    const time = others.goTo(now - start, now);
    people.forEach((_, who) => {
      const last = before[who];
      if (!last) return;
      const wasInSight = last.time > 0;
      if (!others.poseOf(ids[who] ?? 0, shown)) {
        last.time = 0;
        return;
      }
      const is = trueAt(who, time);
      const was = trueAt(who, last.time);
      if (wasInSight && now > start + 3_000) {
        const dx = shown.x - last.x;
        const dz = shown.z - last.z;
        jumps.push(Math.hypot(dx, dz) - Math.hypot(is.x - was.x, is.z - was.z));
        strays.push(Math.hypot(dx - is.x + was.x, dz - is.z + was.z));
        errors.push(Math.hypot(shown.x - is.x, shown.z - is.z));
      }
      last.x = shown.x;
      last.z = shown.z;
      last.time = time;
    });
  }
  const jump = sorted(jumps);
  const stray = sorted(strays);
  const error = sorted(errors);
  return {
    jump: { most: at(jump, 1), p99: at(jump, 0.99) },
    stray: { most: at(stray, 1), p99: at(stray, 0.99) },
    error: {
      mean: error.reduce((sum, one) => sum + one, 0) / error.length,
      p99: at(error, 0.99),
      most: at(error, 1),
    },
    recordsPerSecond: records / way.seconds / walkers,
    bytesPerSecond: bytes / way.seconds,
    delayMs: others.playout.delayMs(),
  };
}

const sorted = (all: number[]): Float64Array => Float64Array.from(all).sort();
const at = (all: Float64Array, share: number): number =>
  all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
