import {
  CLIENT_MESSAGES,
  encodeInput,
  INPUT_BYTES,
  LIMITS,
  MOTION_VERSION,
  type Pose,
} from "@karaverse/protocol";
import { sceneOf, seatsOf } from "@karaverse/worlds";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest, Proposal } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { onlookers } from "./support/realtime-onlookers";
import { eventually } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const STEP_MS = 1_000 / LIMITS.motionHz;
const FASTEST = LIMITS.runMetresPerSecond * LIMITS.speedTolerance;
/** What may be made up for after a hiccup, s. */
const SAVED_SECONDS = 1;

type Place = Pick<Pose, "x" | "z">;
const far = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.z - b.z);

async function placeOf(guest: Guest, room: { id: string }): Promise<Place> {
  const detail = await house.detail(room as Parameters<House["detail"]>[0]);
  const found = detail?.participants.find(({ personId }) => personId === guest.personId);
  if (!found) throw new Error(`${guest.name} is nowhere`);
  return found;
}

/** At the pace of an honest client; answers with how often the server said no. */
async function proposeEach(guest: Guest, proposals: readonly Proposal[]): Promise<number> {
  const from = guest.frames.length;
  const startedAt = performance.now();
  for (const [n, proposal] of proposals.entries()) {
    await guest.until("its time", () => performance.now() >= startedAt + n * STEP_MS);
    guest.propose(proposal);
  }
  const last = guest.propose();
  await guest.until("the last is looked at", () => guest.frames.at(-1)?.update.acknowledged === last);
  return guest.frames.slice(from).filter(({ update }) => update.correction).length;
}

async function scene() {
  const room = await house.room();
  const honest = await onlookers(house, room);
  const rascal = await house.join("Rascal", { room });
  return { room, rascal, ...honest };
}

describe.concurrent("cheating legs", () => {
  test("M1 a sprint in a bundle gets nobody further than running", async () => {
    const { room, rascal, witness, during } = await scene();
    await house.put(room, rascal, 0, 12);
    await during(async () => {
      const startedAt = performance.now();
      const from = await placeOf(rascal, room);
      for (let step = 1; step <= 55; step++) rascal.propose({ x: 0, z: 12 - step * 0.3, gait: "run" });
      await rascal.moves();
      const seconds = (performance.now() - startedAt) / 1_000 + SAVED_SECONDS;
      expect(far(await placeOf(rascal, room), from)).toBeLessThan(FASTEST * seconds + 0.5);
    });
    const seen = witness.frames.flatMap(({ update }) =>
      update.poses.filter(({ id }) => id === rascal.shortId).map(({ pose }) => Math.hypot(pose.vx, pose.vz)),
    );
    expect(Math.max(0, ...seen)).toBeLessThan(FASTEST);
  });

  test("M1 whoever reverses at full speed all the time is put right again and again", async () => {
    const { room, rascal, during } = await scene();
    await house.put(room, rascal, 0, 12);
    await during(async () => {
      const zigzag = Array.from({ length: 60 }, (_, n) => ({ x: n % 2 ? 0.2 : 0, gait: "run" as const }));
      expect(await proposeEach(rascal, zigzag)).toBeGreaterThan(5);
    });
  });

  test("M1 through walls, furniture and out of the world: not in one step and not in many small ones", async () => {
    const { room, rascal, during } = await scene();
    await during(async () => {
      const walls: [from: Place, to: Place][] = [
        [
          { x: 0, z: 12 },
          { x: 0, z: 16 },
        ],
        [
          { x: -3, z: -0.6 },
          { x: -7.8, z: -0.6 },
        ],
      ];
      for (const [from, to] of walls) {
        await house.put(room, rascal, from.x, from.z);
        const steps = Array.from({ length: 40 }, (_, n) => ({
          x: from.x + ((to.x - from.x) * (n + 1)) / 40,
          z: from.z + ((to.z - from.z) * (n + 1)) / 40,
        }));
        expect(await proposeEach(rascal, steps)).toBeGreaterThan(0);
        expect(far(await placeOf(rascal, room), to)).toBeGreaterThan(1);
      }
      const before = await placeOf(rascal, room);
      for (const to of [
        { x: 127, z: 127 },
        { x: -128, z: 0 },
        { x: Number.NaN, z: Number.POSITIVE_INFINITY },
        { x: 1e9, z: -1e9 },
      ])
        expect(await rascal.moves(to)).not.toBeNull();
      expect(far(await placeOf(rascal, room), before)).toBeLessThan(0.1);
    });
  });

  test("M3 nobody gets onto the stage by steps, claims or commands", async () => {
    const { room, rascal, witness, during } = await scene();
    await house.put(room, rascal, 0, -4.8);
    await during(async () => {
      const steps = Array.from({ length: 30 }, (_, n) => ({ z: -4.8 - n * 0.05, holdingMicrophone: true }));
      expect(await proposeEach(rascal, steps)).toBeGreaterThan(0);
      const { personId: person } = rascal;
      expect(await rascal.tries("place-participant", { person, to: "stage" })).toBe("not-allowed");
      expect(await rascal.tries("place-participant", { person, to: { x: 0, z: -8 } })).toBe("not-allowed");
      expect((await placeOf(rascal, room)).z).toBeGreaterThan(-5.4);
      await witness.until("the rascal in sight", () => witness.sight.has(rascal.shortId));
      expect(witness.sight.get(rascal.shortId)?.holdingMicrophone).toBe(false);
    });
  });

  test("M2 hopping from seat to seat ends as too fast, and who sits does not walk away", async () => {
    const { room, rascal, during } = await scene();
    const seats = seatsOf(sceneOf("lounge"));
    const [left, right] = [
      seats.find(({ id }) => id === "booth-1/0"),
      seats.find(({ id }) => id === "stool-5/0"),
    ];
    if (!left || !right) throw new Error("other seats than those known");
    await during(async () => {
      const answers: string[] = [];
      let travelled = 0;
      let at = await placeOf(rascal, room);
      const startedAt = performance.now();
      // The slower the answers, the more hops until it is too much.
      for (let n = 0; n < 16 || (n < 36 && !answers.includes("too-fast")); n++) {
        const seat = n % 2 ? left : right;
        const answer = await rascal.tries("sit", { seat: seat.id });
        answers.push(answer);
        if (answer !== "ok") continue;
        travelled += far(at, seat);
        at = seat;
      }
      const seconds = (performance.now() - startedAt) / 1_000;
      expect(travelled).toBeLessThan(60 + FASTEST * seconds);
      expect(answers).toContain("too-fast");
      await rascal.until("sits", () => rascal.pose.seated);
      expect(await rascal.moves({ x: rascal.pose.x + 0.5 })).toMatchObject({ seated: true });
      expect(await rascal.moves({ seated: false, gait: "run", z: rascal.pose.z + 1 })).toMatchObject({
        seated: true,
      });
    });
  });

  test("S1 absurd fields of view and directions show nothing more", async () => {
    const { room, rascal, witness, during } = await scene();
    // Square to the right of the rascal, who looks ahead, and out of the near circle.
    await house.put(room, rascal, -8, 10.5);
    await house.put(room, witness, 2, 10.5);
    await during(async () => {
      await rascal.moves({ viewYaw: 0, fieldOfView: 90 });
      await rascal.until("the witness is out of sight", () => !rascal.sight.has(witness.shortId));
      const from = rascal.frames.length;
      for (const fieldOfView of [0, 1, 121, 180, 254, 255, -90, 1e9, Number.NaN])
        await rascal.moves({ fieldOfView });
      for (const viewYaw of [Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1e-300]) {
        rascal.propose({ viewYaw, yaw: viewYaw, fieldOfView: 255 });
        await rascal.moves({ viewYaw: 0, yaw: 0 });
      }
      const shown = rascal.frames
        .slice(from)
        .flatMap(({ update }) => update.poses.filter(({ id }) => id === witness.shortId));
      expect(shown).toEqual([]);
    });
  });

  test("M1 numbers that jump back, repeat or wrap move nobody twice", async () => {
    const { room, rascal, during } = await scene();
    await house.put(room, rascal, 0, 12);
    await during(async () => {
      const send = (sequence: number, x: number, time = 0) =>
        rascal.sendBytes(
          CLIENT_MESSAGES.motion,
          encodeInput({ sequence, time, pose: { ...rascal.pose, x }, viewYaw: 0, fieldOfView: 90 }),
        );
      const { x } = rascal.pose;
      const known = () => rascal.frames.at(-1)?.update.acknowledged ?? 0;
      const start = known();
      send(start + 1_000, x + 0.1);
      await eventually("it is looked at", () => known() === start + 1_000);
      // Earlier ones, the same again, half way round, and clocks that run backwards or leap.
      for (const ago of [1, 500, 999, 1_000, 0, 0x7fff, 0x8000]) send(start + 1_000 - ago, x + 2);
      for (const time of [0xffff, 1, 0x8000, 40_000]) send(start + 1_001, x + 0.1, time);
      send(start + 1_002, x + 0.1);
      await eventually("the last is looked at", () => known() === start + 1_002);
      expect(far(await placeOf(rascal, room), { x: x + 0.1, z: 12 })).toBeLessThan(0.2);
    });
  });

  test("X1 inputs of another version, cut or too long get bad-message and move nobody", async () => {
    const { room, rascal, during } = await scene();
    const before = await placeOf(rascal, room);
    await during(async () => {
      const whole = encodeInput({
        sequence: 9,
        time: 0,
        pose: { ...rascal.pose, x: rascal.pose.x + 0.3 },
        viewYaw: 0,
        fieldOfView: 90,
      });
      const other = (version: number) => Uint8Array.from([version, ...whole.subarray(1)]);
      const wrong = [other(0), other(1), other(MOTION_VERSION + 1), whole.subarray(0, INPUT_BYTES - 1)];
      for (const bytes of [...wrong, Uint8Array.from([...whole, 0])]) {
        const before = rascal.complaints.length;
        rascal.sendBytes(CLIENT_MESSAGES.motion, bytes);
        await rascal.until("a complaint", () => rascal.complaints.length > before);
        expect(rascal.complaints.at(-1)?.reason).toBe("bad-message");
      }
      expect(far(await placeOf(rascal, room), before)).toBe(0);
    });
  });
});
