import { bendAt, bendMs, bendVelocity, type Moving } from "./bend";
import { Correction } from "./correction";

/** What a record says of somebody, as far as they move. Metres, radians, metres a second; at rest without velocity. */
export interface RemotePose extends Moving {
  yaw: number;
}

interface Told extends RemotePose {
  at: number;
  /** From when on the way leads here, away from the line of the record before. */
  leaves: number;
  /**
   * How the way leads here from the line before: in a bend, or by a line of its own, run backwards, where no walk leads
   * from the one to the other. What is shown then crosses over by a correction, once.
   */
  way: "bend" | "cross" | "crossed";
  /** From when on the body turns to this yaw. */
  turns: number;
}

/** Records kept: at one a tick 0.8 s, and nobody is shown later than that. */
const KEPT = 16;
/** Beyond what the server vouched for, somebody who walks is thought to walk on for so long, then stands, ms. */
export const EXTRAPOLATE_MS = 250;
/** The server tells of who walks once a second. Who was not told of for longer than this was lost, ms. */
const LONGEST_LINE_MS = 1_500;
/** Who comes into sight has walked before, ms. */
const BEFORE_MS = 300;
/** A body turns within this before the record that says so, ms. */
const TURN_MS = 100;
/** Further than this off nobody walked: they were placed, metres. */
const LEAP_METRES = 3;
/** Readers within one picture ask by clocks that differ by less, ms. */
const PAST_MS = 100;
/** A yaw that was shown wrongly is right to 5 % after this long, ms. */
const YAW_FADE_MS = 200;

/**
 * One avatar, shown a little behind the server's time. Between records it goes where the last one pointed, which the
 * server vouches for with every frame that does not say otherwise; from one line to the next it bends as legs do.
 */
export class RemoteAvatar {
  /** Oldest first, reused in turn. */
  readonly #told: Told[] = [];
  readonly #correction = new Correction();
  #vouched: number;
  #shownAt = Number.NaN;
  readonly #shown: RemotePose = { x: 0, z: 0, yaw: 0, vx: 0, vz: 0 };
  readonly #way: RemotePose = { x: 0, z: 0, yaw: 0, vx: 0, vz: 0 };
  #yawOff = 0;

  constructor(first: RemotePose, at: number) {
    this.#told.push(newTold());
    this.#vouched = at;
    this.#begin(first, at);
  }

  /** A record of the server time `at`. One that is not newer than the newest is ignored. */
  push(pose: RemotePose, at: number): void {
    const last = this.#newest;
    if (!(at > last.at)) return;
    this.#vouched = Math.max(this.#vouched, at);
    const between = at - last.at;
    const lineX = last.x + (last.vx * between) / 1_000;
    const lineZ = last.z + (last.vz * between) / 1_000;
    const off = Math.hypot(pose.x - lineX, pose.z - lineZ);
    // Where the news of a stop was lost the line is far off, and they are within a walk.
    const walk = 1 + (Math.hypot(last.vx, last.vz) * between) / 1_000;
    if (off > LEAP_METRES && Math.hypot(pose.x - last.x, pose.z - last.z) > Math.max(LEAP_METRES, walk)) {
      this.#begin(pose, at);
      return;
    }
    const told = this.#told.length < KEPT ? newTold() : (this.#told.shift() as Told);
    const bend = bendMs(last, pose, between);
    set(told, pose);
    told.at = at;
    told.way = bend === null ? "cross" : "bend";
    told.leaves = bend === null ? Math.max(last.at, Math.min(at, this.#shownAt || at)) : at - bend;
    told.turns = Math.max(last.at, at - TURN_MS);
    this.#told.push(told);
    this.#keepShown();
  }

  /** A frame of the server time `at` came without a record: still on the line. */
  vouch(at: number): void {
    if (!(at > this.#vouched)) return;
    const hadStopped = this.#shownAt > this.#vouched + EXTRAPOLATE_MS;
    this.#vouched = at;
    if (hadStopped) this.#keepShown();
  }

  /**
   * Fills `out` with the pose at a server time, which the caller has put the playout delay behind. The velocity is what
   * the eye sees, corrections included. Allocates nothing.
   */
  poseAt(time: number, out: RemotePose): void {
    const correction = this.#correction;
    const way = this.#way;
    this.#wayAt(time);
    const passed = time - this.#shownAt;
    if (passed > 0) {
      correction.fade(passed / 1_000, way.vx, way.vz);
      this.#yawOff *= Math.exp((-3 * passed) / YAW_FADE_MS);
    }
    out.x = way.x + correction.x;
    out.z = way.z + correction.z;
    out.yaw = way.yaw + this.#yawOff;
    out.vx = way.vx + correction.vx;
    out.vz = way.vz + correction.vz;
    // Who asks for a moment just past does not turn back what is shown.
    if (passed < 0 && passed > -PAST_MS) return;
    this.#shownAt = time;
    set(this.#shown, out);
  }

  /** Shown beyond what the server has vouched for. */
  isGuessed(): boolean {
    return this.#shownAt > this.#vouched;
  }

  get #newest(): Told {
    return this.#told[this.#told.length - 1] as Told;
  }

  /** Comes into sight, or was placed: there at once. */
  #begin(pose: RemotePose, at: number): void {
    this.#told.length = 1;
    const first = this.#told[0] as Told;
    set(first, pose);
    first.at = at;
    first.way = "crossed";
    first.leaves = at - BEFORE_MS;
    first.turns = at;
    this.#correction.clear();
    this.#yawOff = 0;
    this.#shownAt = Number.NaN;
  }

  /** The way has changed under what is shown: it goes on from there as it went. */
  #keepShown(): void {
    if (Number.isNaN(this.#shownAt)) return;
    this.#wayAt(this.#shownAt);
    this.#correct();
    this.#yawOff = turn(this.#way.yaw, this.#shown.yaw);
  }

  /** What is shown, less the way, is to be taken back. */
  #correct(): void {
    const correction = this.#correction;
    correction.x = this.#shown.x - this.#way.x;
    correction.z = this.#shown.z - this.#way.z;
    correction.vx = this.#shown.vx - this.#way.vx;
    correction.vz = this.#shown.vz - this.#way.vz;
  }

  /** Fills #way. */
  #wayAt(time: number): void {
    const told = this.#told;
    let index = told.length - 1;
    while (index > 0 && (told[index] as Told).leaves > time) index--;
    const to = told[index] as Told;
    const from = told[index - 1];
    if (to.way === "cross") {
      to.way = "crossed";
      if (!Number.isNaN(this.#shownAt)) {
        this.#line(to, this.#shownAt);
        this.#correct();
      }
    }
    if (time < to.at && from && to.way === "bend") this.#bend(from, to, time);
    else this.#line(to, time);
    this.#yawAt(time);
  }

  #line(told: Told, time: number): void {
    const way = this.#way;
    const isNewest = told === this.#newest;
    const until = isNewest
      ? Math.min(Math.max(this.#vouched, told.at) + EXTRAPOLATE_MS, told.at + LONGEST_LINE_MS)
      : Number.POSITIVE_INFINITY;
    const isGoing = time <= until && time >= told.at - BEFORE_MS;
    const seconds = (Math.max(told.at - BEFORE_MS, Math.min(time, until)) - told.at) / 1_000;
    way.x = told.x + told.vx * seconds;
    way.z = told.z + told.vz * seconds;
    way.vx = isGoing ? told.vx : 0;
    way.vz = isGoing ? told.vz : 0;
  }

  #bend(from: Told, to: Told, time: number): void {
    const way = this.#way;
    const before = (to.leaves - from.at) / 1_000;
    const seconds = (to.at - to.leaves) / 1_000;
    const share = (time - to.leaves) / (to.at - to.leaves);
    const x = from.x + from.vx * before;
    const z = from.z + from.vz * before;
    way.x = bendAt(x, from.vx, to.x, to.vx, seconds, share);
    way.z = bendAt(z, from.vz, to.z, to.vz, seconds, share);
    way.vx = bendVelocity(x, from.vx, to.x, to.vx, seconds, share);
    way.vz = bendVelocity(z, from.vz, to.z, to.vz, seconds, share);
  }

  #yawAt(time: number): void {
    const told = this.#told;
    let index = told.length - 1;
    while (index > 0 && (told[index] as Told).turns > time) index--;
    const to = told[index] as Told;
    const from = told[index - 1];
    this.#way.yaw =
      from && time < to.at
        ? from.yaw + (turn(from.yaw, to.yaw) * (time - to.turns)) / (to.at - to.turns)
        : to.yaw;
  }
}

function newTold(): Told {
  return { x: 0, z: 0, yaw: 0, vx: 0, vz: 0, at: 0, leaves: 0, way: "bend", turns: 0 };
}

function set(out: RemotePose, { x, z, yaw, vx, vz }: RemotePose): void {
  out.x = x;
  out.z = z;
  out.yaw = yaw;
  out.vx = vx;
  out.vz = vz;
}

/** The shorter way round from one yaw to another, radians. */
export function turn(from: number, to: number): number {
  const way = (to - from) % (2 * Math.PI);
  if (way > Math.PI) return way - 2 * Math.PI;
  return way < -Math.PI ? way + 2 * Math.PI : way;
}
