import { randomUUID } from "node:crypto";
import type { Room } from "@karaverse/database";
import { decodeUpdate, encodeInput, LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRawGuest } from "../support/raw-guest";
import { type House, openHouse } from "./support/realtime-house";
import { createMirror } from "./support/realtime-mirror";
import { eventually } from "./support/realtime-wait";

const TICK_MS = 1_000 / LIMITS.motionHz;
/** How long somebody doesn't read, by the server's clock: less than the ten seconds after which they are cut off, ms. */
const ASLEEP_MS = 7_000;
/** The state changes so often meanwhile, ms. */
const CHANGE_EVERY_MS = 1_000;
/** A question each 2 s, and 1.5 s until its answer is late: so much can be on its way at most, ms. */
const KNOWN_WITHIN_MS = 3_500;
/** Tests share their machine: what is late by so much may be the machine's. */
const HICCUP_MS = 3_000;
/** Who waited for somebody that does not read would wait for eight seconds and more. */
const LONGEST_GAP_MS = 6_000;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Seen {
  /** The server's time when it was made. */
  time: number;
  /** Ours when it came. */
  at: number;
}

async function enter(room: Room) {
  const personId = `p-${randomUUID()}`;
  await house.db.people.ensureGuest({ id: personId, name: "Guest" });
  const ticket = await house.ticketFor(room, { personId, name: "Guest" });
  const mirror = createMirror();
  const frames: Seen[] = [];
  // The first proposal is corrected to where they stand.
  let place = { x: 0, z: 0 };
  const raw = await openRawGuest(
    { url: house.server.url, ticket, roomId: room.id },
    {
      ...mirror.hears,
      motion(bytes) {
        const update = decodeUpdate(bytes);
        if (!update) return;
        frames.push({ time: update.time, at: performance.now() });
        place = update.correction?.pose ?? place;
      },
    },
  );
  let sequence = 0;
  return {
    personId,
    raw,
    mirror,
    frames,
    newest: () => frames[frames.length - 1]?.time ?? 0,
    /** Turns on the spot. */
    turn() {
      sequence = (sequence + 1) & 0xffff;
      const still = { vx: 0, vz: 0, gait: "rest", seated: false, holdingMicrophone: false } as const;
      const pose = { x: place.x, z: place.z, yaw: (sequence % 60) / 10, ...still, gesture: 0, level: 0 };
      raw.move(encodeInput({ sequence, pose, viewYaw: 0, fieldOfView: 90, time: performance.now() }));
    },
  };
}

type Entered = Awaited<ReturnType<typeof enter>>;

/** Keeps them moving, so that there is a frame for everybody in every tick. */
function keepMoving(people: readonly Entered[]): () => void {
  const timer = setInterval(() => {
    for (const person of people) person.turn();
  }, TICK_MS);
  return () => clearInterval(timer);
}

const longestGap = (frames: readonly Seen[]): number =>
  frames.slice(1).reduce((most, { at }, nth) => Math.max(most, at - (frames[nth]?.at ?? at)), 0);

describe.concurrent("somebody who does not read", () => {
  test("gets the newest motion and every change of the state when they read on, and nobody waits for them", async () => {
    const room = await house.room();
    const host = await house.join("Host", { room, role: "host" });
    const [mover, witness, sleeper] = [await enter(room), await enter(room), await enter(room)];
    const rest = keepMoving([mover, witness]);
    await eventually("all see it", () =>
      [witness, sleeper].every(({ frames }) => frames.length > LIMITS.motionHz),
    );

    sleeper.raw.stopReading();
    const read = sleeper.frames.length;
    const [asleepAt, seen] = [witness.newest(), witness.frames.length];
    const songs: string[] = [];
    let lights: "dim" | "show" = "show";
    // On a slow machine there is time for fewer.
    for (let changes = 1; witness.newest() - asleepAt < ASLEEP_MS; changes++) {
      lights = lights === "show" ? "dim" : "show";
      await host.must("change-room", { lights });
      if (songs.length === 0) songs.push((await host.must("queue-song", { song: house.song.id })).entry);
      else await host.must("remove-entry", { entry: songs.pop() ?? "" });
      await eventually(
        "others go on",
        () => witness.newest() - asleepAt >= Math.min(ASLEEP_MS, changes * CHANGE_EVERY_MS),
      );
    }
    const [awakeAt, slept] = [witness.newest(), witness.frames.slice(seen)];
    expect(sleeper.frames.length).toBe(read);
    sleeper.raw.readOn();

    await eventually("the newest motion", () => sleeper.newest() > awakeAt);
    await eventually("the same state", () => sleeper.mirror.text() === witness.mirror.text());
    expect(sleeper.mirror.state.lights).toBe(lights);
    const late = sleeper.frames.filter(({ time }) => time > asleepAt && time <= awakeAt);
    const lastLate = late[late.length - 1]?.time ?? asleepAt;
    expect(lastLate - asleepAt).toBeLessThan(KNOWN_WITHIN_MS + HICCUP_MS);
    expect(longestGap(slept)).toBeLessThan(LONGEST_GAP_MS);
    expect(sleeper.raw.closed).toBeNull();
    const from = sleeper.frames.length;
    await eventually("motion as before", () => sleeper.frames.length > from + LIMITS.motionHz);
    rest();
    for (const { raw } of [mover, witness, sleeper]) raw.leave();
  });

  test("L1 is cut off after ten seconds, and the place is kept", async () => {
    const room = await house.room();
    const [mover, witness, sleeper] = [await enter(room), await enter(room), await enter(room)];
    const rest = keepMoving([mover, witness]);
    await eventually("motion", () => sleeper.frames.length > 0);
    sleeper.raw.stopReading();
    const placeOf = ({ personId }: Entered) => witness.mirror.state.participants.get(personId);
    await eventually(
      "the others see that the connection is lost",
      () => placeOf(sleeper)?.connected === false,
    );
    expect(longestGap(witness.frames)).toBeLessThan(LONGEST_GAP_MS);
    sleeper.raw.readOn();
    await eventually("they notice", () => sleeper.raw.closed);
    expect(placeOf(sleeper)).toBeDefined();
    rest();
    for (const { raw } of [mover, witness]) raw.leave();
  });
});
