import type { DevicePair } from "./remembered";

export type ListedDevice = Pick<MediaDeviceInfo, "kind" | "deviceId" | "groupId">;

/** Names under which Chromium lists a device a second time: whatever the system prefers at the moment. */
const ALIASES = new Set(["default", "communications"]);

/**
 * The devices that sound and hear now. Chromium says "default" whatever that is, so the device itself is looked for:
 * a headset that is plugged in makes another pair. Firefox and Safari list no default output, which is then null.
 *
 * @param input as the track's settings name it; null where they do not
 */
export function devicePair(devices: readonly ListedDevice[], input: string | null): DevicePair {
  return {
    input: input === null ? null : itself(devices, "audioinput", input),
    output: itself(devices, "audiooutput", "default"),
  };
}

function itself(devices: readonly ListedDevice[], kind: MediaDeviceKind, id: string): string | null {
  const same = devices.filter((device) => device.kind === kind);
  const alias = same.find((device) => device.deviceId === id);
  if (!ALIASES.has(id)) return id;
  if (!alias) return null;
  const real = same.find(({ deviceId, groupId }) => groupId === alias.groupId && !ALIASES.has(deviceId));
  return real?.deviceId ?? null;
}

export function samePair(one: DevicePair, other: DevicePair): boolean {
  return one.input === other.input && one.output === other.output;
}
