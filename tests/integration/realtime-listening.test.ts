import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { positionAt } from "@karaverse/protocol";
import { centsToHz } from "@karaverse/singing";
import { noteAt } from "@karaverse/songs";
import { dispose } from "@livekit/rtc-node";
import { RoomServiceClient } from "livekit-server-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { type Singing, sing, takeTheStage } from "./support/realtime-singing";
import { melodySong, type TestSong } from "./support/realtime-song";
import { connect, type Voice } from "./support/realtime-voices";
import { eventually } from "./support/realtime-wait";

const run = promisify(execFile);

let house: House;
let song: TestSong;
const voices: Voice[] = [];
const songs: Singing[] = [];
beforeAll(async () => {
  house = await openHouse({ voice: true });
  song = await melodySong(house.db);
});
afterAll(async () => {
  for (const singing of songs) singing.stop();
  await Promise.all(voices.map((voice) => voice.leave()));
  await house?.close();
  await dispose();
});

/** What really goes to LiveKit by the position of the song: cents from C4, null where the microphone is still. */
type Sounding = (songTimeMs: number) => number | null;

const asWritten: Sounding = (at) => {
  const note = noteAt(song.track, at);
  return note && note.pitch * 100;
};
const still: Sounding = () => null;
/** On the black keys, while the song is on the white ones. */
const another: Sounding = (at) => {
  const written = asWritten(at);
  return written === null ? null : 100 * ([1, 6, 10, 8, 3][Math.floor(at / 500) % 5] ?? 1);
};

const livekit = () => {
  const { url = "", apiKey = "", apiSecret = "" } = house.livekit ?? {};
  return new RoomServiceClient(url, apiKey, apiSecret);
};

async function publish(guest: Guest, sounding: Sounding): Promise<Voice> {
  const { token } = await guest.must("voice-token", { device: "desktop" });
  const voice = await connect(house.livekit?.url ?? "", token);
  voices.push(voice);
  await eventually(`${guest.name} may speak`, async () => {
    const there = await livekit().listParticipants(guest.state.roomId);
    return there.find(({ identity }) => identity === guest.personId)?.permission?.canPublish;
  });
  await voice.speak(() => {
    const at = positionAt(guest.performance, guest.now());
    const cents = at === null ? null : sounding(at);
    return cents === null ? null : centsToHz(cents);
  });
  return voice;
}

/** Rule C13: who listens is there for LiveKit alone. */
async function isSeenByNobody(guest: Guest, voice: Voice): Promise<void> {
  const listener = await eventually("the house listens", async () =>
    (await livekit().listParticipants(guest.state.roomId)).find(({ permission }) => permission?.hidden),
  );
  expect(listener.permission).toMatchObject({ canPublish: false, canPublishData: false });
  expect([...voice.room.remoteParticipants.keys()]).toEqual([]);
  expect([...guest.state.participants.keys()]).toEqual([guest.personId]);
}

/** Every client sends perfect frames; what is heard of it differs. */
async function perform(name: string, sounding: Sounding | null) {
  const room = await house.room();
  const guest = await house.join(name, { room });
  await guest.until("voice is on", () => guest.state.voice);
  const voice = sounding && (await publish(guest, sounding));
  await takeTheStage(guest, song);
  songs.push(sing(guest, song));
  if (voice) await isSeenByNobody(guest, voice);
  const [result] = (await guest.until("the result", () => guest.heard("result")[0])).performers;
  return { guest, result };
}

describe("what arrives in LiveKit", () => {
  test("C13 bears a sung score out, and keeps perfect frames over silence or another tune out of the best", async () => {
    const [ada, eve, mia, zoe] = await Promise.all([
      perform("Ada", asWritten),
      perform("Eve", still),
      perform("Mia", another),
      perform("Zoe", null),
    ]);
    expect([ada, eve, mia, zoe].map(({ result }) => result?.score)).toEqual([10_000, 10_000, 10_000, 10_000]);
    expect(ada.result).toMatchObject({ verdict: "verified", personalBest: true, rank: 1 });
    expect(eve.result).toMatchObject({ verdict: "silent", personalBest: false, rank: null });
    expect(mia.result).toMatchObject({ verdict: "different", personalBest: false, rank: null });
    expect(zoe.result).toMatchObject({ verdict: "silent", personalBest: false, rank: null });
    const best = await house.db.scores.best(song.id);
    expect(best).toMatchObject([{ singer: "Ada", verdict: "verified" }]);
    expect(await house.db.scores.ranking({})).toMatchObject([{ name: "Ada", points: 10_000 }]);
    const [kept] = await house.db.scores.ofPerson(eve.guest.personId);
    expect(kept).toMatchObject({ points: 10_000, verdict: "silent" });
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
