import { LIMITS } from "@karaverse/protocol";
import { dispose } from "@livekit/rtc-node";
import { decodeJwt } from "jose";
import { AccessToken, RoomServiceClient, TokenVerifier } from "livekit-server-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { connect, listen, type Voice } from "./support/realtime-voices";
import { eventually, never } from "./support/realtime-wait";

let house: House;
const voices: Voice[] = [];
beforeAll(async () => {
  house = await openHouse({ voice: true });
});
afterAll(async () => {
  await Promise.all(voices.map((voice) => voice.leave()));
  await house?.close();
  await dispose();
});

const tokenOf = async (guest: Guest) => (await guest.must("voice-token", { device: "desktop" })).token;

async function voiceOf(guest: Guest, token?: string): Promise<Voice> {
  const voice = await connect(house.livekit?.url ?? "", token ?? (await tokenOf(guest)));
  voices.push(voice);
  return voice;
}

/** Somebody as LiveKit itself knows them; undefined when they are not there. */
async function known({ state, personId }: Guest) {
  const { url = "", apiKey = "", apiSecret = "" } = house.livekit ?? {};
  const livekit = new RoomServiceClient(url, apiKey, apiSecret);
  return (await livekit.listParticipants(state.roomId)).find(({ identity }) => identity === personId);
}

/** As LiveKit itself signs them for who may speak. */
function tokenOfLiveKit({ state, personId }: Guest): Promise<string> {
  const token = new AccessToken(house.livekit?.apiKey, house.livekit?.apiSecret, { identity: personId });
  token.addGrant({ roomJoin: true, room: state.roomId, canPublish: true });
  return token.toJwt();
}

/** Rule V3: the permission to speak comes a moment after the connection. */
async function speakUp(guest: Guest, voice: Voice): Promise<void> {
  await eventually(`${guest.name} may speak`, async () => (await known(guest))?.permission?.canPublish);
  await voice.speak();
}

/** Publishes again and again, allowed or not; the answer ends it. */
function insist(voice: Voice): () => void {
  const timer = setInterval(() => void voice.speak().catch(() => undefined), 150);
  return () => clearInterval(timer);
}

async function roomWith(...names: string[]) {
  const room = await house.room();
  const host = await house.join("Hanna", { room, role: "host" });
  await host.until("voice is on", () => host.state.voice);
  return { room, host, guests: await Promise.all(names.map((name) => house.join(name, { room }))) };
}

const LOUD = 0.2;

describe("voice tokens", () => {
  test("V1 a token is for the person and the room of the connection that asks, and for nothing else", async () => {
    const { room, guests } = await roomWith("Ada");
    const [ada] = guests as [Guest];
    const { token, mayPublish } = await ada.must("voice-token", { device: "desktop" });
    const { apiKey = "", apiSecret = "" } = house.livekit ?? {};
    const claims = await new TokenVerifier(apiKey, apiSecret).verify(token);
    expect(mayPublish).toBe(true);
    expect(claims.sub).toBe(ada.personId);
    expect(claims.name).toBe("Ada");
    expect(claims.video).toMatchObject({ room: room.id, roomJoin: true, canPublish: false });
    for (const power of [
      "canPublishData",
      "roomAdmin",
      "roomCreate",
      "roomList",
      "roomRecord",
      "canUpdateOwnMetadata",
    ])
      expect(claims.video?.[power as "roomAdmin"] ?? false).toBe(false);
    expect((claims.exp ?? 0) - Date.now() / 1_000).toBeLessThan(120);
  });
});

describe("a moderator's mute", () => {
  test("V3 a client that ignores it falls silent for everybody, until the voice is given back", async () => {
    const { host, guests } = await roomWith("Ada", "Ben");
    const [ada, ben] = guests as [Guest, Guest];
    const oldToken = await tokenOf(ada);
    const [singer, ears] = [await voiceOf(ada), listen(await voiceOf(ben))];
    await speakUp(ada, singer);
    await eventually("Ben hears Ada", () => ears.loudness() > LOUD);

    await host.must("mute-participant", { person: ada.personId, muted: true });
    await ears.untilSilent("silence");
    // Ada's client goes on, publishes again, asks for a new token, and comes back with an old one.
    const giveUp = insist(singer);
    expect(await ada.tries("set-microphone", { on: true })).toBe("muted");
    expect(await ada.must("voice-token", { device: "desktop" })).toMatchObject({ mayPublish: false });
    await never("a sound", () => ears.loudness() > 0, 1_000);
    giveUp();
    const again = await voiceOf(ada, oldToken);
    const giveUpAgain = insist(again);
    await never("a sound from an old token", () => ears.loudness() > 0, 1_500);
    giveUpAgain();
    // LiveKit signs tokens anew for who is connected; such a one still says what was allowed then.
    const kept = await voiceOf(ada, await tokenOfLiveKit(ada));
    const giveUpAtLast = insist(kept);
    await eventually("the permission is gone", async () => !(await known(ada))?.permission?.canPublish);
    await ears.untilSilent("silence again");
    await never("a sound from a token that was kept", () => ears.loudness() > 0, 1_000);
    giveUpAtLast();

    await host.must("mute-participant", { person: ada.personId, muted: false });
    const third = await voiceOf(ada);
    await speakUp(ada, third);
    await eventually("Ben hears Ada again", () => ears.loudness() > LOUD);
  });

  test("V3 who leaves and comes in again is still muted", async () => {
    const { room, host, guests } = await roomWith("Ada");
    const [ada] = guests as [Guest];
    await host.must("mute-participant", { person: ada.personId, muted: true });
    await ada.leave();
    await host.until("Ada is gone", () => !host.sees(ada));
    const back = await house.join("Ada", { room, personId: ada.personId });
    expect(back.me.muted).toBe(true);
    expect(await back.must("voice-token", { device: "desktop" })).toMatchObject({ mayPublish: false });
  });

  test("V3, L3 who is removed is out of LiveKit as well, also with an old token", async () => {
    const { host, guests } = await roomWith("Ada", "Ben");
    const [ada, ben] = guests as [Guest, Guest];
    const oldToken = await tokenOf(ada);
    const [singer, ears] = [await voiceOf(ada), listen(await voiceOf(ben))];
    await speakUp(ada, singer);
    await eventually("Ben hears Ada", () => ears.loudness() > LOUD);
    await host.must("remove-participant", { person: ada.personId, reason: "" });
    await ears.untilSilent("silence");
    const again = await voiceOf(ada, oldToken).catch(() => null);
    const giveUp = again && insist(again);
    await eventually("LiveKit sent them out", async () => !(await known(ada)));
    await never("a sound of somebody who is out", () => ears.loudness() > 0, 500);
    giveUp?.();
    expect(decodeJwt(oldToken).sub).toBe(ada.personId);
  });
});

describe("earshot", () => {
  test("V2 the nearest open microphones are told, performers first, and who goes away lingers", async () => {
    const { room, guests } = await roomWith("Ada", "Ben");
    const [ada, ben] = guests as [Guest, Guest];
    const last = () => ada.heard("earshot").at(-1);
    await ada.until("an earshot", () => last());
    await ben.must("set-microphone", { on: true });
    await ada.until("Ben in earshot", () => last()?.others.includes(ben.personId));
    await house.put(room, ben, 0, 12);
    await house.put(room, ada, 0, -4.9);
    const offAt = performance.now();
    await ben.must("set-microphone", { on: false });
    await ada.until("Ben out of earshot", () => !last()?.others.includes(ben.personId));
    expect(performance.now() - offAt).toBeGreaterThan(LIMITS.earshotLingerMs - 600);
    const { entry } = await ben.must("queue-song", { song: house.song.id });
    await ben.must("take-microphone", { entry });
    await ada.until("Ben performs", () => last()?.performers.includes(ben.personId));
    expect(last()?.others).not.toContain(ben.personId);
  });

  test("V2, V3 nobody is told to listen to a muted person, not even to one who performs", async () => {
    const { host, guests } = await roomWith("Ada", "Ben");
    const [ada, ben] = guests as [Guest, Guest];
    const told = () => ada.heard("earshot").at(-1) ?? { performers: [], others: [] };
    const mute = (muted: boolean) => host.must("mute-participant", { person: ben.personId, muted });
    await ben.must("set-microphone", { on: true });
    await ada.until("Ben in earshot", () => told().others.includes(ben.personId));
    await mute(true);
    const isTold = () => [...told().performers, ...told().others].includes(ben.personId);
    await ada.until("Ben out of earshot, without lingering", () => !isTold(), LIMITS.earshotLingerMs);
    await ben.until("is muted", () => ben.me.muted && !ben.me.microphoneOn);
    await mute(false);
    const { entry } = await ben.must("queue-song", { song: house.song.id });
    await ben.must("take-microphone", { entry });
    await ada.until("Ben performs", () => told().performers.includes(ben.personId));
    await mute(true);
    await ada.until("Ben is not to be heard", () => !isTold(), LIMITS.earshotLingerMs);
    await mute(false);
    await ada.until("Ben is to be heard again", () => told().performers.includes(ben.personId));
  });
});

describe("LiveKit goes and comes", () => {
  test("V3, V4 the room says that voice is off and why, goes on, and says when it is back; the muted stay muted", async () => {
    const { host, guests } = await roomWith("Ada", "Ben");
    const [ada, ben] = guests as [Guest, Guest];
    house.livekit?.kill();
    await ada.until("voice is off", () => !ada.state.voice);
    expect(ada.state.voiceOffReason).toContain("voice server");
    await host.must("mute-participant", { person: ada.personId, muted: true });
    await ada.must("chat", { text: "no voice, but here" });
    await ada.until("voice is back", () => ada.state.voice);
    expect(await ada.must("voice-token", { device: "phone" })).toMatchObject({ mayPublish: false });
    const [singer, ears] = [await voiceOf(ada), listen(await voiceOf(ben))];
    const giveUp = insist(singer);
    await never("a sound from the muted", () => ears.loudness() > 0, 1_000);
    giveUp();
    await host.must("mute-participant", { person: ada.personId, muted: false });
    // What was refused before still waits for its answer in the old connection.
    await speakUp(ada, await voiceOf(ada));
    await eventually("Ben hears Ada", () => ears.loudness() > LOUD);
  });
});
