import type { Room } from "@karaverse/database";
import { LIMITS, type PlaceInLine } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { SEAT } from "./support/realtime-seats";
import { takeTheStage } from "./support/realtime-singing";
import { eventually, never } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** A room of two with two in the first hall, and one in the twin beside them. */
async function overfull(): Promise<{ room: Room; ann: Guest; bob: Guest; twin: Guest }> {
  const room = await house.room({ capacity: 2 });
  const [ann, bob] = [await house.join("Ann", { room }), await house.join("Bob", { room })];
  const twin = await house.join("Tina", { room, overflow: "twin" });
  return { room, ann, bob, twin };
}

/** Whether any motion frame since then spoke of somebody. */
const wasTold = (guest: Guest, { shortId }: Guest, since = 0): boolean =>
  guest.frames
    .slice(since)
    .some(({ update }) => update.left.includes(shortId) || update.poses.some(({ id }) => id === shortId));

describe.concurrent("twins", () => {
  test("J2, J6 the third person of a room of two is refused, and gets the twin hall on wish", async () => {
    const { room, ann, twin } = await overfull();
    await expect(house.join("Cleo", { room })).rejects.toThrow("room-full");
    expect([ann.me.crowd, twin.me.crowd]).toEqual([0, 1]);
    const cleo = await house.join("Cleo", { room, overflow: "twin" });
    const dora = await house.join("Dora", { room, overflow: "twin" });
    expect([cleo.me.crowd, dora.me.crowd]).toEqual([1, 2]);
    expect(await house.detail(room)).toMatchObject({
      people: 5,
      capacity: 2,
      halls: [
        { people: 2, free: 0 },
        { people: 2, free: 0 },
        { people: 1, free: 1 },
      ],
      twin: true,
    });
  });

  test("J6, S4 two crowds are not sent each other's motion, not one byte, wherever they stand", async () => {
    const { room, ann, bob, twin } = await overfull();
    await house.put(room, bob, 0.5, 1);
    await house.put(room, twin, 1, 1);
    await house.put(room, ann, 0, 1);
    await ann.until("Bob in sight", () => ann.sight.has(bob.shortId));
    for (let step = 0; step < 8; step++) {
      const x = (step % 4) * 0.1;
      await Promise.all([ann.moves({ x }), bob.moves({ x: 0.5 + x }), twin.moves({ x: 1 + x })]);
    }
    expect([wasTold(ann, twin), wasTold(bob, twin), wasTold(twin, ann), wasTold(twin, bob)]).toEqual(
      Array(4).fill(false),
    );
    expect(wasTold(ann, bob)).toBe(true);
    expect(await twin.tries("follow", { person: ann.personId })).toBe("not-here");
    await never("somebody of the other crowd in sight", () => twin.sight.size > 0, 600);
  });

  test("J6, S3 who performs is seen by both crowds, wherever they came from, and by one when the song is over", async () => {
    const { ann, bob, twin } = await overfull();
    await takeTheStage(twin, house.song);
    await Promise.all(
      [ann, bob].map((each) => each.until("the singer in sight", () => each.sight.has(twin.shortId))),
    );
    await never("the audience of the first hall in the twin", () => twin.sight.size > 0, 400);
    // Following somebody does not outlast their time on the stage.
    await ann.must("follow", { person: twin.personId });
    await twin.must("skip-song", {});
    await Promise.all(
      [ann, bob].map((each) => each.until("the singer is gone", () => !each.sight.has(twin.shortId))),
    );
    expect(ann.sees(twin)).toBe(true);
  });

  test("J6, V2 earshot is of one's own crowd, and of who performs", async () => {
    const { room, ann, bob, twin } = await overfull();
    for (const each of [ann, bob, twin]) {
      await house.put(room, each, 0, 1);
      await each.must("set-microphone", { on: true });
    }
    const heard = (guest: Guest) => guest.heard("earshot").flatMap(({ others }) => others);
    await ann.until("Bob is heard", () => heard(ann).includes(bob.personId));
    await bob.until("Ann is heard", () => heard(bob).includes(ann.personId));
    await takeTheStage(ann, house.song);
    await twin.until("the singer is heard", () =>
      twin.heard("earshot").some(({ performers }) => performers.includes(ann.personId)),
    );
    expect(heard(twin)).toEqual([]);
    for (const each of [ann, bob]) expect(heard(each)).not.toContain(twin.personId);
  });

  test("J6, M2 each crowd has seats of its own; queue and chat are everybody's", async () => {
    const { ann, bob, twin } = await overfull();
    await ann.must("sit", { seat: SEAT });
    expect(await bob.tries("sit", { seat: SEAT })).toBe("seat-taken");
    expect(await twin.tries("sit", { seat: SEAT })).toBe("ok");
    await twin.must("chat", { text: "hello over there" });
    await ann.until("the words", () => ann.heard("chat").some(({ text }) => text === "hello over there"));
    const { entry } = await bob.must("queue-song", { song: house.song.id });
    await twin.until("the song", () => twin.queue.includes(entry));
    await ann.leave();
    await bob.until("the seat is free", () => !bob.sees(ann));
    expect(await bob.tries("sit", { seat: SEAT })).toBe("ok");
    expect(twin.me.seat).toBe(SEAT);
  });

  test("J6, L1 who drops comes back to the twin, also with a new ticket when the first hall has a place", async () => {
    const { ann, twin } = await overfull();
    await twin.drop();
    await twin.comeBack();
    expect(twin.me.crowd).toBe(1);
    await ann.leave();
    await twin.until("a place in the first hall", () => !twin.sees(ann));
    await twin.drop();
    await twin.enter();
    expect(twin.me.crowd).toBe(1);
  });

  test("J6, J4 after the server was killed everybody is back in their hall, whoever comes first", async () => {
    const annexe = await house.annexe();
    const room = await annexe.room({ capacity: 2 });
    const home = (crowd: number) => ({ room, crowd, overflow: "twin" }) as const;
    const [ann, bob] = [await annexe.join("Ann", home(0)), await annexe.join("Bob", home(0))];
    const twin = await annexe.join("Tina", home(1));
    annexe.server.kill();
    await twin.untilClosed();
    await twin.untilIn();
    await Promise.all([ann.enter(), bob.enter()]);
    expect([ann, bob, twin].map(({ me }) => me.crowd)).toEqual([0, 0, 1]);
  });

  test("J8 a friend's link leads to their crowd, or to a hall with room", async () => {
    const { room, ann, twin } = await overfull();
    const friend = await house.join("Finn", { room, crowd: twin.me.crowd });
    expect(friend.me.crowd).toBe(1);
    await expect(house.join("Late", { room, crowd: 1 })).rejects.toThrow("room-full");
    await ann.leave();
    await twin.until("a place in the first hall", () => !twin.sees(ann));
    const late = await house.join("Late", { room, crowd: 1 });
    expect(late.me.crowd).toBe(0);
    await expect(house.join("Odd", { room, crowd: LIMITS.crowdsMax })).rejects.toThrow("ticket-invalid");
  });
});

describe.concurrent("the line", () => {
  const position = (place: PlaceInLine | null) => (place?.turn === "later" ? place.position : null);

  test("J7 who waits moves up in order; a free place is theirs alone, and hosts still come in", async () => {
    const { room, ann } = await overfull();
    expect(position(await house.inLine(room, "p-first"))).toBe(1);
    expect(position(await house.inLine(room, "p-second"))).toBe(2);
    expect((await house.detail(room))?.waiting).toBe(2);
    await ann.leave();
    await eventually(
      "it is the first one's turn",
      async () => (await house.inLine(room, "p-first"))?.turn === "now",
    );
    expect(position(await house.inLine(room, "p-second"))).toBe(1);
    await expect(house.join("Passer-by", { room })).rejects.toThrow("room-full");
    await expect(house.join("Second", { room, personId: "p-second" })).rejects.toThrow("room-full");
    await house.join("Host", { room, role: "host" });
    const first = await house.join("First", { room, personId: "p-first" });
    expect(first.me.crowd).toBe(0);
    expect(position(await house.inLine(room, "p-second"))).toBe(1);
    await house.leaveLine(room, "p-second");
    expect(await house.inLine(room, "p-second", { join: false })).toBeNull();
  });

  test("J7 who goes away is out of the line in 10 s, and a place not taken in 20 s is the next one's", async () => {
    const { room, ann } = await overfull();
    await house.inLine(room, "p-gone");
    await house.inLine(room, "p-slow");
    const stays = () => house.inLine(room, "p-stays");
    await stays();
    const isNext = async () => {
      await house.inLine(room, "p-slow", { join: false });
      return position(await stays()) === 2;
    };
    await eventually("who went away is out", isNext, (LIMITS.lineSeconds + 30) * 1_000);
    expect(await house.inLine(room, "p-gone", { join: false })).toBeNull();
    await ann.leave();
    let heldAt = 0;
    await eventually("a place for the slow one", async () => {
      heldAt = performance.now();
      return (await house.inLine(room, "p-slow", { join: false }))?.turn === "now";
    });
    await eventually(
      "the place is passed on",
      async () => (await stays())?.turn === "now",
      (LIMITS.lineHoldSeconds + 30) * 1_000,
    );
    expect((performance.now() - heldAt) / 1_000).toBeGreaterThan(LIMITS.lineHoldSeconds - 1);
    await expect(house.join("Slow", { room, personId: "p-slow" })).rejects.toThrow("room-full");
    expect((await house.join("Stays", { room, personId: "p-stays" })).me.crowd).toBe(0);
  });

  test("J7 nobody gets anybody in line without the password of the house", async () => {
    const room = await house.room({ capacity: 2 });
    const bare = await fetch(`${house.server.url}/internal/rooms/${room.id}/line`, { method: "POST" });
    expect(bare.status).toBe(401);
  });
});
