import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { availableParallelism, loadavg } from "node:os";
import { promisify } from "node:util";
import type { Room } from "@karaverse/database";
import { type PerformerResult, positionAt, type Verdict } from "@karaverse/protocol";
import { centsToHz } from "@karaverse/singing";
import { noteAt } from "@karaverse/songs";
import { dispose } from "@livekit/rtc-node";
import { RoomServiceClient } from "livekit-server-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { type Singing, sing } from "./support/realtime-singing";
import { melodySong, type TestSong } from "./support/realtime-song";
import { connect, type Voice } from "./support/realtime-voices";
import { eventually } from "./support/realtime-wait";

const run = promisify(execFile);

/** Somebody is heard well enough within so long, also where much else wants the processor. */
const JUDGED_WITHIN_MS = 150_000;
/** Processes that want each core: who listens stands back behind them all, as it should, and hears pieces. */
const isOverloaded = () => (loadavg()[0] ?? 0) > 4 * availableParallelism();
/** Who has the microphone and is not ready has 20 s (Rule P2). */
const COMES_WITHIN_MS = 12_000;

let house: House;
const voices: Voice[] = [];
const songs: Singing[] = [];
beforeAll(async () => {
  house = await openHouse({ voice: true });
});
afterAll(async () => {
  for (const singing of songs) singing.stop();
  await Promise.all(voices.map((voice) => voice.leave()));
  await house?.close();
  await dispose();
});

/** What really goes to LiveKit by the position of the song: cents from C4, null where the microphone is still. */
type Sounding = (song: TestSong, songTimeMs: number) => number | null;

const asWritten: Sounding = (song, at) => {
  const note = noteAt(song.track, at);
  return note && note.pitch * 100;
};
const still: Sounding = () => null;
/** On the black keys, while the song is on the white ones. */
const another: Sounding = (song, at) => {
  const written = asWritten(song, at);
  return written === null ? null : 100 * ([1, 6, 10, 8, 3][Math.floor(at / 500) % 5] ?? 1);
};

const livekit = () => {
  const { url = "", apiKey = "", apiSecret = "" } = house.livekit ?? {};
  return new RoomServiceClient(url, apiKey, apiSecret);
};

async function publish(guest: Guest, song: TestSong, sounding: Sounding): Promise<Voice> {
  const { token } = await guest.must("voice-token", { device: "desktop" });
  const voice = await connect(house.livekit?.url ?? "", token);
  voices.push(voice);
  await eventually(`${guest.name} may speak`, async () => {
    const there = await livekit().listParticipants(guest.state.roomId);
    return there.find(({ identity }) => identity === guest.personId)?.permission?.canPublish;
  });
  await voice.speak((aheadMs) => {
    const at = positionAt(guest.performance, guest.now() + aheadMs);
    const cents = at === null ? null : sounding(song, at);
    return cents === null ? null : centsToHz(cents);
  });
  return voice;
}

/** Who listens is there for LiveKit alone; they may not come before the stage waits no longer. */
async function untilListenedTo([guest, second]: readonly [Guest, Guest | null], voice: Voice | null) {
  const there = async () =>
    (await livekit().listParticipants(guest.state.roomId)).find(({ permission }) => permission?.hidden);
  const listener = await eventually("the house listens", there, COMES_WITHIN_MS).catch(() => null);
  if (!listener) return;
  expect(listener.permission).toMatchObject({ canPublish: false, canPublishData: false });
  const others = second ? [second.personId] : [];
  const isAll = (seen: Iterable<string>, people: readonly string[]) => [...seen].join() === people.join();
  const room = voice?.room;
  if (room) await eventually("nobody else is heard", () => isAll(room.remoteParticipants.keys(), others));
  await guest.until("nobody else", () => isAll(guest.state.participants.keys(), [guest.personId, ...others]));
}

/** A database that gets no time answers late, and the door says so. */
function enter(name: string, room: Room, role?: "host"): Promise<Guest> {
  const come = () => house.join(name, { room, ...(role && { role }) });
  return eventually(`${name} is in`, () => come().catch((error: unknown) => void console.info(name, error)));
}

interface Scene {
  readonly name: string;
  readonly sounding: Sounding | null;
  readonly verdict: Verdict;
  /** Somebody who sings along, as written, from the middle of the song. */
  readonly along?: string;
}

/** Every client sends perfect frames; what is heard of it differs. */
async function perform({ name, sounding, along }: Scene, song: TestSong) {
  const room = await house.room();
  const guest = await enter(name, room);
  await guest.until("voice is on", () => guest.state.voice);
  const voice = sounding && (await publish(guest, song, sounding));
  const second = along ? await enter(along, room, "host") : null;
  const other = second && (await publish(second, song, asWritten));
  const { entry } = await guest.must("queue-song", { song: song.id });
  await guest.must("take-microphone", { entry });
  await untilListenedTo([guest, second], voice);
  const { number } = await guest.untilPhase("preparing");
  songs.push(sing(guest, song));
  await guest.must("ready", { performance: number });
  const gaps = () => (voice?.gaps() ?? 0) + (other?.gaps() ?? 0);
  const before = gaps();
  if (second) {
    await second.until("the song", () => second.performance.phase === "singing");
    await second.must("sing-along", {});
    songs.push(sing(second, song));
  }
  const { performers } = await guest.until("the result", () => guest.heard("result")[0]);
  const isWhole = gaps() === before;
  // Who sings again wants the processor.
  await Promise.all([voice?.leave(), other?.leave()]);
  return { guest, song, performers, isWhole };
}

/**
 * On a machine that has no time for it nothing is said of a voice, and they sing again; but nothing wrong is said at any
 * time of what really sounded. Null: nobody had the time.
 */
async function performUntilJudged(scene: Scene) {
  const end = performance.now() + JUDGED_WITHIN_MS;
  const judged = new Map<string, Awaited<ReturnType<typeof perform>> & { own: PerformerResult }>();
  const wanted = [scene.name, ...(scene.along ? [scene.along] : [])];
  while (performance.now() < end && wanted.some((name) => !judged.has(name))) {
    const song = await melodySong(house.db, `melody-${randomUUID()}`, wanted.length);
    const sung = await perform(scene, song);
    for (const own of sung.performers) {
      if (sung.isWhole) expect([scene.verdict, null], own.name).toContain(own.verdict);
      if (own.verdict === scene.verdict && !judged.has(own.name)) judged.set(own.name, { ...sung, own });
    }
  }
  return wanted.map((name) => judged.get(name) ?? null);
}

describe("what arrives in LiveKit", () => {
  test("C13, P13 bears a sung score out, also of who sings along from the middle, and keeps perfect frames over silence or another tune out of the best", async ({
    skip,
  }) => {
    const scenes: Scene[] = [
      { name: "Ada", sounding: asWritten, verdict: "verified", along: "Bea" },
      { name: "Eve", sounding: still, verdict: "silent" },
      { name: "Mia", sounding: another, verdict: "different" },
      { name: "Zoe", sounding: null, verdict: "silent" },
    ];
    const judged = (await Promise.all(scenes.map(performUntilJudged))).flat();
    if (judged.includes(null) && isOverloaded())
      return skip(`no time to listen at a load of ${loadavg()[0]?.toFixed(0)}`);
    const [ada, bea, ...others] = judged;
    expect(ada?.own).toMatchObject({ score: 10_000, verdict: "verified", personalBest: true, rank: 1 });
    expect(bea?.own).toMatchObject({ verdict: "verified", whole: false, personalBest: false });
    const best = await house.db.scores.best(ada?.song.id ?? "");
    expect(best).toMatchObject([{ singer: "Ada", points: 10_000, verdict: "verified" }]);
    const ranking = await house.db.scores.ranking({ roomId: ada?.guest.state.roomId ?? "" });
    expect(ranking).toMatchObject([{ name: "Ada", points: 10_000, verified: true }]);

    for (const [i, sung] of others.entries()) {
      const { verdict } = scenes[i + 1] ?? {};
      expect(sung?.own).toMatchObject({ score: 10_000, verdict, personalBest: false, rank: null });
      expect(await house.db.scores.best(sung?.song.id ?? "")).toEqual([]);
      const [kept] = await house.db.scores.ofPerson(sung?.guest.personId ?? "");
      expect(kept).toMatchObject({ points: 10_000, verdict });
    }
  });

  test("C13 whoever listens ends with the server, also with one that is killed", async () => {
    const of = async (pid: number) =>
      (await run("ps", ["-o", "pid=", "--ppid", String(pid)])).stdout
        .split("\n")
        .flatMap((line) => Number(line) || []);
    const children = await of(house.server.pid());
    expect(children).toHaveLength(1);
    house.server.kill();
    await eventually("nobody listens any more", () => !isAlive(children[0] ?? 0));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
