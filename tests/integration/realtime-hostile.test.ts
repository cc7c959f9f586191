import { CLIENT_MESSAGES, CLOSE_CODES, LIMITS } from "@karaverse/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { eventually } from "./support/realtime-wait";

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

  test("X2 too much gets too-fast; who goes on is sent out, and has not lost the right to come back", async () => {
    const room = await house.room();
    const [witness, rascal] = [await house.join("Witness", { room }), await house.join("Rascal", { room })];
    const answers = Array.from({ length: LIMITS.commandsPerSecond * 2 + 10 }, () =>
      rascal.askAnything("react", { reaction: "heart" }),
    );
    const settled = await Promise.all(answers);
    expect(settled.some((answer) => !answer.ok && answer.reason === "too-fast")).toBe(true);
    for (let i = 0; i < 300; i++) rascal.send(CLIENT_MESSAGES.clock, { t0: i });
    await rascal.untilClosed();
    expect(rascal.closed?.code).toBe(CLOSE_CODES.abuse);
    expect(rascal.heard("goodbye")).toMatchObject([{ why: "abuse" }]);
    await witness.until("the rascal is gone", () => !witness.sees(rascal));
    await rascal.enter();
    await rascal.must("chat", { text: "sorry" });
  });

  test("X2 a flood of motion moves nobody faster and ends the same way", async () => {
    const room = await house.room();
    const [witness, rascal] = [await house.join("Witness", { room }), await house.join("Rascal", { room })];
    await eventually("the flood has an end", async () => {
      for (let i = 0; i < 50 && !rascal.closed; i++) rascal.propose({ z: rascal.pose.z - 0.01 });
      return rascal.closed !== null;
    });
    expect(rascal.closed?.code).toBe(CLOSE_CODES.abuse);
    await witness.must("chat", { text: "all is well" });
  });
});
