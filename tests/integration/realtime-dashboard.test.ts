import type { LiveStatus } from "@karaverse/protocol";
import { LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "./support/realtime-house";
import { SECRET, VOICE_OFF } from "./support/realtime-server";
import { takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function staffed() {
  const room = await house.room();
  const owner = await house.join("Olga", { room, role: "owner" });
  const host = await house.join("Hanna", { room, role: "host" });
  await house.join("Mo", { room, role: "moderator" });
  const guest = await house.join("Gus", { room });
  return { room, owner, host, guest };
}

const auditOf = async (roomId: string) =>
  (await house.db.audit.page({ roomId, limit: 50 })).map(({ act, actorName, target }) => ({
    act,
    by: actorName,
    target,
  }));

describe("the dashboard", () => {
  test("R1, R4 an admin's acts are the host's commands, in the admin's name", async () => {
    const { room, owner, guest } = await staffed();
    const person = guest.personId;
    const ok = async (act: Parameters<House["act"]>[1]) =>
      expect((await house.act(room, act)).status).toBe(200);
    await ok({ act: "mute", person, muted: true });
    await guest.until("muted", () => guest.me.muted);
    await ok({ act: "move", person, x: 2, z: 1 });
    await guest.until("moved", () => Math.abs(guest.pose.x - 2) < 0.1);
    await ok({ act: "stage", person, on: true });
    await guest.until("on the stage", () => guest.me.onStage);
    await ok({ act: "role", person: owner.personId, role: "host" });
    await ok({ act: "lock", locked: true });
    await ok({ act: "theme", theme: "open-air", lights: "show" });
    await ok({ act: "announce", text: "from above" });
    await guest.until(
      "all of it",
      () => guest.state.theme === "open-air" && guest.heard("announcement").length,
    );
    const entry = await takeTheStage(owner, house.song);
    expect((await house.act(room, { act: "remove-entry", entry })).status).toBe(409);
    await ok({ act: "skip" });
    await ok({ act: "ban", person, reason: "spam", minutes: 5 });
    await guest.untilClosed();
    await ok({ act: "close", reason: "" });
    await owner.untilClosed();
    const acts = (await auditOf(room.id)).map(({ act, by }) => `${by}: ${act}`);
    for (const act of ["mute-participant", "give-role", "skip-song", "ban-participant", "close-room"])
      expect(acts).toContain(`Dashboard: ${act}`);
  });

  test("R1 the internal API is closed without the password, and refuses what it can't read", async () => {
    const { room, guest } = await staffed();
    for (const path of ["/rooms", `/rooms/${room.id}`, "/stream"]) {
      expect((await fetch(`${house.server.url}/internal${path}`)).status).toBe(401);
      const wrong = { headers: { authorization: `Bearer ${SECRET}x` } };
      expect((await fetch(`${house.server.url}/internal${path}`, wrong)).status).toBe(401);
    }
    const post = (body: string, roomId = room.id) =>
      fetch(`${house.server.url}/internal/rooms/${roomId}/acts`, {
        method: "POST",
        body,
        headers: { authorization: `Bearer ${SECRET}`, "content-type": "application/json" },
      });
    expect((await post("{")).status).toBe(400);
    expect((await post(JSON.stringify({ act: { act: "explode" } }))).status).toBe(400);
    expect((await house.act(room, { act: "kick", person: "nobody", reason: "" })).status).toBe(409);
    expect((await house.act({ ...room, id: "empty-room" }, { act: "skip" })).status).toBe(404);
    expect(guest.closed).toBeNull();
  });

  test("V4 the stream shows people, places, song and costs, at once and when something changes", async () => {
    const { room, host, guest } = await staffed();
    const statuses: LiveStatus[] = [];
    const end = new AbortController();
    const response = await fetch(`${house.server.url}/internal/stream`, {
      headers: { authorization: `Bearer ${SECRET}` },
      signal: end.signal,
    });
    const read = (async () => {
      let rest = "";
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const events = (rest + chunk).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) statuses.push(JSON.parse(event.slice("data: ".length)) as LiveStatus);
      }
    })().catch(() => undefined);
    const last = () => statuses.at(-1)?.rooms.find(({ roomId }) => roomId === room.id);
    await guest.until("four people", () => last()?.people === 4);
    await takeTheStage(guest, house.song);
    await host.moves({ x: host.pose.x + 0.2 });
    const isRunning = (phase = "") => ["counting-in", "singing"].includes(phase);
    const shown = await guest.until("the song, and the singer on the stage", () => {
      const now = last();
      const singer = now?.participants.find(({ name }) => name === "Gus");
      return isRunning(now?.singing?.phase) && singer?.sight === 3 && (singer.z ?? 0) < -6 ? now : null;
    });
    expect(shown).toMatchObject({
      name: room.name,
      slug: room.slug,
      capacity: 20,
      voice: false,
      queueLength: 1,
      singing: { title: expect.stringContaining("Three lines"), artist: "The House", singers: ["Gus"] },
    });
    const gus = shown.participants.find(({ name }) => name === "Gus");
    expect(gus).toMatchObject({ connected: true, onStage: true, role: "guest", sight: 3 });
    expect(gus?.z).toBeLessThan(-6);
    await guest.until("round trips", () =>
      last()?.participants.every(({ roundTripMs }) => roundTripMs !== null),
    );
    expect(shown.tickMs.p99).toBeGreaterThan(0);
    expect(host.state.voiceOffReason).toBe(VOICE_OFF);
    await guest.leave();
    await host.until("three people", () => last()?.people === 3, LIMITS.returnSeconds * 1_000);
    end.abort();
    await read;
  });
});
