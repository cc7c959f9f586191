import { CLOSE_CODES } from "@karaverse/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { house, person, stateWith } from "./far-end";
import { Refused } from "./wire";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("asking", () => {
  test("a command's answer comes to who asked, a refusal in the server's words", async () => {
    const { room, lines } = house();
    await room.join();
    const said = room.ask("chat", { text: "hello" });
    const sat = room.ask("sit", { seat: "a" });
    const [first, second] = lines[0]?.commands() ?? [];
    lines[0]?.tell("answer", { id: second?.id ?? -1, ok: false, reason: "seat-taken", message: "Taken." });
    lines[0]?.tell("answer", { id: first?.id ?? -1, ok: true, value: undefined });
    expect(await said).toEqual({ ok: true, value: undefined });
    expect(await sat).toEqual({ ok: false, reason: "seat-taken", message: "Taken." });
  });

  test("who asked and lost the connection is told so at once", async () => {
    const { room, lines } = house();
    await room.join();
    const said = room.ask("chat", { text: "hello" });
    lines[0]?.close(1006);
    expect((await said).ok).toBe(false);
  });
});

describe("the way back", () => {
  test("L1 a dropped connection is taken up again in its old place within the grace", async () => {
    const { room, lines, resumes, joins } = house();
    await room.join();
    const returned = vi.fn();
    room.on("reconnected", returned);
    lines[0]?.close(1006);
    expect(room.status.getState().phase).toBe("reconnecting");
    await wait(300);
    expect(resumes).toEqual(["token-0"]);
    expect(joins()).toBe(1);
    expect(room.status.getState().phase).toBe("in");
    expect(returned).toHaveBeenCalledOnce();
  });

  test("a server that was killed knows nothing of the old place: a new ticket at once", async () => {
    const { room, lines, plan, joins } = house();
    await room.join();
    plan.resume = () => Promise.reject(new Refused(null, "unknown room"));
    lines[0]?.close(1006);
    await wait(300);
    expect(joins()).toBe(2);
    expect(room.status.getState().phase).toBe("in");
  });

  test("J6 who was in a twin hall asks for it again when the server was killed", async () => {
    const { room, lines, plan, requests } = house();
    await room.join();
    lines[0]?.state(stateWith(person("me", 1, { crowd: 2 })));
    plan.resume = () => Promise.reject(new Refused(null, "unknown room"));
    lines[0]?.close(1006);
    await wait(300);
    expect(requests[0]).toMatchObject({ overflow: "refuse" });
    expect(requests[1]).toMatchObject({ overflow: "twin", crowd: 2 });
  });

  test("V7 J6 of the halls' crowds one knows the own one, as it was told last", async () => {
    const { room, lines } = house();
    await room.join();
    expect(room.hubbub).toEqual([]);
    lines[0]?.tell("hubbub", { crowd: 0, squares: [1, 2, 3] });
    lines[0]?.tell("hubbub", { crowd: 2, squares: [4, 5, 6] });
    expect(room.hubbub).toEqual([1, 2, 3]);
    lines[0]?.state(stateWith(person("me", 1, { crowd: 2 })));
    expect(room.hubbub).toEqual([4, 5, 6]);
  });

  test("while the house can't be reached it knocks less and less often, at least every ten seconds", async () => {
    const { room, lines, plan, resumes, joins } = house();
    await room.join();
    plan.resume = () => Promise.reject(new TypeError("fetch failed"));
    plan.join = () => Promise.reject(new TypeError("fetch failed"));
    lines[0]?.close(1006);
    await wait(60_000);
    const knocks = resumes.length + joins() - 1;
    expect(knocks).toBeGreaterThan(8);
    expect(knocks).toBeLessThan(14);
    plan.join = null;
    await wait(11_000);
    expect(room.status.getState().phase).toBe("in");
  });

  test.each(["replaced", "removed", "banned", "closed"] as const)(
    "J3 L3 who is %s does not come back",
    async (why) => {
      const { room, lines, joins, resumes } = house();
      await room.join();
      lines[0]?.tell("goodbye", { why, message: "Bye." });
      lines[0]?.close(CLOSE_CODES[why]);
      await wait(60_000);
      expect(room.status.getState()).toEqual({ phase: "ended", why, message: "Bye." });
      expect(joins() + resumes.length).toBe(1);
    },
  );

  test("whoever leaves while it reconnects stays away", async () => {
    const { room, lines, plan, resumes } = house();
    await room.join();
    plan.resume = () => Promise.reject(new TypeError("fetch failed"));
    lines[0]?.close(1006);
    room.leave();
    await wait(30_000);
    expect(resumes).toHaveLength(0);
    expect(room.status.getState()).toMatchObject({ phase: "ended", why: "left" });
  });

  test("a late word from the old connection changes nothing", async () => {
    const { room, lines } = house();
    await room.join();
    lines[0]?.close(1006);
    await wait(300);
    lines[0]?.state(stateWith(person("me", 1, { name: "somebody else" })));
    expect(room.room.getState().view?.byId.get("me")?.name).toBe("me");
  });

  test("a ban at the door on the way back ends it", async () => {
    const { room, lines, plan } = house();
    await room.join();
    plan.resume = () => Promise.reject(new Refused(null, "unknown"));
    plan.join = () => Promise.reject(new Refused("banned", "You can't enter this room."));
    lines[0]?.close(1006);
    await wait(1_000);
    expect(room.status.getState()).toMatchObject({ phase: "ended", why: "banned" });
  });
});

describe("the state", () => {
  test("what did not change stays the same object", async () => {
    const { room, lines } = house(person("ann", 2));
    await room.join();
    const before = room.room.getState().view;
    lines[0]?.state(stateWith(person("me", 1), person("ann", 2, { muted: true })));
    const after = room.room.getState().view;
    expect(after?.byId.get("me")).toBe(before?.byId.get("me"));
    expect(after?.byId.get("ann")).not.toBe(before?.byId.get("ann"));
    expect(after?.queue).toBe(before?.queue);
    expect(after?.performance).toBe(before?.performance);
  });
});
