import { expect, test } from "vitest";
import { devicePair, type ListedDevice, samePair } from "./devices";

const device = (kind: MediaDeviceKind, deviceId: string, groupId: string): ListedDevice => ({
  kind,
  deviceId,
  groupId,
});

const laptop = [
  device("audioinput", "mic", "board"),
  device("audiooutput", "speaker", "board"),
  device("audioinput", "headset-mic", "bluetooth"),
  device("audiooutput", "headset", "bluetooth"),
];
const preferring = (group: string) => [
  device("audioinput", "default", group),
  device("audiooutput", "default", group),
  ...laptop,
];

test("headphones that are plugged in make another pair, though the browser says default as before", () => {
  const before = devicePair(preferring("board"), "default");
  const after = devicePair(preferring("bluetooth"), "default");
  expect(before).toEqual({ input: "mic", output: "speaker" });
  expect(after).toEqual({ input: "headset-mic", output: "headset" });
  expect(samePair(before, after)).toBe(false);
  expect(samePair(before, devicePair(preferring("board"), "mic"))).toBe(true);
});

test("where a browser lists no outputs, or nothing before it was asked, the pair is known by the microphone alone", () => {
  expect(devicePair(laptop.slice(0, 1), "mic")).toEqual({ input: "mic", output: null });
  expect(devicePair([], null)).toEqual({ input: null, output: null });
  expect(devicePair([device("audioinput", "", "")], "default")).toEqual({ input: null, output: null });
});
