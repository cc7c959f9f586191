import { CLIENT_MESSAGES, CLOSE_CODES, encodeFaceInput, FACE_VALUES, LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { onlookers } from "./support/realtime-onlookers";
import { eventually } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const command = (guest: Guest, id: number, name: string, input: unknown) =>
  guest.send(CLIENT_MESSAGES.command, { id, name, input });
/** Between two looks at the time, ms. */
const LONGEST_STEP_MS = 200;
/** Nobody may send more of what everybody hears in the time that these tests take. */
const HEARD_AT_MOST = 40;
/** Rule X2 of words: at once, and a second. */
const WORDS = { burst: 10, perSecond: 2 } as const;

describe("one after the other", () => {
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

describe.concurrent("floods", () => {
  test.each<[what: string, send: (rascal: Guest, n: number) => void]>([
    ["commands", (rascal, n) => command(rascal, n, "stand", {})],
    ["chat", (rascal, n) => command(rascal, n, "chat", { text: "!" })],
    ["reactions", (rascal, n) => command(rascal, n, "react", { reaction: "wow" })],
    ["names", (rascal, n) => command(rascal, n, "update-self", { name: `N${n}` })],
    ["songs", (rascal, n) => command(rascal, n, "queue-song", { song: "none" })],
    ["what is no command", (rascal) => rascal.send(CLIENT_MESSAGES.command, { id: "x" })],
    ["questions for the time", (rascal, n) => rascal.send(CLIENT_MESSAGES.clock, { t0: n })],
    ["motion", (rascal) => rascal.propose()],
    ["garbled motion", (rascal) => rascal.sendBytes(CLIENT_MESSAGES.motion, new Uint8Array(3))],
    [
      "faces",
      (rascal) => rascal.sendBytes(CLIENT_MESSAGES.face, encodeFaceInput(new Uint8Array(FACE_VALUES))),
    ],
    ["sung frames", (rascal) => rascal.sendBytes(CLIENT_MESSAGES.sung, new Uint8Array(12))],
    ["what nobody knows", (rascal, n) => rascal.send(`no-such-message-${n}`, n)],
  ])("X2 a flood of %s gets too-fast, then the door; nobody else notices", async (_, send) => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const rascal = await house.join("Rascal", { room });
    await during(async () => {
      for (let n = 10_000; n < 10_200; n++) send(rascal, n);
      expect((await rascal.untilClosed()).code).toBe(CLOSE_CODES.abuse);
      expect(rascal.heard("goodbye")).toMatchObject([{ why: "abuse" }]);
      await witness.until("the rascal is gone", () => !witness.sees(rascal));
    }, HEARD_AT_MOST);
  });

  test("X2 whoever sends all kinds of messages just below what is allowed stays, and is no burden", async () => {
    const room = await house.room();
    const { during } = await onlookers(house, room);
    const rascal = await house.join("Rascal", { room });
    await during(async () => {
      // What a process that stood still did not send is not made up for: that would be a flood.
      let seconds = 0;
      let lookedAt = performance.now();
      const every = (hz: number, send: () => void) => {
        let sent = 0;
        return () => {
          for (; sent < seconds * hz; sent++) send();
        };
      };
      const kinds = [
        every(LIMITS.motionHz * 0.4, () => rascal.propose()),
        every(14, () => rascal.send(CLIENT_MESSAGES.clock, { t0: 1 })),
        every(14, () => rascal.sendBytes(CLIENT_MESSAGES.face, encodeFaceInput(new Uint8Array(FACE_VALUES)))),
        every(19, () => rascal.sendBytes(CLIENT_MESSAGES.sung, new Uint8Array(12))),
        every(19, () => command(rascal, 10_000, "gesture", { gesture: "wave" })),
      ];
      await eventually("three seconds are over", async () => {
        const now = performance.now();
        seconds += Math.min(now - lookedAt, LONGEST_STEP_MS) / 1_000;
        lookedAt = now;
        for (const send of kinds) send();
        // Nor is a server that stood still sent more than it has read.
        const last = rascal.propose();
        await rascal.until("it is read", () => rascal.frames.at(-1)?.update.acknowledged === last);
        return seconds > 3;
      });
      await rascal.must("stand", {});
      expect(rascal.closed).toBeNull();
      expect(rascal.complaints.filter(({ reason }) => reason !== "frames-impossible")).toEqual([]);
    });
  });

  test("X2 dropping the line and coming back gives no new allowance", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const rascal = await house.join("Rascal", { room });
    await during(async () => {
      const said: string[] = [];
      const began = performance.now();
      for (let visit = 0; visit < 4; visit++) {
        const lines = Array.from({ length: 8 }, (_, line) => `${visit}/${line}`);
        said.push(...(await Promise.all(lines.map((text) => rascal.tries("chat", { text })))));
        await rascal.drop();
        await rascal.comeBack();
      }
      const admitted = said.filter((answer) => answer === "ok").length;
      const seconds = (performance.now() - began) / 1_000;
      expect(admitted).toBeLessThanOrEqual(Math.ceil(WORDS.burst + WORDS.perSecond * seconds));
      await witness.until("all that was admitted", () => witness.heard("chat").length >= admitted);
      expect(witness.heard("chat").length).toBe(admitted);
    }, HEARD_AT_MOST);
  });
});
