import { expect, test } from "vitest";
import { type ReachSigns, Steadfast, type Unheard, unheardBecause } from "./reach";

const live = { kind: "live", deviceId: null, label: "A microphone", muted: false } as const;
const signs = (given: Partial<ReachSigns> = {}): ReachSigns => ({
  connection: { state: "connected" },
  maySpeak: true,
  microphone: live,
  level: { rms: 0.01, peak: 0.05 },
  flow: { sends: true, reportAgeMs: 900 },
  ...given,
});

test("C17 who is heard is told nothing, also where a house has no voice at all or never reports", () => {
  expect(unheardBecause(signs())).toBeNull();
  expect(
    unheardBecause(signs({ connection: { state: "off", reason: "unavailable" }, flow: null })),
  ).toBeNull();
  expect(unheardBecause(signs({ flow: { sends: true, reportAgeMs: null } }))).toBeNull();
});

test.each<[string, Partial<ReachSigns>, Unheard]>([
  ["muted themselves", { microphone: { ...live, muted: true } }, "muted"],
  ["was muted by a host", { maySpeak: false, flow: null }, "not-allowed"],
  ["pulled the microphone out", { microphone: { kind: "lost" } }, "no-microphone"],
  ["refused the browser the microphone", { microphone: { kind: "denied" } }, "no-microphone"],
  ["switched it off at its cable", { level: { rms: 0, peak: 0 } }, "no-sound"],
  [
    "has no way to LiveKit",
    { connection: { state: "reconnecting", attempt: 2 }, flow: null },
    "no-connection",
  ],
  ["sends nothing", { flow: { sends: false, reportAgeMs: 900 } }, "no-way"],
  ["sends what does not arrive", { flow: { sends: true, reportAgeMs: 9_000 } }, "no-way"],
  ["has published nothing", { flow: null }, "no-way"],
])("C17 who %s is told so", (_, given, why) => {
  expect(unheardBecause(signs(given))).toBe(why);
});

test("C17 what lasts is told within seconds, what mends itself sooner never, and the end of it at once", () => {
  const steadfast = new Steadfast();
  expect(steadfast.at(0, "no-connection")).toBeNull();
  expect(steadfast.at(2_000, null)).toBeNull();
  expect(steadfast.at(3_000, "muted")).toBeNull();
  expect(steadfast.at(5_000, "muted")).toBeNull();
  expect(steadfast.at(5_600, "muted")).toBe("muted");
  expect(steadfast.at(5_700, null)).toBeNull();
  expect(steadfast.at(6_000, "no-sound")).toBeNull();
  expect(steadfast.at(9_000, "no-sound")).toBeNull();
  expect(steadfast.at(14_100, "no-sound")).toBe("no-sound");
});
