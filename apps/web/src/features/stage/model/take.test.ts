import type { ServerTime, SongTime } from "@karaverse/protocol";
import type { Track } from "@karaverse/songs";
import { expect, test } from "vitest";
import { OwnTake } from "./take";

/** Six lines of a tune that moves, a beat of 250 ms. */
const track: Track = {
  name: "",
  phrases: Array.from({ length: 6 }, (_, line) => {
    const notes = [0, 4, 7, 5, 2, 4, 0, 7].map((pitch, i) => ({
      kind: "normal" as const,
      startMs: 1_000 + line * 5_000 + i * 500,
      lengthMs: 500,
      startBeat: line * 20 + i * 2,
      lengthBeats: 2,
      pitch: pitch + line,
      text: "la",
    }));
    return { startMs: 1_000 + line * 5_000, endMs: 5_000 + line * 5_000, notes };
  }),
};

function sungBy(lateMs: number): OwnTake {
  const take = new OwnTake(7, track, "medium");
  take.begin(1_000 as ServerTime, 0 as SongTime);
  const notes = track.phrases.flatMap((phrase) => phrase.notes);
  for (let at = 5; at < 32_000; at += 10) {
    const note = notes.findLast(
      (each) => each.startMs + lateMs <= at && at < each.startMs + each.lengthMs + lateMs,
    );
    const cents = note ? note.pitch * 100 : null;
    take.hear([{ positionMs: at as SongTime, cents, clarity: note ? 0.95 : 0.1, level: note ? -20 : -70 }]);
  }
  return take;
}

test("who was late by the same all through a song is told by how much, and what it would have been in time", () => {
  const late = sungBy(180).hindsight();
  expect(late?.lateMs).toBeGreaterThanOrEqual(170);
  expect(late?.lateMs).toBeLessThanOrEqual(190);
  expect(late?.score).toBeLessThan(8_500);
  expect(late?.scoreThen).toBeGreaterThan(9_500);
});

test("who was in time, or lags as singers do, is told nothing", () => {
  expect(sungBy(0).hindsight()).toBeNull();
  expect(sungBy(45).hindsight()).toBeNull();
});
