import { describe, expect, test } from "vitest";
import { type BrowserParts, type FramesWay, framesWay } from "./ability";

const ready = (transforms: boolean, decoder: "webcodecs" | "wasm" | null) =>
  ({ state: "ready", transforms, decoder }) as const;

const BROWSERS: readonly [string, BrowserParts, Partial<FramesWay> & object][] = [
  [
    "Chromium",
    { access: "streams", worker: ready(true, "webcodecs") },
    { ability: "decode", decoder: "webcodecs" },
  ],
  [
    "Firefox 130 and later on a computer, Safari 26 and later",
    { access: "transform", worker: ready(true, "webcodecs") },
    { ability: "decode", access: "transform", decoder: "webcodecs" },
  ],
  [
    "Firefox on a phone, Firefox 117 to 129, Safari 15.4 to 18",
    { access: "transform", worker: ready(true, "wasm") },
    { ability: "decode", access: "transform", decoder: "wasm" },
  ],
  [
    "one that forbids WebAssembly and has no decoder",
    { access: "transform", worker: ready(true, null) },
    { ability: "marks", why: "no-decoder" },
  ],
  [
    "one whose workers take no frames",
    { access: "transform", worker: ready(false, "wasm") },
    { ability: "none", why: "worker-without-frames" },
  ],
  [
    "Firefox before 117",
    { access: "none", worker: ready(false, "webcodecs") },
    { ability: "none", why: "no-encoded-frames" },
  ],
  [
    "one whose worker did not load",
    { access: "streams", worker: { state: "missing" } },
    { ability: "none", why: "no-worker" },
  ],
];

describe("what is made of encoded frames", () => {
  test.each(BROWSERS)("in %s", (_browser, parts, way) => {
    expect(framesWay(parts)).toMatchObject(way);
  });

  test.each(BROWSERS)("never more than is wanted, in %s", (_browser, parts) => {
    expect(framesWay(parts, "none")).toEqual({ ability: "none", why: "less-wanted" });
    expect(framesWay(parts, "marks").ability).not.toBe("decode");
  });
});
