import { describe, expect, test } from "vitest";
import { ApiError } from "./api-error";
import { rateLimit } from "./rate-limit";
import { spanOf } from "./songs/media";

describe("a rate limit", () => {
  test("X2 refuses the one too many, by key, until the window is over", () => {
    let now = 0;
    const limit = rateLimit({ limit: 2, windowMs: 1_000, now: () => now });
    limit.use("a");
    limit.use("a");
    expect(() => limit.use("a")).toThrow(ApiError);
    expect(() => limit.use("b")).not.toThrow();
    now = 1_000;
    expect(() => limit.use("a")).not.toThrow();
  });
});

describe("a range of bytes", () => {
  test.each([
    [null, null],
    ["bytes=0-9", { start: 0, end: 9 }],
    ["bytes=90-", { start: 90, end: 99 }],
    ["bytes=90-1000", { start: 90, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=-1000", { start: 0, end: 99 }],
    ["bytes=100-", "outside"],
    ["bytes=-0", "outside"],
    ["bytes=9-3", "outside"],
    ["bytes=0-1,5-6", null],
    ["lines=0-9", null],
  ])("%s of 100", (range, span) => {
    expect(spanOf(range, 100)).toEqual(span);
  });
});
