import { encodeFrames, type SungFrame, takeOf } from "@karaverse/singing";
import type { Track } from "@karaverse/songs";
import { expect, test } from "vitest";
import { createTake } from "./take";

const STARTS_AT = 1_800_000_000_000;
const DURATION_MS = 12_000;

const PITCHES = [0, 4, 7, 5];
const notes = PITCHES.map((pitch, n) => ({
  kind: "normal" as const,
  startMs: 1_000 + n * 1_000,
  lengthMs: 1_000,
  startBeat: n * 8,
  lengthBeats: 8,
  pitch,
  text: "la",
}));
const track: Track = { name: "", phrases: [{ startMs: 1_000, endMs: 5_000, notes }] };

const frames = (fromMs: number, toMs: number, off = 0): SungFrame[] =>
  Array.from({ length: (toMs - fromMs) / 10 }, (_, n) => {
    const songTimeMs = fromMs + n * 10;
    const note = notes.find(({ startMs }) => songTimeMs >= startMs && songTimeMs < startMs + 1_000);
    return { songTimeMs, cents: note ? note.pitch * 100 + off : null, clarity: 0.9, level: -20 };
  });

function singer() {
  const take = createTake({
    performer: { personId: "p1", name: "Ada", part: 0, from: 0 },
    number: 7,
    durationMs: DURATION_MS,
    track,
    difficulty: "medium",
  });
  take.begin(STARTS_AT, 0);
  return {
    take,
    /** In batches of a second, each as soon as it was sung. */
    send(sung: readonly SungFrame[], startsAt = STARTS_AT) {
      const answers = [];
      for (let from = 0; from < sung.length; from += 100) {
        const batch = sung.slice(from, from + 100);
        const bytes = encodeFrames({ performance: 7, take: takeOf(startsAt), frames: batch });
        answers.push(take.hear(bytes, startsAt + (batch.at(-1)?.songTimeMs ?? 0) + 50));
      }
      return answers;
    },
  };
}

test("C6 frames in their time are scored as they are, once, however often they come", () => {
  const { take, send } = singer();
  expect(send(frames(0, 3_000)).every(({ ok }) => ok)).toBe(true);
  const before = take.frames().length;
  // After a reconnect the client sends again what it does not know to be kept.
  expect(send(frames(2_000, 3_000))).toEqual([{ ok: true, keptUpTo: 2_990, isNew: false }]);
  expect(take.frames()).toHaveLength(before);
  send(frames(3_000, 5_500));
  expect(take.result().score).toBe(10_000);
});

test("C7 a batch that runs backwards, comes too dense or too early, or is no batch leaves everything as it was", () => {
  const { take, send } = singer();
  send(frames(0, 2_000));
  const kept = take.frames().length;
  const backwards = encodeFrames({ performance: 7, take: takeOf(STARTS_AT), frames: frames(2_000, 2_020) });
  // The first frame's time after the base, in 0.1 ms: later than the second's.
  new DataView(backwards.buffer).setUint16(12, 300, true);
  const answers = [
    take.hear(backwards, STARTS_AT + 2_100),
    take.hear(Uint8Array.from([1, 2, 3]), STARTS_AT + 2_100),
    take.hear(
      encodeFrames({ performance: 7, take: takeOf(STARTS_AT), frames: frames(4_000, 5_000) }),
      STARTS_AT + 2_100,
    ),
    take.hear(
      encodeFrames({
        performance: 7,
        take: takeOf(STARTS_AT),
        frames: frames(2_000, 2_100).map((frame, n) => ({ ...frame, songTimeMs: 2_000 + n })),
      }),
      STARTS_AT + 2_100,
    ),
  ];
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.why))).toEqual([
    "backwards",
    "unreadable",
    "ahead-of-time",
    "too-dense",
  ]);
  expect(take.frames()).toHaveLength(kept);
  expect(take.lastFrame()).toBe(1_990);
});

test("P5 after a pause what is sung again replaces what was, and frames from before it are refused", () => {
  const { take, send } = singer();
  send(frames(0, 4_000, 300));
  const again = STARTS_AT + 20_000;
  take.begin(again, 1_000);
  expect(take.frames().every(({ songTimeMs }) => songTimeMs < 1_000)).toBe(true);
  expect(send(frames(4_000, 5_000))).toMatchObject([{ ok: false, why: "another-take" }]);
  send(frames(1_000, 5_500), again);
  expect(take.result().score).toBe(10_000);
});

test("P8 what was heard before the server went down counts after it came back", () => {
  const first = singer();
  first.send(frames(0, 3_000));
  const second = singer();
  second.take.remember(first.take.frames());
  second.take.begin(STARTS_AT, 3_000);
  second.send(frames(3_000, 5_500));
  expect(second.take.result().score).toBe(10_000);
});

test("P13 who left keeps what they sang when the others go back over it after a pause", () => {
  const { take, send } = singer();
  send(frames(0, 5_100));
  take.end(5_100);
  take.begin(STARTS_AT + 20_000, 4_000);
  expect(take.result().score).toBe(10_000);
});
