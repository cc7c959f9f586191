import { LIMITS, positionAt } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { asWritten, queueTogether, sing, takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

type Room = Awaited<ReturnType<House["room"]>>;

const people = async <const Names extends readonly string[]>(room: Room, ...names: Names) =>
  (await Promise.all(names.map((name) => house.join(name, { room })))) as { [K in keyof Names]: Guest };

const singersOf = (guest: Guest, entry: string): string[] =>
  guest.state.queue.find(({ id }) => id === entry)?.singers.map(({ name }) => name) ?? [];

const wishesOf = (guest: Guest, entry: string): string[] =>
  guest.state.queue.find(({ id }) => id === entry)?.wishes.map(({ name, kind }) => `${name} ${kind}`) ?? [];

const onStage = (guest: Guest): string[] => guest.state.performance.performers.map(({ name }) => name);

const untilSongTime = (guest: Guest, ms: number) =>
  guest.until(`the song is at ${ms} ms`, () => {
    const at = guest.performance.phase === "singing" ? positionAt(guest.performance, guest.now()) : null;
    return at !== null && at > ms;
  });

describe.concurrent("singing together", () => {
  test("Q12 who is invited accepts or declines, who asks is let in or refused, and nobody is asked twice", async () => {
    const room = await house.room();
    const [ada, bea, cyd, dan] = await people(room, "Ada", "Bea", "Cyd", "Dan");
    const others = [bea, cyd].map(({ personId }) => personId);
    const { entry } = await ada.must("queue-song", { song: house.song.id, with: others });
    await bea.until("invitations", () => wishesOf(bea, entry).length === 2);
    expect(wishesOf(bea, entry).toSorted()).toEqual(["Bea invited", "Cyd invited"]);
    expect(singersOf(bea, entry)).toEqual(["Ada"]);
    expect(await dan.tries("invite-singers", { entry, people: others })).toBe("not-your-entry");
    expect(await dan.tries("decline-singer", { entry, person: bea.personId })).toBe("not-your-entry");
    expect(await bea.must("join-entry", { entry })).toEqual({ joined: true });
    expect(await bea.tries("join-entry", { entry })).toBe("sings-already");
    await cyd.must("decline-singer", { entry, person: cyd.personId });
    expect(await ada.tries("invite-singers", { entry, people: [cyd.personId] })).toBe("declined");
    expect(await dan.must("join-entry", { entry })).toEqual({ joined: false });
    await bea.until("Dan asks", () => wishesOf(bea, entry).includes("Dan asking"));
    await bea.must("invite-singers", { entry, people: [dan.personId] });
    await cyd.until("three singers", () => singersOf(cyd, entry).length === 3);
    expect(singersOf(cyd, entry)).toEqual(["Ada", "Bea", "Dan"]);
    expect(wishesOf(cyd, entry)).toEqual([]);
    expect((await house.db.queue.list(room.id))[0]?.singers.map(({ name }) => name)).toEqual(
      singersOf(cyd, entry),
    );
  });

  test("Q12 a host joins without asking; what was asked goes with the person and with the entry", async () => {
    const room = await house.room();
    const [ada, bea, cyd] = await people(room, "Ada", "Bea", "Cyd");
    const host = await house.join("Mo", { room, role: "host" });
    const { entry } = await ada.must("queue-song", { song: house.song.id, with: [bea.personId] });
    expect(await host.must("join-entry", { entry })).toEqual({ joined: true });
    await cyd.must("join-entry", { entry });
    await ada.must("decline-singer", { entry, person: cyd.personId });
    expect(await cyd.tries("join-entry", { entry })).toBe("declined");
    expect(await ada.tries("decline-singer", { entry, person: cyd.personId })).toBe("nothing-asked");
    await bea.leave();
    await ada.until("no invitation", () => wishesOf(ada, entry).length === 0);
    await ada.must("remove-entry", { entry });
    expect(await cyd.tries("join-entry", { entry })).toBe("entry-unknown");
  });

  test("Q12, Q13, P14 eight sing an entry at the most; they change places, and each may leave it", async () => {
    const room = await house.room();
    const singers = await people(room, "1", "2", "3", "4", "5", "6", "7", "8", "9");
    const [first, second, ...others] = singers;
    const entry = await queueTogether(first, house.song, [second, ...others.slice(0, 6)]);
    const ninth = singers[8];
    expect(await ninth.tries("join-entry", { entry })).toBe("together-full");
    expect(await ninth.tries("leave-entry", { entry })).toBe("not-your-entry");
    expect(await ninth.tries("swap-parts", { entry, with: first.personId })).toBe("not-your-entry");
    await first.must("swap-parts", { entry, with: singers[2].personId });
    await ninth.until("another order", () => singersOf(ninth, entry)[0] === "3");
    expect(singersOf(ninth, entry)).toEqual(["3", "2", "1", "4", "5", "6", "7", "8"]);
    for (const singer of singers.slice(0, 7)) await singer.must("leave-entry", { entry });
    await ninth.until("one singer", () => singersOf(ninth, entry).length === 1);
    await singers[7].must("leave-entry", { entry });
    await ninth.until("an empty queue", () => ninth.queue.length === 0);
  });

  test("C15 eight sing together: each has a score, and all of them one, 10,000 when nobody errs", async () => {
    const room = await house.room();
    const [first, ...others] = await people(room, "1", "2", "3", "4", "5", "6", "7", "8");
    await takeTheStage(first, house.song, others);
    const songs = [first, ...others].map((guest) => sing(guest, house.song));
    const [result] = await first.until("the result", () => first.heard("result")[0] && first.heard("result"));
    for (const singing of songs) singing.stop();
    expect(result?.performers.map(({ score }) => score)).toEqual(Array.from({ length: 8 }, () => 10_000));
    expect(result?.together).toBe(10_000);
    expect(result?.performers.map(({ part }) => part)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const marks = new Set([first, ...others].map((guest) => JSON.stringify(first.sight.get(guest.shortId))));
    expect(marks.size).toBeGreaterThan(1);
  });

  test("P12 one of two drops: the other sings on, and the first is in it again on coming back", async () => {
    const room = await house.room();
    const [ada, bea, cyd] = await people(room, "Ada", "Bea", "Cyd");
    await takeTheStage(ada, house.slow, [bea]);
    const phases = new Set<string>();
    cyd.wire.onStateChange(() => phases.add(cyd.performance.phase));
    await untilSongTime(cyd, 500);
    phases.clear();
    await bea.drop();
    await cyd.until("Bea is away", () => !cyd.person(bea).connected);
    await untilSongTime(cyd, 2_500);
    expect(onStage(cyd)).toEqual(["Ada", "Bea"]);
    await bea.comeBack();
    await ada.drop();
    await untilSongTime(cyd, 4_500);
    expect([...phases]).toEqual(["singing"]);
    await bea.drop();
    await cyd.untilPhase("paused");
    await ada.comeBack();
    await cyd.untilPhase("singing");
    expect(onStage(cyd)).toEqual(["Ada", "Bea"]);
  });

  test("P13, C15 who sings along joins mid-song when a performer says so, leaves again, and is scored for it", async () => {
    const room = await house.room();
    const [ada, bea, cyd] = await people(room, "Ada", "Bea", "Cyd");
    expect(await bea.tries("sing-along", {})).toBe("nothing-performing");
    await takeTheStage(ada, house.slow);
    const singing = sing(ada, house.slow, asWritten);
    expect(await ada.tries("sing-along", {})).toBe("sings-already");
    await untilSongTime(ada, 300);
    expect(await bea.must("sing-along", {})).toEqual({ joined: false });
    expect(await cyd.must("sing-along", {})).toEqual({ joined: false });
    await ada.until("two ask", () => ada.state.performance.asking.length === 2);
    expect(await bea.tries("answer-sing-along", { person: bea.personId, accept: true })).toBe("not-allowed");
    await ada.must("answer-sing-along", { person: cyd.personId, accept: false });
    expect(await cyd.tries("sing-along", {})).toBe("declined");
    await ada.must("answer-sing-along", { person: bea.personId, accept: true });
    await cyd.until("Bea is on stage", () => cyd.person(bea).onStage && onStage(cyd).length === 2);
    const { performers, asking } = cyd.state.performance;
    expect(asking.length).toBe(0);
    expect(performers[1]?.from).toBeGreaterThan(LIMITS.singAlongLeadMs);
    await bea.must("leave-stage", {});
    await cyd.until("Ada sings on alone", () => onStage(cyd).length === 1 && !cyd.person(bea).onStage);
    expect(cyd.performance.phase).toBe("singing");
    await untilSongTime(ada, 7_000);
    await ada.must("skip-song", {});
    const result = await cyd.until("the result", () => cyd.heard("result")[0]);
    singing.stop();
    expect(result.performers.map(({ name, whole }) => [name, whole])).toEqual([
      ["Ada", true],
      ["Bea", false],
    ]);
    // Bea was there for no whole line: all that counts is Ada's.
    expect(result.together).toBe(result.performers[0]?.score);
    const kept = await house.db.scores.bestOf(house.slow.id, [ada.personId, bea.personId]);
    expect([...kept.keys()]).toEqual([ada.personId]);
  });
});
