import { Client } from "@colyseus/sdk";
import { LIMITS, ROOM_TYPE, type RoomState } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LineAnswer, RoomAnswer, TicketAnswer } from "../../apps/web/src/lib/api-types";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";
import { type RealtimeServer, startRealtime } from "./support/realtime-server";
import { eventually } from "./support/realtime-wait";

let house: WebHouse;
let realtime: RealtimeServer;
beforeAll(async () => {
  house = await openWebHouse({}, async (databaseUrl) => {
    realtime = await startRealtime(databaseUrl);
    return { REALTIME_INTERNAL_URL: realtime.url };
  });
}, 120_000);
afterAll(async () => {
  await realtime?.stop();
  await house?.close();
});

const guest = async (): Promise<Visitor> => {
  const visitor = house.visitor();
  await visitor.asGuest();
  return visitor;
};

/** Enters as a browser does: a ticket of the web app, the realtime server's door. */
async function enter(visitor: Visitor, slug: string, password?: string) {
  const { body } = await visitor.ask("POST", `/api/rooms/${slug}/ticket`, {
    json: { name: "Ada", password },
  });
  const { ticket, roomId } = body as TicketAnswer;
  const wire = await new Client(realtime.url).joinOrCreate<RoomState>(ROOM_TYPE, { ticket, roomId });
  wire.onMessage("*", () => undefined);
  return wire;
}

/** A room of two with two in it. */
async function fullRoom(change: object = {}) {
  const owner = await guest();
  const { body } = await owner.ask("POST", "/api/rooms", {
    json: { name: "Ours", theme: "box", capacity: 2, ...change },
  });
  const { slug } = (body as RoomAnswer).room;
  const password = "password" in change ? String(change.password) : undefined;
  const inside = [await enter(await guest(), slug, password), await enter(await guest(), slug, password)];
  return { slug, owner, inside };
}

const getInLine = (visitor: Visitor, slug: string, json: object = {}) =>
  visitor.ask("POST", `/api/rooms/${slug}/line`, { json });

/** What the page hears while it waits. */
async function follow(visitor: Visitor, slug: string) {
  const { response } = await visitor.ask("GET", `/api/rooms/${slug}/line`);
  const heard: LineAnswer[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const reading = (async () => {
    let rest = "";
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return;
      const events = (rest + value).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events)
        if (event.startsWith("data: ")) heard.push(JSON.parse(event.slice("data: ".length)) as LineAnswer);
    }
  })();
  return {
    heard,
    async close() {
      await reader?.cancel();
      await reading;
    },
  };
}

describe("the line at the door", () => {
  test("J7 who listens stays in line, hears of every change, and has a place when it is their turn", async () => {
    const { slug, inside } = await fullRoom();
    const [first, second] = [await guest(), await guest()];
    expect((await getInLine(first, slug)).body).toEqual({
      turn: "later",
      position: 1,
      waiting: 1,
      twin: true,
    });
    expect((await getInLine(second, slug)).body).toMatchObject({ position: 2, waiting: 2 });
    const [mine, theirs] = [await follow(first, slug), await follow(second, slug)];
    // Longer than somebody stays in line who does not ask.
    const since = performance.now();
    await eventually("some time", () => performance.now() - since > (LIMITS.lineSeconds + 1) * 1_000);
    expect(mine.heard.at(-1)).toMatchObject({ turn: "later", position: 1 });
    await inside[0]?.leave();
    await eventually("it is the first one's turn", () => mine.heard.at(-1)?.turn === "now");
    await eventually("the second is next", () => {
      const last = theirs.heard.at(-1);
      return last?.turn === "later" && last.position === 1;
    });
    await expect(enter(second, slug)).rejects.toThrow("room-full");
    await enter(first, slug);
    await second.ask("DELETE", `/api/rooms/${slug}/line`);
    await eventually("the second hears that they are out", () => theirs.heard.at(-1)?.turn === "lost");
    await Promise.all([mine.close(), theirs.close()]);
  });

  test("J7 who may not enter does not stand in anybody's way", async () => {
    const { slug, inside } = await fullRoom({ visibility: "password", password: "open sesame" });
    const visitor = await guest();
    expect(await getInLine(house.visitor(), slug)).toMatchObject({ status: 401 });
    expect(await getInLine(visitor, slug)).toMatchObject({ status: 403, body: { error: "password-wrong" } });
    expect(await getInLine(visitor, "nowhere")).toMatchObject({ status: 404 });
    const stream = await follow(visitor, slug);
    await eventually("nobody waits who only listens", () => stream.heard.at(-1)?.turn === "lost");
    await stream.close();
    expect((await getInLine(visitor, slug, { password: "open sesame" })).status).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => getInLine(visitor, slug, { password: "open sesame" })),
    );
    expect(answers.map(({ status }) => status)).toContain(429);
    for (const wire of inside) await wire.leave();
  });

  test("J7 a room in which nobody is has no line", async () => {
    const owner = await guest();
    const { body } = await owner.ask("POST", "/api/rooms", { json: { name: "Ours", theme: "box" } });
    expect((await getInLine(owner, (body as RoomAnswer).room.slug)).body).toEqual({ turn: "now" });
  });

  test("J6, J7 a full room says from outside how it is: its halls, whether a twin has a place", async () => {
    const { slug } = await fullRoom();
    const { body } = await (await guest()).ask("GET", `/api/rooms/${slug}`);
    expect((body as RoomAnswer).room).toMatchObject({
      people: 2,
      capacity: 2,
      full: true,
      twin: true,
      halls: [{ people: 2, free: 0 }],
    });
  });
});
