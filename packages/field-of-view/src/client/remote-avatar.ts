import { bendMs } from "./bend";
import { Correction } from "./correction";
import { fillBend, newMoment, newTold, type RemotePose, set, type Told, turn } from "./told";

/** Records kept: at one a tick 0.8 s, and nobody is shown later than that. */
const KEPT = 16;
/** Beyond what the server vouched for, somebody who walks is thought to walk on for so long, then stands, ms. */
export const EXTRAPOLATE_MS = 250;
/**
 * The server draws the line of who walks anew once a second, and news waits a second at most, and for its turn. Who was
 * not told of for longer than this was lost, ms.
 */
const LONGEST_LINE_MS = 2_250;
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
  #vouched = Number.NaN;
  /** What was shown last; its time is NaN before. */
  readonly #shown = newMoment();
  /** Where the way is at its time. */
  readonly #way = newMoment();
  #yawOff = Number.NaN;

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
    told.leaves = bend === null ? Math.max(last.at, Math.min(at, this.#shown.at || at)) : at - bend;
    told.turns = Math.max(last.at, at - TURN_MS);
    told.turn = turn(last.yaw, pose.yaw);
    if (bend !== null) fillBend(last, told);
    this.#told.push(told);
    this.#keepShown();
  }

  /** A frame of the server time `at` came without a record: still on the line. */
  vouch(at: number): void {
    if (!(at > this.#vouched)) return;
    const hadStopped = this.#shown.at > this.#vouched + EXTRAPOLATE_MS;
    this.#vouched = at;
    if (hadStopped) this.#keepShown();
  }

  /**
   * Fills `out` with the pose at a server time, which the caller has put the playout delay behind. The velocity is what
   * the eye sees, corrections included. Allocates no objects.
   */
  poseAt(time: number, out: RemotePose): void {
    const way = this.#way;
    const shown = this.#shown;
    const correction = this.#correction;
    way.at = time;
    this.#findWay();
    const passed = time - shown.at;
    if (passed > 0) {
      correction.fade(shown, way);
      if (this.#yawOff !== 0) this.#yawOff *= Math.exp((-3 * passed) / YAW_FADE_MS);
    }
    out.x = way.x + correction.x;
    out.z = way.z + correction.z;
    out.yaw = way.yaw + this.#yawOff;
    out.vx = way.vx + correction.vx;
    out.vz = way.vz + correction.vz;
    // Who asks for a moment just past does not turn back what is shown.
    if (passed < 0 && passed > -PAST_MS) return;
    shown.at = time;
    set(shown, out);
  }

  /** Shown beyond what the server has vouched for. */
  isGuessed(): boolean {
    return this.#shown.at > this.#vouched;
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
    first.turns = at - TURN_MS;
    first.turn = 0;
    this.#correction.clear();
    this.#yawOff = 0;
    this.#shown.at = Number.NaN;
  }

  /** The way has changed under what is shown: it goes on from there as it went. */
  #keepShown(): void {
    if (Number.isNaN(this.#shown.at)) return;
    this.#way.at = this.#shown.at;
    this.#findWay();
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

  /** Fills #way for its time. */
  #findWay(): void {
    const told = this.#told;
    const way = this.#way;
    let index = told.length - 1;
    while (index > 0 && (told[index] as Told).leaves > way.at) index--;
    const to = told[index] as Told;
    if (to.way === "cross") this.#cross(to);
    if (way.at < to.at && to.way === "bend") this.#bend(to);
    else this.#line(to);
    this.#turn();
  }

  #cross(to: Told): void {
    const way = this.#way;
    to.way = "crossed";
    if (Number.isNaN(this.#shown.at)) return;
    const { at } = way;
    way.at = this.#shown.at;
    this.#line(to);
    this.#correct();
    way.at = at;
  }

  #line(told: Told): void {
    const way = this.#way;
    const from = told.at - BEFORE_MS;
    // From one record to the next the server has vouched for the line.
    const until =
      told === this.#newest
        ? Math.min(Math.max(this.#vouched, told.at) + EXTRAPOLATE_MS, told.at + LONGEST_LINE_MS)
        : way.at;
    const isGoing = way.at <= until && way.at >= from;
    const seconds = (Math.max(from, Math.min(way.at, until)) - told.at) / 1_000;
    way.x = told.x + told.vx * seconds;
    way.z = told.z + told.vz * seconds;
    way.vx = isGoing ? told.vx : 0;
    way.vz = isGoing ? told.vz : 0;
  }

  #bend({ at, leaves, bendX, bendZ }: Told): void {
    const way = this.#way;
    const share = (way.at - leaves) / (at - leaves);
    const perSecond = 1_000 / (at - leaves);
    way.x = bendX.c0 + share * (bendX.c1 + share * (bendX.c2 + share * bendX.c3));
    way.z = bendZ.c0 + share * (bendZ.c1 + share * (bendZ.c2 + share * bendZ.c3));
    way.vx = perSecond * (bendX.c1 + share * (2 * bendX.c2 + share * 3 * bendX.c3));
    way.vz = perSecond * (bendZ.c1 + share * (2 * bendZ.c2 + share * 3 * bendZ.c3));
  }

  #turn(): void {
    const told = this.#told;
    const way = this.#way;
    let index = told.length - 1;
    while (index > 0 && (told[index] as Told).turns > way.at) index--;
    const to = told[index] as Told;
    const left = Math.min(to.at - to.turns, Math.max(0, to.at - way.at));
    way.yaw = to.yaw - (to.turn * left) / (to.at - to.turns);
  }
}
