import { LIMITS, type PerformanceView, positionAt } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { queueTogether, sing, takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** The estimate of the server's clock errs by less, also on a machine that does other work, ms. */
const CLOCK_ERROR_MS = 250;
/** How long the word of a new phase may be on its way there. */
const WAY_MS = 2_000;
const SECOND = 1_000;

/** Every phase that a guest is shown, with the server's time at which it came. */
function phasesOf(guest: Guest): { view: PerformanceView; at: number }[] {
  const seen: { view: PerformanceView; at: number }[] = [];
  guest.wire.onStateChange(() => {
    const view = guest.performance;
    if (view.phase !== seen.at(-1)?.view.phase) seen.push({ view, at: guest.now() });
  });
  return seen;
}

const songTime = (guest: Guest): number => positionAt(guest.performance, guest.now()) ?? Number.NaN;

const untilSongTime = (guest: Guest, ms: number) =>
  guest.until(`the song is at ${ms} ms`, () => guest.performance.phase === "singing" && songTime(guest) > ms);

describe.concurrent("the stage", () => {
  test("P1 only a singer of the first entry takes the microphone, and only while nobody performs", async () => {
    const room = await house.room();
    const [ada, bea, eve] = [
      await house.join("Ada", { room }),
      await house.join("Bea", { room }),
      await house.join("Eve", { room, role: "host" }),
    ];
    const queued = { song: house.song.id };
    const first = await queueTogether(ada, house.song, [bea]);
    const { entry: second } = await eve.must("queue-song", queued);
    expect(await eve.tries("take-microphone", { entry: first })).toBe("not-your-turn");
    expect(await eve.tries("take-microphone", { entry: second })).toBe("not-your-turn");
    expect(await ada.tries("take-microphone", { entry: "none" })).toBe("entry-unknown");
    const both = await Promise.all(
      [ada, bea].map((guest) => guest.tries("take-microphone", { entry: first })),
    );
    expect(both.sort()).toEqual(["already-performing", "ok"]);
    const { performers } = await eve.untilPhase("preparing");
    expect(performers.map(({ name }) => name)).toEqual(["Ada", "Bea"]);
    expect(await eve.tries("take-microphone", { entry: second })).toBe("already-performing");
  });

  test("P2, P3, P7 a song goes from preparing to applause, and then the next is called", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const [seenByAda, seenByBea] = [phasesOf(ada), phasesOf(bea)];
    const { entry: next } = await bea.must("queue-song", { song: house.song.id });
    const { entry } = await ada.must("queue-song", { song: house.song.id });
    const host = await house.join("Host", { room, role: "host" });
    await host.must("move-entry", { entry, before: next });
    await ada.must("take-microphone", { entry });
    const singing = sing(ada, house.song);
    const { number } = await ada.untilPhase("preparing");
    expect(await ada.tries("ready", { performance: number + 1 })).toBe("wrong-phase");
    await ada.must("ready", { performance: number });
    const { until } = await bea.untilPhase("scored");
    const late = await house.join("Late", { room });
    const [result] = await late.until("the result", () => late.heard("result")[0] && late.heard("result"));
    expect(result).toMatchObject({ entry, performers: [{ person: ada.personId, name: "Ada" }] });
    expect(bea.heard("result")).toEqual([result]);
    expect(ada.queue).toEqual([entry, next]);
    await bea.must("react", { reaction: "applause" });
    expect(await bea.tries("take-microphone", { entry: next })).toBe("already-performing");
    await bea.untilPhase("idle");
    expect(bea.now()).toBeGreaterThan(until - CLOCK_ERROR_MS);
    for (const seen of [seenByAda, seenByBea]) {
      const names = seen.map(({ view }) => view.phase).filter((phase, n) => phase !== "idle" || n > 0);
      expect(names).toEqual(["preparing", "counting-in", "singing", "scored", "idle"]);
      const countIn = seen.find(({ view }) => view.phase === "counting-in");
      if (countIn?.view.phase !== "counting-in") throw new Error("nobody was counted in");
      expect(countIn.view.startsAt - countIn.at).toBeGreaterThan(LIMITS.countInMs - WAY_MS);
      const scored = seen.find(({ view }) => view.phase === "scored");
      if (scored?.view.phase !== "scored") throw new Error("nothing was scored");
      const applause = scored.view.until - scored.at;
      expect(applause).toBeLessThan(LIMITS.applauseSeconds * SECOND + CLOCK_ERROR_MS);
      expect(applause).toBeGreaterThan(LIMITS.applauseSeconds * SECOND - 2 * WAY_MS);
    }
    await bea.until("the next is called", () => bea.queue[0] === next);
    expect(await bea.tries("take-microphone", { entry: next })).toBe("ok");
    singing.stop();
  });

  test("P2 when one of two is not ready in 20 s the other is counted in without waiting longer", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const entry = await queueTogether(ada, house.song, [bea]);
    await ada.must("take-microphone", { entry });
    const { number, until } = await ada.untilPhase("preparing");
    await ada.must("ready", { performance: number });
    await bea.until("it is known who is ready", () => {
      const now = bea.performance;
      return now.phase === "preparing" && now.ready.includes(ada.personId);
    });
    await bea.untilPhase("counting-in", 40 * SECOND);
    expect(bea.now()).toBeGreaterThan(until - CLOCK_ERROR_MS);
  });

  test("P2 when nobody is ready in 20 s the next is called, and the song waits again", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const [one, two] = [
      await ada.must("queue-song", { song: house.song.id }),
      await bea.must("queue-song", { song: house.song.id }),
    ];
    await ada.must("take-microphone", one);
    await ada.untilPhase("preparing");
    await ada.untilPhase("idle", 40 * SECOND);
    await ada.until("the next song is first", () => ada.queue[0] === two.entry);
    expect(ada.queue).toEqual([two.entry, one.entry]);
    expect(ada.me.onStage).toBe(false);
    const told = await ada.until("word of it", () => ada.heard("not-ready")[0]);
    expect(told).toMatchObject({ entry: one.entry });
    expect(bea.heard("not-ready")).toEqual([]);
    // It was no turn of hers: alone with it she may sing it at once.
    await bea.must("remove-entry", two);
    await ada.until("it is her turn", () => ada.queue[0] === one.entry);
    expect(await ada.tries("take-microphone", one)).toBe("ok");
  });

  test("P2 a performer whose browser is still at work is waited for longer, and by nobody else's word", async () => {
    const room = await house.room();
    const [ada, eve] = [await house.join("Ada", { room }), await house.join("Eve", { room })];
    expect(await ada.tries("preparing", { performance: 0 })).toBe("nothing-performing");
    const { entry } = await ada.must("queue-song", { song: house.song.id });
    await ada.must("take-microphone", { entry });
    const { number, until } = await ada.untilPhase("preparing");
    expect(await eve.tries("preparing", { performance: number })).toBe("not-your-turn");
    expect(await ada.tries("preparing", { performance: number + 1 })).toBe("wrong-phase");
    await ada.must("preparing", { performance: number });
    await eve.until("the stage waits longer", () => {
      const now = eve.performance;
      return now.phase === "preparing" && now.until > until;
    });
    await ada.must("ready", { performance: number });
    await eve.untilPhase("counting-in");
    expect(await ada.tries("preparing", { performance: number })).toBe("wrong-phase");
  });

  test("P3, P4 all are told the same start, and who comes late is in the middle of the song", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await takeTheStage(ada, house.slow);
    const { startsAt } = await bea.untilPhase("counting-in");
    await untilSongTime(bea, 1_500);
    const late = await house.join("Late", { room });
    expect(late.performance).toMatchObject({ phase: "singing", startsAt });
    expect(late.performance).toEqual(bea.performance);
    expect(songTime(late)).toBeGreaterThan(1_500);
    expect(Math.abs(songTime(late) - songTime(bea))).toBeLessThan(2 * CLOCK_ERROR_MS);
  });

  test("P5 the performer and moderators pause, go on, begin again and skip; nobody else does", async () => {
    const room = await house.room();
    const [ada, eve] = [await house.join("Ada", { room }), await house.join("Eve", { room, role: "singer" })];
    const moderator = await house.join("Mo", { room, role: "moderator" });
    expect(await moderator.tries("pause-song", {})).toBe("nothing-performing");
    await takeTheStage(ada, house.slow);
    const singing = sing(ada, house.slow);
    await untilSongTime(ada, 3_000);
    for (const name of ["pause-song", "restart-song", "skip-song"] as const)
      expect(await eve.tries(name, {})).toBe("not-allowed");
    expect(await ada.tries("resume-song", {})).toBe("wrong-phase");
    await ada.must("pause-song", {});
    const paused = await eve.untilPhase("paused");
    expect(paused).toMatchObject({ why: "singer", until: null });
    expect(paused.at).toBeGreaterThan(3_000);
    expect(await eve.tries("resume-song", {})).toBe("not-allowed");
    const resumedAt = eve.now();
    await moderator.must("resume-song", {});
    const again = await eve.untilPhase("counting-in");
    expect(again.from).toBeCloseTo(paused.at - LIMITS.resumeStepBackMs, 0);
    expect(again.startsAt + again.from).toBeGreaterThan(resumedAt + SECOND);
    await untilSongTime(eve, again.from);
    await moderator.must("pause-song", {});
    expect(await eve.untilPhase("paused")).toMatchObject({ why: "host" });
    await ada.must("restart-song", {});
    expect(await eve.untilPhase("counting-in")).toMatchObject({ from: 0 });
    await untilSongTime(eve, 100);
    await moderator.must("skip-song", {});
    await eve.untilPhase("scored");
    expect(singing.takes()).toBe(3);
    singing.stop();
    const audited = await house.db.audit.page({ roomId: room.id, act: "skip-song", limit: 9 });
    expect(audited).toMatchObject([{ actorId: moderator.personId }]);
    await moderator.must("skip-song", {});
    await eve.untilPhase("idle");
  });

  test("P6 a performer who drops finds the song where it was, and goes on singing", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await takeTheStage(ada, house.slow);
    const singing = sing(ada, house.slow);
    await untilSongTime(ada, 3_500);
    await ada.drop();
    const paused = await bea.untilPhase("paused");
    const lastKept = ada.heard("frames-kept").at(-1)?.upTo ?? Number.NaN;
    expect(paused.why).toBe("dropped");
    expect(paused.at).toBeGreaterThanOrEqual(lastKept);
    expect(paused.at - lastKept).toBeLessThan(3 * SECOND);
    const left = (paused.until ?? 0) - bea.now();
    expect(left).toBeLessThan(LIMITS.performerReturnSeconds * SECOND + CLOCK_ERROR_MS);
    const heardOf = ada.heard("frames-kept").length;
    expect(await bea.tries("skip-song", {})).toBe("not-allowed");
    await ada.comeBack();
    const again = await bea.untilPhase("counting-in");
    expect(again.from).toBeCloseTo(paused.at - LIMITS.resumeStepBackMs, 0);
    await bea.untilPhase("singing");
    await bea.until("frames of the new take are kept", () => {
      // The very first batch may hold one frame only, at the place where the take begins.
      const last = ada.heard("frames-kept").slice(heardOf).at(-1);
      return last && last.upTo > again.from && singing.takes() === 2;
    });
    singing.stop();
    expect(ada.complaints).toEqual([]);
  });

  test("P6 when the performer does not come back in 10 s the room moves on", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await takeTheStage(ada, house.slow);
    const { entry: next } = await bea.must("queue-song", { song: house.song.id });
    await untilSongTime(bea, 100);
    const at = performance.now();
    await ada.drop();
    await bea.untilPhase("paused");
    await bea.untilPhase("idle", 30 * SECOND);
    expect((performance.now() - at) / SECOND).toBeGreaterThan(LIMITS.performerReturnSeconds - 1);
    await bea.until("the next song is first", () => bea.queue[0] === next);
    expect(await bea.tries("take-microphone", { entry: next })).toBe("ok");
    await ada.comeBack();
    expect(ada.performance.phase).toBe("preparing");
  });

  test("P6, L2 a performer who leaves for good ends the song at once; of two the other sings on", async () => {
    const room = await house.room();
    const [ada, bea, cyd] = [
      await house.join("Ada", { room }),
      await house.join("Bea", { room }),
      await house.join("Cyd", { room }),
    ];
    await takeTheStage(ada, house.slow, [bea]);
    await cyd.untilPhase("singing");
    await ada.leave();
    await cyd.until("one performer is left", () => cyd.state.performance.performers.length === 1);
    expect(cyd.performance).toMatchObject({
      phase: "singing",
      performers: [{ person: bea.personId, part: 1 }],
    });
    await bea.leave();
    await cyd.untilPhase("idle");
    await cyd.until("the queue is empty", () => cyd.queue.length === 0);
  });

  test("P9 when all lose their connections at once the stage waits for the singer, however long the others take", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await takeTheStage(ada, house.slow);
    const singing = sing(ada, house.slow);
    await untilSongTime(ada, 3_000);
    const droppedAt = performance.now();
    await Promise.all([ada.drop(), bea.drop()]);
    const away = () => (performance.now() - droppedAt) / SECOND;
    await bea.until("the singer alone would be given up", () => away() > LIMITS.performerReturnSeconds + 1);
    const backAt = bea.now();
    await bea.comeBack();
    const paused = await bea.untilPhase("paused");
    expect(paused).toMatchObject({ why: "dropped" });
    const { until } = await bea.until("the time to return runs anew", () => {
      const now = bea.performance;
      return now.phase === "paused" && now.until !== null && { until: now.until };
    });
    expect(until).toBeGreaterThan(backAt + LIMITS.performerReturnSeconds * SECOND - CLOCK_ERROR_MS);
    await ada.comeBack();
    const again = await bea.untilPhase("counting-in");
    expect(again.from).toBeCloseTo(paused.at - LIMITS.resumeStepBackMs, 0);
    await bea.untilPhase("singing");
    singing.stop();
  });

  test("P8 a song that ran when the server was killed waits where it was, and goes on with its singer", async () => {
    const annexe = await house.annexe();
    const room = await annexe.room();
    const [ada, bea] = [await annexe.join("Ada", { room }), await annexe.join("Bea", { room })];
    const entry = await takeTheStage(ada, annexe.slow);
    const singing = sing(ada, annexe.slow);
    await untilSongTime(ada, 6_000);
    const before = await bea.until("points", () => bea.state.performance.scores[0]?.points);
    annexe.server.kill();
    const killedAt = songTime(bea);
    await bea.untilClosed();
    await bea.untilIn();
    expect(bea.performance).toMatchObject({ phase: "paused", why: "server", entry });
    const paused = await bea.untilPhase("paused");
    expect(paused.at).toBeGreaterThan(2_000);
    expect(paused.at).toBeLessThan(killedAt + CLOCK_ERROR_MS);
    const left = (paused.until ?? 0) - bea.now();
    expect(left).toBeLessThan(LIMITS.performerReturnAfterKillSeconds * SECOND + CLOCK_ERROR_MS);
    await ada.enter();
    const again = await bea.untilPhase("counting-in");
    expect(again.from).toBeCloseTo(Math.max(0, paused.at - LIMITS.resumeStepBackMs), 0);
    await untilSongTime(bea, again.from + 500);
    const scored = bea.state.performance.scores[0]?.points ?? 0;
    expect(scored).toBeGreaterThan(0);
    await ada.must("skip-song", {});
    await bea.untilPhase("scored");
    singing.stop();
    const [result] = await bea.until("the result", () => bea.heard("result")[0] && bea.heard("result"));
    expect(result?.performers[0]?.score).toBeGreaterThan(before / 3);
  });
});
