import { describe, expect, test } from "vitest";
import { type Signs, wayOf } from "./way";

const signs = (given: Partial<Signs>): Signs => ({
  ability: "decode",
  sinceMarkMs: 100,
  sinceBeginMs: 10_000,
  positionKnown: true,
  current: "none",
  ...given,
});

describe("how a listener keeps voice and music together", () => {
  test("by the song clock wherever marks come and can be decoded", () => {
    expect(wayOf(signs({}))).toBe("song-clock");
    expect(wayOf(signs({ current: "positions" }))).toBe("song-clock");
  });

  test("by the marks alone without a decoder, by positions without encoded frames", () => {
    expect(wayOf(signs({ ability: "marks" }))).toBe("marks");
    expect(wayOf(signs({ ability: "none", sinceMarkMs: null }))).toBe("positions");
  });

  test("waits a moment for marks before it does without, and plays on when they fail with nothing better", () => {
    expect(wayOf(signs({ sinceMarkMs: null, sinceBeginMs: 500 }))).toBe("none");
    expect(wayOf(signs({ sinceMarkMs: null, sinceBeginMs: 3000 }))).toBe("positions");
    expect(wayOf(signs({ sinceMarkMs: 4000, current: "song-clock" }))).toBe("song-clock");
    expect(wayOf(signs({ sinceMarkMs: 9000, current: "song-clock" }))).toBe("positions");
    expect(wayOf(signs({ sinceMarkMs: 9000, current: "song-clock", positionKnown: false }))).toBe(
      "song-clock",
    );
    expect(wayOf(signs({ sinceMarkMs: null, positionKnown: false }))).toBe("none");
  });
});
