import { createBeat } from "@karaverse/field-of-view/client";
import { LIMITS, type MotionUpdate } from "@karaverse/protocol";
import type { RawEvents } from "../../../tests/support/raw-guest";
import { floorOf, sceneOfHall } from "../hall";
import type { JoinOrder, JoinReport, LoadReport } from "../messages";
import { quantile } from "../numbers";
import { type Line, openBareLine, openRoomLine } from "./lines";
import { readMotion, skim } from "./motion-eyes";
import { anyMoment, createPace, type Spread } from "./pace";
import { stateEyes } from "./state-eyes";
import { ticketFor } from "./tickets";
import { createTruth } from "./truth";
import { createWalkers } from "./walkers";
import { createWitness, type Findings, noFindings, type Witness } from "./witness";

const SEED = 11;
/** What came in while this process was late lies unread: nobody is accused for it. */
const LATE_MS = 25;
/** Who is not in by then, after the last has knocked, does not come in any more. */
const JOIN_WITHIN_MS = 30_000;
/** Rule M6: our people's inputs come within this before a tick, the last of them so long before it; ms. */
const COME_WITHIN_MS = 20;
const COME_EARLY_MS = 4;
/** Who comes in, or slept, does not catch up. */
const LONGEST_STEP_SECONDS = 0.2;
/** Header of a WebSocket frame to a client; from 126 bytes on two more. */
const FRAME_HEAD = 2;
const LONG = 126;

/** All the people of one contender: they join, walk, and some of them compare what they see with the truth. */
export function createCrowd(order: JoinOrder) {
  const { contender, hall, url } = order;
  const people = hall.people;
  const scene = sceneOfHall(hall);
  const crowd = createWalkers(scene, hall, floorOf(scene), SEED);
  const truth = createTruth(people);
  const lines: (Line | undefined)[] = Array.from({ length: people }, () => undefined);
  const byShortId = new Map<number, number>();
  const witnesses = new Map<number, Witness>();
  const every = Math.max(1, Math.floor(people / Math.max(1, order.witnesses)));
  let findings: Findings = noFindings();
  let counts = noCounts();
  let isIdle = false;
  /** When each made their last step, ms. */
  const steppedAt = new Float64Array(people);
  /** Of the room's ticks, in performance.now(): both are on one machine. */
  const beat = createBeat(1_000 / LIMITS.motionHz);
  const beforeTicks: Spread = {
    spanMs: COME_WITHIN_MS,
    toLast: (now) => (beat.isKnown() ? beat.wait(now, COME_EARLY_MS) : null),
  };

  for (const { x, z, yaw } of scene.spawns) crowd.add(x, z, yaw);
  for (let index = 0; index < people; index += every)
    if (contender !== "floor") witnesses.set(index, createWitness(index, truth));

  const pace = createPace(
    (index, lateMs) => {
      const line = lines[index];
      const walker = crowd.walkers[index];
      if (!line || !walker) return;
      const now = performance.now();
      // As far as they really came: by steps of one length, taken late, they would be off their line each time.
      const seconds = Math.min(LONGEST_STEP_SECONDS, (now - (steppedAt[index] ?? 0)) / 1_000);
      steppedAt[index] = now;
      crowd.advance(index, seconds, isIdle);
      const input = truth.next(index, walker, now);
      if (input) {
        line.move(input);
        counts.inputs++;
      }
      if (walker.gesture) line.gesture(walker.gesture);
      walker.gesture = null;
      counts.steps++;
      if (walker.isWalking) counts.walking++;
      const witness = witnesses.get(index);
      if (lateMs > LATE_MS) witness?.begin();
      witness?.look(now, findings);
    },
    people,
    contender === "ours" ? beforeTicks : anyMoment,
  );

  function corrected(index: number, { id, pose }: NonNullable<MotionUpdate["correction"]>): void {
    byShortId.set(id, index);
    counts.corrections++;
    crowd.put(index, pose.x, pose.z);
  }

  function eyesOf(index: number): RawEvents {
    const witness = witnesses.get(index);
    const onCorrection = (correction: NonNullable<MotionUpdate["correction"]>) =>
      corrected(index, correction);
    const check = (isWhole: boolean) => {
      if (!isWhole) counts.bad++;
    };
    if (contender === "ours") {
      const personOf = (shortId: number) => byShortId.get(shortId);
      return {
        motion: witness
          ? (frame) => check(readMotion(frame, witness, personOf, findings, onCorrection, beat))
          : (frame) => check(skim(frame, onCorrection)),
      };
    }
    return witness ? stateEyes(witness, () => findings) : {};
  }

  async function open(index: number): Promise<Line> {
    if (contender === "floor") return openBareLine(url);
    // The rooms without a door take the person's number for a ticket.
    const ticket = contender === "ours" ? await ticketFor(index, order.roomId, order.secret) : String(index);
    return openRoomLine(url, ticket, order.roomId, eyesOf(index));
  }

  /** Everybody comes at an even pace; one who is refused is counted, and the others go on. */
  async function join(): Promise<JoinReport> {
    const begun = performance.now();
    let why = "";
    const coming: Promise<void>[] = [];
    for (let index = 0; index < people; index++) {
      const due = begun + (index * 1_000) / order.joinsPerSecond;
      const wait = due - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      coming.push(
        open(index).then(
          (line) => {
            lines[index] = line;
          },
          (error: unknown) => {
            why ||= String(error);
          },
        ),
      );
    }
    const isLate = await Promise.race([Promise.all(coming).then(() => false), after(JOIN_WITHIN_MS)]);
    if (isLate) why ||= "it took too long";
    const joined = lines.filter((line) => line !== undefined).length;
    return { joined, refused: people - joined, why, seconds: (performance.now() - begun) / 1_000 };
  }

  async function measure(seconds: number): Promise<LoadReport> {
    findings = noFindings();
    counts = noCounts();
    pace.forget();
    const before = lines.map((line) => line?.told());
    const cpuBefore = process.cpuUsage();
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    const took = (performance.now() - begun) / 1_000;
    const cpu = process.cpuUsage(cpuBefore);
    const down: number[] = [];
    const sum = { messages: 0, bytes: 0 };
    lines.forEach((line, index) => {
      const [from, to] = [before[index], line?.told()];
      if (!from || !to) return;
      const messages = to.messages - from.messages;
      const bytes = to.bytes - from.bytes;
      const head = FRAME_HEAD + (bytes >= messages * LONG ? 2 : 0);
      down.push((bytes + messages * head) / took);
      sum.messages += messages;
      sum.bytes += bytes;
    });
    const found = findings;
    const count = counts;
    const looks = Math.max(1, found.looks);
    return {
      seconds: took,
      people,
      connected: lines.filter((line) => line?.isOpen()).length,
      inputsPerSecond: count.inputs / took,
      walking: count.walking / Math.max(1, count.steps),
      down: { p50: quantile(down, 0.5), p95: quantile(down, 0.95) },
      pattern: {
        messagesPerSecond: sum.messages / took / Math.max(1, down.length),
        bytesPerMessage: sum.bytes / Math.max(1, sum.messages),
      },
      toldHz: found.told / took / Math.max(1, witnesses.size),
      inSight: found.inSight / looks,
      sendToReceiveMs: {
        p50: quantile(found.sendToReceive, 0.5),
        p99: quantile(found.sendToReceive, 0.99),
        count: found.sendToReceive.length,
      },
      staleMs: {
        p50: quantile(found.stale, 0.5),
        p99: quantile(found.stale, 0.99),
        count: found.stale.length,
      },
      placeErrorCm: {
        p50: quantile(found.placeError, 0.5) * 100,
        p99: quantile(found.placeError, 0.99) * 100,
      },
      missed: found.missed,
      falselyShown: found.falselyShown,
      pairs: found.pairs,
      badFrames: count.bad,
      corrections: count.corrections,
      cpu: (cpu.user + cpu.system) / 1e6 / took,
      lateMs: { p99: quantile(pace.late(), 0.99), most: quantile(pace.late(), 1) },
    };
  }

  return {
    join,
    measure,
    setIdle(idle: boolean): void {
      isIdle = idle;
    },
  };
}

export type Crowd = ReturnType<typeof createCrowd>;

const after = (ms: number) => new Promise<true>((resolve) => setTimeout(() => resolve(true), ms));

const noCounts = () => ({ inputs: 0, steps: 0, walking: 0, corrections: 0, bad: 0 });
