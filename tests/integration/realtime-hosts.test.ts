import type { LiveStatus } from "@karaverse/protocol";
import { CLOSE_CODES, LIMITS } from "@karaverse/protocol";
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
  const moderator = await house.join("Mo", { room, role: "moderator" });
  const guest = await house.join("Gus", { room });
  return { room, owner, host, moderator, guest };
}

const auditOf = async (roomId: string) =>
  (await house.db.audit.page({ roomId, limit: 50 })).map(({ act, actorName, target }) => ({
    act,
    by: actorName,
    target,
  }));

describe("rights", () => {
  test("R1 each role may do what the table says, and no more", async () => {
    const { room, owner, host, moderator, guest } = await staffed();
    const other = await house.join("Other", { room });
    const person = other.personId;
    for (const one of [guest]) {
      expect(await one.tries("mute-participant", { person, muted: true })).toBe("not-allowed");
      expect(await one.tries("announce", { text: "hello" })).toBe("not-allowed");
      expect(await one.tries("remove-participant", { person })).toBe("not-allowed");
    }
    expect(await moderator.tries("mute-participant", { person, muted: true })).toBe("ok");
    expect(await moderator.tries("announce", { text: "hello" })).toBe("ok");
    expect(await moderator.tries("lock-room", { locked: true })).toBe("not-allowed");
    expect(await moderator.tries("ban-participant", { person, minutes: 1 })).toBe("not-allowed");
    expect(await moderator.tries("change-room", { lights: "dim" })).toBe("not-allowed");
    expect(await host.tries("lock-room", { locked: true })).toBe("ok");
    expect(await host.tries("change-room", { lights: "dim" })).toBe("ok");
    expect(await host.tries("close-room", {})).toBe("not-allowed");
    await guest.until("the announcement", () => guest.heard("announcement").length === 1);
    expect(guest.heard("announcement")).toMatchObject([{ text: "hello", by: "Mo" }]);
    await guest.until("dim and locked", () => guest.state.locked && guest.state.lights === "dim");
    expect(await house.db.rooms.byId(room.id)).toMatchObject({ locked: true, lights: "dim" });
    expect(await owner.tries("lock-room", { locked: false })).toBe("ok");
  });

  test("R2 nobody acts against the same or a higher role, and an admin stands above the owner", async () => {
    const { room, owner, host, moderator } = await staffed();
    const admin = await house.join("Ada", { room, admin: true });
    const second = await house.join("Heinz", { room, role: "host" });
    const acts = [
      [moderator, host],
      [host, second],
      [host, owner],
      [owner, admin],
    ] as const;
    for (const [actor, target] of acts) {
      const { personId: person } = target;
      expect(await actor.tries("mute-participant", { person, muted: true })).toBe("not-allowed");
      expect(await actor.tries("remove-participant", { person })).toBe("not-allowed");
      expect(await actor.tries("place-participant", { person, to: "stage" })).toBe("not-allowed");
    }
    expect(await host.tries("ban-participant", { person: owner.personId, minutes: null })).toBe(
      "not-allowed",
    );
    expect(await admin.tries("mute-participant", { person: owner.personId, muted: true })).toBe("ok");
    expect(await host.tries("mute-participant", { person: "nobody-here", muted: true })).toBe("not-here");
    expect(await host.tries("ban-participant", { person: "nobody-ever", minutes: null })).toBe("not-here");
  });

  test("R3 a role is given by somebody above both the old and the new one, and lasts", async () => {
    const { room, owner, host, moderator, guest } = await staffed();
    expect(await moderator.tries("give-role", { person: guest.personId, role: "singer" })).toBe(
      "not-allowed",
    );
    expect(await host.tries("give-role", { person: guest.personId, role: "host" })).toBe("not-allowed");
    expect(await host.tries("give-role", { person: owner.personId, role: "guest" })).toBe("not-allowed");
    await host.must("give-role", { person: guest.personId, role: "moderator" });
    await guest.until("Gus is a moderator", () => guest.me.role === "moderator");
    expect(await guest.tries("announce", { text: "my first" })).toBe("ok");
    await owner.must("give-role", { person: host.personId, role: "guest" });
    expect(await host.tries("lock-room", { locked: true })).toBe("not-allowed");
    expect(await house.db.roles.get(room.id, guest.personId)).toBe("moderator");
  });

  test("R4 every act on the room or on another person is in the audit log, a refused one is not", async () => {
    const { room, owner, host, guest } = await staffed();
    const person = guest.personId;
    await host.must("mute-participant", { person, muted: true });
    await host.must("place-participant", { person, to: "stage" });
    await host.must("lock-room", { locked: true });
    await host.must("change-room", { theme: "box" });
    const { entry } = await guest.must("queue-song", { song: house.song.id });
    await host.must("remove-entry", { entry });
    const own = await guest.must("queue-song", { song: house.song.id });
    await guest.must("remove-entry", { entry: own.entry });
    await guest.tries("lock-room", { locked: false });
    await owner.must("remove-participant", { person, reason: "enough" });
    const log = await auditOf(room.id);
    expect(log.reverse()).toEqual([
      { act: "mute-participant", by: "Hanna", target: person },
      { act: "place-participant", by: "Hanna", target: person },
      { act: "lock-room", by: "Hanna", target: null },
      { act: "change-room", by: "Hanna", target: null },
      { act: "remove-entry", by: "Hanna", target: entry },
      { act: "remove-participant", by: "Olga", target: person },
    ]);
  });

  test("L3 closing a room tells everybody, and lets nobody in again", async () => {
    const { room, owner, guest } = await staffed();
    await owner.must("close-room", { reason: "it is late" });
    const { code } = await guest.untilClosed();
    expect(code).toBe(CLOSE_CODES.closed);
    expect(guest.heard("goodbye")[0]).toMatchObject({ why: "closed" });
    expect(guest.heard("goodbye")[0]?.message).toContain("it is late");
    await owner.untilClosed();
    await expect(guest.enter()).rejects.toThrow("room-closed");
    expect((await house.db.rooms.byId(room.id))?.closedAt).not.toBeNull();
    await owner.until("nobody is there", async () => (await house.detail(room)) === null);
  });
});

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
    const shown = await guest.until("the song", () =>
      last()?.singing?.phase === "counting-in" ? last() : null,
    );
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

describe("talk", () => {
  test("X3 chat carries the name the server knows, newcomers hear what was said, five hundred and no more", async () => {
    const room = await house.room();
    const [ada, ben] = [await house.join("Ada", { room }), await house.join("Ben", { room })];
    await ada.must("chat", { text: " hello " });
    expect(await ada.tries("chat", { text: "x".repeat(500) })).toBe("ok");
    expect(await ada.tries("chat", { text: "x".repeat(501) })).toBe("bad-message");
    expect(await ada.tries("chat", { text: "  " })).toBe("bad-message");
    await ada.askAnything("chat", { text: "I am Ben", name: "Ben", person: ben.personId });
    await ben.until("three lines", () => ben.heard("chat").length === 3);
    expect(ben.heard("chat")[0]).toMatchObject({ person: ada.personId, name: "Ada", text: "hello" });
    expect(ben.heard("chat")[2]).toMatchObject({ person: ada.personId, name: "Ada" });
    const late = await house.join("Late", { room });
    await late.until("the history", () => late.heard("chat-history").length === 1);
    expect(late.heard("chat-history")[0]?.map(({ text }) => text)).toEqual([
      "hello",
      "x".repeat(500),
      "I am Ben",
    ]);
  });
});
