import {
  CLOSE_CODES,
  COMMANDS,
  type CommandName,
  LIMITS,
  may,
  mayActOn,
  mayGive,
  type Rank,
  ROLES,
} from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { takeTheStage } from "./support/realtime-singing";
import { eventually } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

type Room = Awaited<ReturnType<House["room"]>>;

const NOBODY = "nobody-at-all";
const RANKS: readonly Rank[] = [...ROLES, "admin"];

/** Inputs that hurt nobody, for every command that needs a right; closing the room is asked for apart. */
const HARMLESS: Partial<Record<CommandName, unknown>> = {
  sit: { seat: "no-such-seat" },
  stand: {},
  take: { thing: "no-such-thing" },
  "put-back": {},
  gesture: { gesture: "wave" },
  react: { reaction: "heart" },
  chat: { text: "hello" },
  "voice-token": { device: "desktop" },
  "set-microphone": { on: false },
  "queue-song": { song: "no-such-song" },
  "remove-entry": { entry: NOBODY },
  "move-entry": { entry: NOBODY, before: null },
  "change-rotation": {},
  "pass-turn": { entry: NOBODY },
  "make-duet": { entry: NOBODY, with: NOBODY },
  "invite-singers": { entry: NOBODY, people: [NOBODY] },
  "join-entry": { entry: NOBODY },
  "decline-singer": { entry: NOBODY, person: NOBODY },
  "leave-entry": { entry: NOBODY },
  "swap-parts": { entry: NOBODY, with: NOBODY },
  "sing-along": {},
  "answer-sing-along": { person: NOBODY, accept: false },
  "leave-stage": {},
  "tune-song": { song: "no-such-song", tuning: { semitones: 0, tempo: 100 } },
  "take-microphone": { entry: NOBODY },
  "mute-participant": { person: NOBODY, muted: true },
  "remove-participant": { person: NOBODY },
  "ban-participant": { person: NOBODY, reason: "", minutes: 1 },
  "give-role": { person: NOBODY, role: "guest" },
  "place-participant": { person: NOBODY, to: "floor" },
  announce: { text: "hello" },
  "lock-room": { locked: false },
  "change-room": {},
};

const joinAs = (room: Room, rank: Rank): Promise<Guest> =>
  house.join(rank, rank === "admin" ? { room, admin: true } : { room, role: rank });

async function everyRank(room: Room): Promise<Map<Rank, Guest>> {
  const people = new Map<Rank, Guest>();
  for (const rank of RANKS) people.set(rank, await joinAs(room, rank));
  return people;
}

const reasonOf = async (guest: Guest, name: CommandName, input: unknown): Promise<string> => {
  const answer = await guest.askAnything(name, input);
  return answer.ok ? "ok" : answer.reason;
};

describe.concurrent("rights", () => {
  test("R1 every role may do what the table of rights says, and nothing else", async () => {
    const room = await house.room();
    const rights = Object.values(COMMANDS).flatMap(({ name, right, refusals }) =>
      right ? [{ name, right, refuses: [...refusals].includes("not-allowed") }] : [],
    );
    for (const [rank, guest] of await everyRank(room)) {
      for (const { name, right, refuses } of rights) {
        if (name === "close-room") continue;
        const reason = await reasonOf(guest, name, HARMLESS[name]);
        // Some say the same to who has the right, but not on this stage.
        if (refuses && may(rank, right)) continue;
        expect([rank, name, reason === "not-allowed"]).toEqual([rank, name, !may(rank, right)]);
        expect(reason).not.toBe("bad-message");
      }
    }
  });

  test("R1 only the owner and admins close a room; all are told, and nobody comes in any more", async () => {
    const room = await house.room();
    const people = await everyRank(room);
    for (const [rank, guest] of people)
      if (!may(rank, "close")) expect(await guest.tries("close-room", { reason: "" })).toBe("not-allowed");
    const owner = people.get("owner");
    owner?.send("command", { id: 999, name: "close-room", input: { reason: "late" } });
    for (const guest of people.values()) {
      expect((await guest.untilClosed()).code).toBe(CLOSE_CODES.closed);
      expect(guest.heard("goodbye")).toMatchObject([{ why: "closed" }]);
    }
    await expect(house.join("Late", { room })).rejects.toThrow("room-closed");
  });

  test("R2 nobody acts on a person of the same or a higher role, nor on themselves", async () => {
    const room = await house.room();
    const people = await everyRank(room);
    for (const [actorRank, actor] of people) {
      for (const [targetRank, target] of people) {
        const person = target.personId;
        const isAllowed = may(actorRank, "mute") && mayActOn(actorRank, targetRank);
        const muted = await actor.tries("mute-participant", { person, muted: false });
        expect([actorRank, targetRank, muted]).toEqual([
          actorRank,
          targetRank,
          isAllowed ? "ok" : "not-allowed",
        ]);
        if (isAllowed) continue;
        const removed = await actor.tries("remove-participant", { person });
        expect([actorRank, targetRank, removed]).toEqual([actorRank, targetRank, "not-allowed"]);
      }
    }
    for (const guest of people.values()) expect(guest.isIn).toBe(true);
  });

  test("R2 a host bans neither another host nor the owner, also when those have left", async () => {
    const room = await house.room();
    const [host, other, owner] = [
      await joinAs(room, "host"),
      await joinAs(room, "host"),
      await joinAs(room, "owner"),
    ];
    await Promise.all([other.leave(), owner.leave()]);
    await host.until("both are gone", () => !host.sees(other) && !host.sees(owner));
    for (const { personId: person } of [other, owner])
      expect(await host.tries("ban-participant", { person, reason: "", minutes: 1 })).toBe("not-allowed");
    expect(await house.db.bans.active(owner.personId, room.id)).toBeNull();
  });

  test("R2 ids of people and songs of another room are of no use", async () => {
    const [here, there] = [await house.room(), await house.room()];
    const owner = await joinAs(here, "owner");
    const ada = await house.join("Ada", { room: there });
    const { entry } = await ada.must("queue-song", { song: house.song.id });
    const { personId: person } = ada;
    expect(await owner.tries("mute-participant", { person, muted: true })).toBe("not-here");
    expect(await owner.tries("remove-participant", { person })).toBe("not-here");
    expect(await owner.tries("place-participant", { person, to: "stage" })).toBe("not-here");
    expect(await owner.tries("follow", { person })).toBe("not-here");
    expect(await owner.tries("queue-song", { song: house.song.id, with: [person] })).toBe("not-here");
    expect(await owner.tries("remove-entry", { entry })).toBe("entry-unknown");
    expect(await owner.tries("move-entry", { entry, before: null })).toBe("entry-unknown");
    expect(await owner.tries("take-microphone", { entry })).toBe("entry-unknown");
    expect(ada.isIn).toBe(true);
    expect(ada.queue).toEqual([entry]);
  });

  test("R3 a role is given by somebody above both the old and the new one, and holds at once", async () => {
    const room = await house.room();
    const people = await everyRank(room);
    for (const actorRank of RANKS) {
      for (const from of ROLES) {
        for (const to of ROLES) {
          const actor = people.get(actorRank);
          const target = people.get(from);
          if (!actor || !target || actor === target || mayGive(actorRank, from, to)) continue;
          const given = await actor.tries("give-role", { person: target.personId, role: to });
          expect([actorRank, from, to, given]).toEqual([actorRank, from, to, "not-allowed"]);
        }
      }
    }
    const [guest, host, owner] = [people.get("guest"), people.get("host"), people.get("owner")];
    if (!guest || !host || !owner) throw new Error("not everybody came");
    expect(await guest.tries("announce", { text: "now" })).toBe("not-allowed");
    await host.must("give-role", { person: guest.personId, role: "moderator" });
    await guest.until("a moderator", () => guest.me.role === "moderator");
    expect(await guest.tries("announce", { text: "now" })).toBe("ok");
    expect(await house.db.roles.get(room.id, guest.personId)).toBe("moderator");
    await owner.must("give-role", { person: guest.personId, role: "host" });
    expect(await host.tries("give-role", { person: guest.personId, role: "guest" })).toBe("not-allowed");
    await owner.must("give-role", { person: guest.personId, role: "guest" });
    await guest.until("a guest", () => guest.me.role === "guest");
    expect(await guest.tries("announce", { text: "now" })).toBe("not-allowed");
  });

  test("R4 what hosts do to people and the room is in the audit log, what they were refused is not", async () => {
    const room = await house.room();
    const [owner, ada, bea] = [
      await joinAs(room, "owner"),
      await house.join("Ada", { room }),
      await house.join("Bea", { room }),
    ];
    const person = ada.personId;
    const entry = await takeTheStage(ada, house.song);
    const { entry: one } = await ada.must("queue-song", { song: house.song.id });
    await owner.must("move-entry", { entry: one, before: null });
    await owner.must("change-rotation", { rotation: "first-come" });
    await owner.must("skip-song", {});
    await owner.must("mute-participant", { person, muted: true });
    await owner.must("give-role", { person, role: "singer" });
    await owner.must("place-participant", { person, to: "stage" });
    await owner.must("announce", { text: "Soon" });
    await owner.must("lock-room", { locked: true });
    await owner.must("change-room", { lights: "show" });
    await owner.must("remove-participant", { person, reason: "late" });
    await owner.must("ban-participant", { person: bea.personId, reason: "rude", minutes: 5 });
    expect(await owner.tries("mute-participant", { person: NOBODY, muted: true })).toBe("not-here");
    owner.send("command", { id: 999, name: "close-room", input: { reason: "" } });
    const page = () => house.db.audit.page({ roomId: room.id, limit: 50 });
    await eventually("twelve acts are written down", async () => (await page()).length >= 12);
    const written = (await page()).reverse();
    expect(new Set(written.map(({ act }) => act))).toEqual(
      new Set(Object.values(COMMANDS).flatMap(({ name, audited }) => (audited ? [name] : []))),
    );
    for (const row of written) expect(row).toMatchObject({ actorId: owner.personId, actorName: "owner" });
    expect(written.find(({ act }) => act === "ban-participant")).toMatchObject({
      target: bea.personId,
      details: { reason: "rude", minutes: 5 },
    });
    expect(written.find(({ act }) => act === "mute-participant")).toMatchObject({ target: person });
    expect(entry).not.toBe(one);
  });

  test("R4 what an admin does from the dashboard is in the audit log as well", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    const response = await house.act(room, { act: "mute", person: ada.personId, muted: true });
    expect(response.status).toBe(200);
    await ada.until("muted", () => ada.me.muted);
    expect(await house.db.audit.page({ roomId: room.id, limit: 5 })).toMatchObject([
      { actorName: "Dashboard", act: "mute-participant", target: ada.personId },
    ]);
    const unknown = await house.act({ ...room, id: "nowhere" }, { act: "lock", locked: true });
    expect(unknown.status).toBe(404);
    const bare = await fetch(`${house.server.url}/internal/rooms`);
    expect(bare.status).toBe(401);
  });
});

describe.concurrent("talking", () => {
  test("X3 a line is sent to all with the name the server knows, whatever the client claims", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await ada.askAnything("chat", { text: " Hello ", name: "Bea", person: bea.personId, at: 0 });
    const line = await bea.until("a line", () => bea.heard("chat")[0]);
    expect(line).toMatchObject({ person: ada.personId, name: "Ada", text: "Hello" });
    expect(Math.abs(line.at - bea.now())).toBeLessThan(30_000);
    expect(ada.heard("chat")).toEqual([line]);
    const late = await house.join("Late", { room });
    const history = await late.until("what was said", () => late.heard("chat-history")[0]);
    expect(history).toEqual([line]);
  });

  test("X3 a line has at most 500 characters, and something in it", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    for (const text of ["", "   ", "\n", "x".repeat(LIMITS.chatLength + 1)])
      expect(await ada.tries("chat", { text })).toBe("bad-message");
    const longest = "x".repeat(LIMITS.chatLength);
    await ada.must("chat", { text: longest });
    await bea.until("the one line", () => bea.heard("chat").length > 0);
    expect(bea.heard("chat").map(({ text }) => text)).toEqual([longest]);
  });

  test("X3 reactions and announcements carry who they are from", async () => {
    const room = await house.room();
    const [ada, moderator] = [await house.join("Ada", { room }), await joinAs(room, "moderator")];
    await ada.must("react", { reaction: "fire" });
    expect(await moderator.until("a reaction", () => moderator.heard("reaction")[0])).toEqual({
      person: ada.personId,
      reaction: "fire",
    });
    await moderator.must("announce", { text: "Doors close at ten" });
    expect(await ada.until("an announcement", () => ada.heard("announcement")[0])).toMatchObject({
      text: "Doors close at ten",
      by: "moderator",
    });
  });
});
