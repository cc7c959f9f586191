import type { CommandEnvelope, EventName, Events, RoomState } from "@karaverse/protocol";
import { CLOSE_CODES, encodeUpdate } from "@karaverse/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newPose } from "./motion";
import { RoomConnection } from "./room-connection";
import { type Connector, Refused, type Wire } from "./wire";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const person = (personId: string, shortId: number, more: object = {}) => ({
  personId,
  shortId,
  name: personId,
  avatar: "",
  role: "guest",
  admin: false,
  seat: "",
  connected: true,
  microphoneOn: false,
  muted: false,
  onStage: false,
  ...more,
});

const stateWith = (...people: ReturnType<typeof person>[]) =>
  ({
    roomId: "room",
    slug: "hall",
    name: "Hall",
    theme: "lounge",
    lights: "warm",
    visibility: "public",
    capacity: 10,
    locked: false,
    voice: true,
    voiceOffReason: "",
    participants: new Map(people.map((one) => [one.personId, one])),
    queue: [],
    performance: { phase: "idle", performers: [], ready: [], scores: [] },
  }) as unknown as RoomState;

/** The far end of a connection, in the hands of the test. */
class Line implements Wire {
  readonly sent: { type: string; payload: unknown }[] = [];
  readonly bytes: Uint8Array[] = [];
  readonly #events = new Map<string, (payload: never) => void>();
  #state: ((state: RoomState) => void) | null = null;
  #close: ((code: number, reason: string) => void) | null = null;
  constructor(
    readonly resumeToken: string,
    private readonly first: RoomState,
  ) {}
  send(type: string, payload: unknown): void {
    this.sent.push({ type, payload });
  }
  sendBytes(_type: string, bytes: Uint8Array): void {
    this.bytes.push(bytes);
  }
  onEvent<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): void {
    this.#events.set(name, listener as (payload: never) => void);
  }
  onBytes(type: string, listener: (bytes: Uint8Array) => void): void {
    this.#events.set(`bytes:${type}`, listener as (payload: never) => void);
  }
  onState(listener: (state: RoomState) => void): void {
    this.#state = listener;
    listener(this.first);
  }
  onClose(listener: (code: number, reason: string) => void): void {
    this.#close = listener;
  }
  leave(): void {
    this.sent.push({ type: "leave", payload: null });
  }
  tell<Name extends EventName>(name: Name, payload: Events[Name]): void {
    this.#events.get(name)?.(payload as never);
  }
  tellBytes(bytes: Uint8Array): void {
    this.#events.get("bytes:motion")?.(bytes as never);
  }
  state(state: RoomState): void {
    this.#state?.(state);
  }
  close(code: number): void {
    this.#close?.(code, "");
  }
  commands(): CommandEnvelope[] {
    return this.sent
      .filter(({ type }) => type === "command")
      .map(({ payload }) => payload as CommandEnvelope);
  }
}

interface House {
  room: RoomConnection;
  lines: Line[];
  joins: () => number;
  resumes: string[];
  /** What the next attempts meet. */
  plan: { join: (() => Promise<Wire>) | null; resume: ((token: string) => Promise<Wire>) | null };
}

function house(...people: ReturnType<typeof person>[]): House {
  const lines: Line[] = [];
  const resumes: string[] = [];
  const plan: House["plan"] = { join: null, resume: null };
  let joins = 0;
  const line = () => {
    const one = new Line(`token-${lines.length}`, stateWith(person("me", 1), ...people));
    lines.push(one);
    return one;
  };
  const connector: Connector = {
    join: async () => {
      joins++;
      return plan.join ? plan.join() : line();
    },
    resume: async (token) => {
      resumes.push(token);
      return plan.resume ? plan.resume(token) : line();
    },
  };
  const room = new RoomConnection({
    slug: "hall",
    me: "me",
    device: "desktop",
    connector,
    tickets: async () => ({ ticket: "t", roomId: "room" }),
    luck: () => 0.5,
  });
  return { room, lines, joins: () => joins, resumes, plan };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
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

describe("motion", () => {
  const frame = (time: number, x: number, kind: "entered" | "moved") =>
    encodeUpdate({
      time,
      acknowledged: 0,
      correction: null,
      left: [],
      entered: kind === "entered" ? [{ id: 2, pose: { ...newPose(), x } }] : [],
      moved: kind === "moved" ? [{ id: 2, pose: { ...newPose(), x, gait: "walk" } }] : [],
    });

  async function inHall() {
    const all = house(person("ann", 2));
    await all.room.join();
    const [line] = all.lines;
    if (!line) throw new Error("joined without a line");
    const asked = line.sent.filter(({ type }) => type === "clock").at(-1)?.payload as { t0: number };
    const now = 1_000_000;
    line.tell("clock", { t0: asked.t0, t1: now, t2: now });
    return { ...all, line, serverNow: () => all.room.now() };
  }

  test("who was in sight before the clock was known is seen all the same", async () => {
    const { room, lines } = house(person("ann", 2));
    await room.join();
    const [line] = lines;
    line?.tellBytes(frame(1_000_000, 3, "entered"));
    expect(room.motion.inSight()).toEqual([]);
    const asked = line?.sent.find(({ type }) => type === "clock")?.payload as { t0: number };
    line?.tell("clock", { t0: asked.t0, t1: 1_000_000, t2: 1_000_000 });
    await wait(60);
    expect(room.motion.inSight()).toEqual(["ann"]);
  });

  test("S4 somebody who comes into sight is seen at once, and gone in the frame that says so", async () => {
    const { room, line, serverNow } = await inHall();
    line.tellBytes(frame(serverNow(), 3, "entered"));
    const pose = newPose();
    expect(room.motion.poseOf("ann", pose, performance.now())).toBe(true);
    expect(pose.x).toBeCloseTo(3, 2);
    expect(room.motion.inSight()).toEqual(["ann"]);
    line.tellBytes(
      encodeUpdate({
        time: serverNow(),
        acknowledged: 0,
        correction: null,
        left: [2],
        entered: [],
        moved: [],
      }),
    );
    expect(room.motion.poseOf("ann", pose, performance.now())).toBe(false);
    expect(room.motion.inSight()).toEqual([]);
  });

  test("others are shown a little behind, on the straight line between what came", async () => {
    const { room, line, serverNow } = await inHall();
    line.tellBytes(frame(serverNow(), 0, "entered"));
    for (let i = 1; i <= 8; i++) {
      await wait(50);
      line.tellBytes(frame(serverNow(), i * 0.1, "moved"));
    }
    const pose = newPose();
    room.motion.poseOf("ann", pose, performance.now());
    expect(pose.x).toBeGreaterThan(0.4);
    expect(pose.x).toBeLessThan(0.8);
    expect(pose.gait).toBe("walk");
  });

  test("M1 one's own body walks at once, and goes where the server corrects it to", async () => {
    const { room, line, serverNow } = await inHall();
    const correction = (sequence: number, x: number, z: number) =>
      encodeUpdate({
        time: serverNow(),
        acknowledged: sequence,
        correction: { sequence, pose: { ...newPose(), x, z } },
        left: [],
        entered: [],
        moved: [],
      });
    line.tellBytes(correction(0, 0, 3));
    const pose = newPose();
    expect(room.motion.poseOf("me", pose, performance.now())).toBe(true);
    expect(pose.z).toBeCloseTo(3, 2);
    for (let i = 0; i < 20; i++)
      room.motion.walk({ forward: 1, strafe: 0, run: false, yaw: Math.PI }, 1 / 60);
    room.motion.poseOf("me", pose, performance.now());
    expect(pose.z).toBeGreaterThan(3.2);
    await settle();
    line.tellBytes(correction(0, -6, -2));
    room.motion.poseOf("me", pose, performance.now());
    expect(Math.hypot(pose.x + 6, pose.z + 2)).toBeLessThan(1);
  });

  test("input goes out twenty times a second while one walks, and rests with the body", async () => {
    const { room, line, serverNow } = await inHall();
    line.tellBytes(
      encodeUpdate({
        time: serverNow(),
        acknowledged: 0,
        correction: { sequence: 0, pose: { ...newPose(), z: 3 } },
        left: [],
        entered: [],
        moved: [],
      }),
    );
    await wait(3_000);
    const before = line.bytes.length;
    for (let i = 0; i < 50; i++) {
      room.motion.walk({ forward: 1, strafe: 0, run: false, yaw: Math.PI }, 0.02);
      await wait(20);
    }
    const walking = line.bytes.length - before;
    expect(walking).toBeGreaterThan(16);
    expect(walking).toBeLessThanOrEqual(21);
    for (let i = 0; i < 20; i++) room.motion.walk({ forward: 0, strafe: 0, run: false, yaw: 0 }, 0.02);
    await wait(500);
    const rested = line.bytes.length;
    await wait(1_500);
    expect(line.bytes.length - rested).toBeLessThanOrEqual(1);
  });
});
