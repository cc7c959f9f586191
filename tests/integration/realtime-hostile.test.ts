import { randomUUID } from "node:crypto";
import { CLIENT_MESSAGES, LIMITS } from "@karaverse/protocol";
import { encodeFrames } from "@karaverse/singing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { fuzz } from "../../scripts/fuzz/realtime";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { onlookers } from "./support/realtime-onlookers";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Bytes past every library, straight onto the wire. */
function sendRaw(guest: Guest, bytes: Uint8Array): void {
  const { ws } = guest.wire.connection.transport as unknown as { ws: { send(bytes: Uint8Array): void } };
  ws.send(bytes);
}

/** Codes of Colyseus' frames from a client, and some that are none. */
const CODES = [0, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 128, 255];

async function isWell(): Promise<boolean> {
  const { ok } = await fetch(`${house.server.url}/health`);
  return ok;
}

describe("hostile clients", () => {
  test("X1 whatever bytes come, the server stands and the others notice nothing", async () => {
    const room = await house.room();
    const witness = await house.join("Witness", { room });
    const pid = house.server.pid();
    const frames = fc.sample(fc.tuple(fc.constantFrom(...CODES), fc.uint8Array({ maxLength: 300 })), {
      numRuns: 300,
      seed: 20_261_121,
    });
    let rascal = await house.join("Rascal", { room });
    for (const [code, rest] of frames) {
      if (rascal.closed) rascal = await house.join("Rascal", { room });
      sendRaw(rascal, Uint8Array.from([code, ...rest]));
      if (rest.length % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await isWell()).toBe(true);
    expect(house.server.pid()).toBe(pid);
    expect(witness.closed).toBeNull();
    await witness.must("chat", { text: "all is well" });
  });

  test("X1 a socket that talks nonsense before it has joined harms nobody", async () => {
    const room = await house.room();
    const witness = await house.join("Witness", { room });
    const address = house.server.url.replace("http", "ws");
    const paths = [
      "/",
      `/p/${room.id}`,
      `/p/${room.id}?sessionId=${witness.wire.sessionId}`,
      `/p/${room.id}?sessionId=x&reconnectionToken=y`,
      `/p/no-such-room?sessionId=constructor`,
      `/p/__proto__?sessionId=__proto__`,
    ];
    for (const path of paths) {
      const socket = new WebSocket(`${address}${path}`);
      const ended = new Promise((resolve) => socket.on("close", resolve).on("error", resolve));
      socket.on("open", () => {
        for (const code of CODES) socket.send(Uint8Array.from([code, 1, 2, 3, 255]));
        setTimeout(() => socket.close(), 200);
      });
      await ended;
    }
    expect(await isWell()).toBe(true);
    expect(witness.closed).toBeNull();
    await witness.must("chat", { text: "all is well" });
  });

  test("X1 a frame above the limit ends that connection alone", async () => {
    const room = await house.room();
    const [witness, rascal] = [await house.join("Witness", { room }), await house.join("Rascal", { room })];
    sendRaw(rascal, new Uint8Array(LIMITS.maxMessageBytes + 1).fill(13));
    await rascal.untilClosed();
    await witness.must("chat", { text: "all is well" });
  });

  test("X1 every command answers rubbish with a typed refusal and changes nothing", async () => {
    const room = await house.room();
    const rascal = await house.join("Rascal", { room, role: "owner" });
    const rubbish = [undefined, null, 7, "x", [], { __proto__: null, person: { $ne: 1 } }];
    const commands = [
      "sit",
      "chat",
      "queue-song",
      "take-microphone",
      "give-role",
      "ban-participant",
      "ready",
    ];
    for (const name of commands) {
      const answers = await Promise.all(rubbish.map((input) => rascal.askAnything(name, input)));
      for (const answer of answers) expect(answer).toMatchObject({ ok: false, reason: "bad-message" });
      await new Promise((resolve) =>
        setTimeout(resolve, (rubbish.length / LIMITS.commandsPerSecond) * 1_000),
      );
    }
    expect(await rascal.askAnything("constructor", {})).toMatchObject({ reason: "bad-message" });
    expect(await rascal.askAnything("no-such-command", {})).toMatchObject({ reason: "bad-message" });
    rascal.send(CLIENT_MESSAGES.command, "no envelope at all");
    await rascal.until("a complaint", () => rascal.complaints.some(({ reason }) => reason === "bad-message"));
    expect(rascal.queue).toEqual([]);
    expect(rascal.state.participants.size).toBe(1);
  });
});

describe.concurrent("out of turn and out of range", () => {
  test("P1, P5, Q3, C7 what is not one's turn is refused with that reason, and the stage goes its way", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const rascal = await house.join("Rascal", { room });
    const { entry } = await witness.must("queue-song", { song: house.song.id });
    const elsewhere = await house.join("Elsewhere", { room: await house.room() });
    const theirs = await elsewhere.must("queue-song", { song: house.song.id });
    await during(async () => {
      for (const name of ["pause-song", "resume-song", "restart-song", "skip-song"] as const)
        expect(await rascal.tries(name, {})).toBe("nothing-performing");
      expect(await rascal.tries("ready", { performance: 1 })).toBe("nothing-performing");
      expect(await rascal.tries("take-microphone", { entry })).toBe("not-your-turn");
      expect(await rascal.tries("take-microphone", theirs)).toBe("entry-unknown");
      expect(await rascal.tries("remove-entry", { entry })).toBe("not-your-entry");
      expect(await rascal.tries("remove-entry", theirs)).toBe("entry-unknown");
      expect(await rascal.tries("move-entry", { entry, before: null })).toBe("not-allowed");
      const stranger = elsewhere.personId;
      expect(await rascal.tries("follow", { person: stranger })).toBe("not-here");
      expect(await rascal.tries("queue-song", { song: house.song.id, with: [stranger] })).toBe("not-here");
      for (const performance of [0, witness.state.performance.number]) {
        const frames = [{ songTimeMs: 10, cents: 0, clarity: 1, level: -20 }];
        const before = rascal.complaints.length;
        rascal.sendBytes(CLIENT_MESSAGES.sung, encodeFrames({ performance, take: 0, frames }));
        await rascal.until("a complaint", () => rascal.complaints.length > before);
        expect(rascal.complaints.at(-1)?.reason).toBe("frames-impossible");
      }
    });
  });

  test("C7 frames of somebody who does not perform count for nobody while another sings", async () => {
    const room = await house.room();
    const singer = await house.join("Singer", { room });
    const rascal = await house.join("Rascal", { room });
    const { entry } = await singer.must("queue-song", { song: house.song.id });
    await singer.must("take-microphone", { entry });
    const { number } = await singer.untilPhase("preparing");
    expect(await rascal.tries("ready", { performance: number })).toBe("not-your-turn");
    for (const name of ["pause-song", "resume-song", "restart-song", "skip-song"] as const)
      expect(await rascal.tries(name, {})).toBe("not-allowed");
    await singer.must("ready", { performance: number });
    const { startsAt } = await singer.untilPhase("counting-in");
    const frames = [{ songTimeMs: 10, cents: 600, clarity: 1, level: -20 }];
    rascal.sendBytes(
      CLIENT_MESSAGES.sung,
      encodeFrames({ performance: number, take: startsAt >>> 0, frames }),
    );
    await rascal.until("a complaint", () => rascal.complaints.length > 0);
    expect(rascal.complaints).toMatchObject([{ reason: "frames-impossible" }]);
    expect(rascal.heard("frames-kept")).toEqual([]);
    expect(singer.performance.phase).toMatch(/counting-in|singing/);
    await singer.must("skip-song", {});
  });

  test("X1, R4 numbers that are none and words that no database takes are refused, also a host's", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const host = await house.join("Host", { room, role: "host" });
    const { personId: person } = witness;
    await during(async () => {
      for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "1", null])
        expect(await host.askAnything("place-participant", { person, to: { x, z: 0 } })).toMatchObject({
          reason: "bad-message",
        });
      for (const minutes of [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 1e300])
        expect(await host.askAnything("ban-participant", { person, reason: "", minutes })).toMatchObject({
          reason: "bad-message",
        });
      for (const text of ["a\0b", "a\u0007b", "\u001b[2J", "a\u009bb"]) {
        expect(await host.tries("chat", { text })).toBe("bad-message");
        expect(await host.tries("announce", { text })).toBe("bad-message");
        expect(await host.tries("remove-participant", { person, reason: text })).toBe("bad-message");
        expect(await host.tries("update-self", { name: text })).toBe("bad-message");
      }
      expect(await host.tries("update-self", { name: "a\u202egnp.exe" })).toBe("bad-message");
      for (const id of [Number.NaN, -1, 0.5, 1e300, "1", null]) {
        const before = host.complaints.length;
        host.send(CLIENT_MESSAGES.command, { id, name: "stand", input: {} });
        await host.until("a complaint", () => host.complaints.length > before);
      }
      for (const t0 of [Number.NaN, Number.POSITIVE_INFINITY, "now"]) {
        const before = host.complaints.length;
        host.send(CLIENT_MESSAGES.clock, { t0 });
        await host.until("a complaint", () => host.complaints.length > before);
      }
      expect(new Set(host.complaints.map(({ reason }) => reason))).toEqual(new Set(["bad-message"]));
    });
    expect(witness.isIn).toBe(true);
    await host.must("chat", { text: "two\nlines" });
    const stranger = `p-${randomUUID()}`;
    expect(await host.tries("mute-participant", { person: stranger, muted: true })).toBe("not-here");
  });
});

test("X1, X2 after three thousand random and spoilt messages the room is whole and the process well", async () => {
  const { problems } = await fuzz(house, { messages: 3_000, seed: 20_261_121, say: () => undefined });
  expect(problems).toEqual([]);
});
