import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sing, trackOf } from "../../test/charts";
import { createScorer, type SungFrame } from "../scoring";
import {
  batchLength,
  createFrameGate,
  createFrameOutbox,
  decodeFrames,
  encodeFrames,
  quantise,
  takeOf,
} from ".";

const frame = (songTimeMs: number, cents: number | null = 0): SungFrame => ({
  songTimeMs,
  cents,
  clarity: 0.9,
  level: -20,
});
const run = (from: number, count: number, hop = 10) =>
  Array.from({ length: count }, (_, i) => frame(from + i * hop));

const anyFrame = fc.record({
  songTimeMs: fc.double({ min: -5_000, max: 600_000, noNaN: true }),
  cents: fc.option(fc.double({ min: -6_000, max: 6_000, noNaN: true })),
  clarity: fc.double({ min: 0, max: 1, noNaN: true }),
  level: fc.double({ min: -120, max: 0, noNaN: true }),
});

describe("on the wire", () => {
  test("a batch is read as it was written, to 0.05 ms, half a cent and a quarter of a decibel", () => {
    fc.assert(
      fc.property(
        fc.array(anyFrame, { maxLength: 60 }),
        fc.nat(0xffff),
        fc.nat(0xffffffff),
        (unsorted, performance, take) => {
          const sorted = [...unsorted].sort((a, b) => a.songTimeMs - b.songTimeMs);
          const frames = sorted.slice(0, batchLength(sorted));
          const bytes = encodeFrames({ performance, take, frames });
          expect(bytes.length).toBe(12 + 6 * frames.length);
          const read = decodeFrames(bytes);
          expect(read).toEqual({ performance, take, frames: frames.map(quantise) });
          read?.frames.forEach((each, i) => {
            const written = frames[i] ?? frame(0);
            expect(Math.abs(each.songTimeMs - written.songTimeMs)).toBeLessThan(0.0501);
            expect(Math.abs((each.cents ?? 0) - (written.cents ?? 0))).toBeLessThan(0.501);
            expect(Math.abs(each.level - written.level)).toBeLessThan(0.2501);
          });
        },
      ),
    );
  });

  test("quantising twice changes nothing", () => {
    fc.assert(
      fc.property(anyFrame, (each) => {
        expect(quantise(quantise(each))).toEqual(quantise(each));
      }),
    );
  });

  test("X1 anything else is refused without a throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const read = decodeFrames(bytes);
        if (read) expect(bytes.length).toBe(12 + 6 * read.frames.length);
      }),
    );
    const bytes = encodeFrames({ performance: 1, take: 2, frames: run(0, 3) });
    expect(decodeFrames(bytes.subarray(0, bytes.length - 1))).toBeNull();
    expect(decodeFrames(Uint8Array.from([9, ...bytes.subarray(1)]))).toBeNull();
  });

  test("a batch holds at most 255 frames and 6.5 s", () => {
    expect(batchLength(run(0, 400))).toBe(255);
    expect(batchLength(run(0, 100, 100))).toBe(66);
    expect(() => encodeFrames({ performance: 1, take: 1, frames: run(0, 300) })).toThrow(RangeError);
  });
});

const STARTS_AT = 1_700_000_000_000;

function gateOf(from = 0) {
  const gate = createFrameGate(3, 60_000);
  gate.begin(STARTS_AT, from);
  const take = takeOf(STARTS_AT);
  return {
    gate,
    send: (frames: SungFrame[], songTimeNow: number) =>
      gate.accept({ performance: 3, take, frames }, STARTS_AT + songTimeNow),
  };
}

describe("Rule C7: what could not have been sung", () => {
  test("C7 frames in their time are let through, once each, also when they are sent again after a reconnect", () => {
    const { gate, send } = gateOf();
    expect(send(run(1_000, 20), 1_300)).toMatchObject({ ok: true, keptUpTo: 1_190 });
    const again = send(run(1_000, 60), 9_000);
    expect(again).toMatchObject({ ok: true, keptUpTo: 1_590 });
    expect(again.ok && again.frames.map((each) => each.songTimeMs)).toEqual(
      run(1_200, 40).map((each) => each.songTimeMs),
    );
    expect(send(run(1_000, 20), 9_100)).toEqual({ ok: true, frames: [], keptUpTo: 1_590 });
    expect(gate.keptUpTo()).toBe(1_590);
  });

  test.each([
    ["backwards", [frame(2_000), frame(1_990)], 3_000],
    ["backwards", [frame(2_000), frame(2_000)], 3_000],
    ["too-dense", run(2_000, 20, 2), 3_000],
    ["ahead-of-time", run(5_000, 10), 3_000],
    ["too-late", run(2_000, 10), 55_000],
    ["outside-song", [frame(-3_000)], 0],
    ["outside-song", [frame(62_500)], 62_500],
  ] as const)("C7 %s is refused and changes nothing", (why, frames, now) => {
    const { gate, send } = gateOf();
    expect(send([...frames], now)).toEqual({ ok: false, why });
    expect(gate.keptUpTo()).toBeNull();
    expect(send(run(now - 200, 5), now).ok).toBe(now < 60_000);
  });

  test("C7 frames of another performance, or of a take that a pause has ended, are refused", () => {
    const { gate } = gateOf();
    const old = { performance: 3, take: takeOf(STARTS_AT), frames: run(5_000, 5) };
    expect(gate.accept({ ...old, performance: 4 }, STARTS_AT + 5_100)).toEqual({
      ok: false,
      why: "another-performance",
    });
    gate.begin(STARTS_AT + 8_000, 3_000);
    expect(gate.accept(old, STARTS_AT + 11_500)).toEqual({ ok: false, why: "another-take" });
    const now = { ...old, take: takeOf(STARTS_AT + 8_000), frames: run(3_000, 5) };
    expect(gate.accept(now, STARTS_AT + 11_500).ok).toBe(true);
    expect(createFrameGate(3, 1_000).accept(old, STARTS_AT)).toEqual({ ok: false, why: "another-take" });
  });

  test("C7 what was sung before the take is refused, except for the latency that was taken off", () => {
    const { send } = gateOf(20_000);
    expect(send(run(19_400, 5), 20_200).ok).toBe(true);
    expect(send(run(18_000, 5), 20_200)).toEqual({ ok: false, why: "outside-song" });
  });

  test("C7 nobody gets a song's frames in faster than the song", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(1_000), fc.nat(3_000), fc.nat(200)), { maxLength: 30 }),
        (batches) => {
          const { gate, send } = gateOf();
          let now = 0;
          let admitted = 0;
          for (const [wait, at, count] of batches) {
            now += wait;
            const result = send(run(Math.max(0, now - 1_500 + at), count), now);
            if (result.ok) admitted += result.frames.length;
            expect(gate.keptUpTo() ?? 0).toBeLessThanOrEqual(now + 1_000);
          }
          expect(admitted).toBeLessThanOrEqual((now + 1_000) / 5 + 1);
        },
      ),
    );
  });
});

test("P6 over drops and reconnects the server gets every frame once, in order, and scores what the client scores", () => {
  const track = trackOf([[{ beats: 8 }, { beats: 8, pitch: 3 }], [{ beats: 8, pitch: 5, rest: 4 }]]);
  const sung = sing(
    track,
    (each) => ({ ...each, cents: each.cents === null ? null : each.cents + 149.7 }),
    3.3,
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("send", "lose", "reconnect", "acknowledge"), { minLength: 60, maxLength: 60 }),
      (acts) => {
        const { gate, send } = gateOf();
        const outbox = createFrameOutbox(3);
        outbox.begin(STARTS_AT);
        const there = createScorer(track, "medium");
        const here = createScorer(track, "medium");
        const got: number[] = [];
        const deliver = (bytes: Uint8Array | null, now: number) => {
          const batch = bytes && decodeFrames(bytes);
          if (!batch) return;
          const result = send(batch.frames, now);
          expect(result.ok).toBe(true);
          for (const each of result.ok ? result.frames : []) {
            got.push(each.songTimeMs);
            there.push(each);
          }
        };
        let at = 0;
        let isDown = false;
        for (const act of acts) {
          for (const each of sung.slice(at, at + 10)) {
            const written = outbox.push(each);
            if (written) here.push(written);
          }
          at += 10;
          const now = at * 10 + 100;
          if (act === "lose") isDown = true;
          if (act === "reconnect") isDown = false;
          if (act !== "send") outbox.reconnected();
          if (act === "acknowledge") outbox.acknowledge(gate.keptUpTo() ?? -1_000);
          const bytes = outbox.next();
          if (!isDown) deliver(bytes, now);
        }
        outbox.reconnected();
        for (let bytes = outbox.next(); bytes; bytes = outbox.next()) deliver(bytes, 8_000);
        expect(got).toEqual(sung.slice(0, at).map((each) => quantise(each).songTimeMs));
        expect(there.finish()).toEqual(here.finish());
      },
    ),
    { numRuns: 40 },
  );
});

test("C7 whatever a singer's clock does, forwards and back by little steps, no batch of theirs is refused, and both score the same", () => {
  const step = fc.double({ min: -12, max: 30, noNaN: true });
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 300 }), (clock) => {
      const { gate } = gateOf();
      const outbox = createFrameOutbox(3);
      outbox.begin(STARTS_AT);
      const ours: SungFrame[] = [];
      const theirs: SungFrame[] = [];
      let at = 0;
      for (const [n, ms] of clock.entries()) {
        at += ms;
        const kept = outbox.push(frame(at));
        if (kept) ours.push(kept);
        if (n % 7 > 0 && n < clock.length - 1) continue;
        const bytes = outbox.next();
        const batch = bytes && decodeFrames(bytes);
        if (!batch) continue;
        const admission = gate.accept(batch, STARTS_AT + at + 100);
        expect(admission).toMatchObject({ ok: true });
        if (admission.ok) theirs.push(...admission.frames);
      }
      expect(theirs).toEqual(ours);
    }),
  );
});
