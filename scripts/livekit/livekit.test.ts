import { describe, expect, test } from "vitest";
import { findLiveKit } from "./chain";
import { liveKitCommand, liveKitConfig } from "./config";
import { checksumOf } from "./release";

const context = { say: () => undefined, signal: new AbortController().signal };
const setup = { ports: { signal: 1, tcp: 2, udp: 3 }, apiKey: "key", apiSecret: "secret" };

test("where no server can be had, the reason says what was tried", async () => {
  const found = await findLiveKit(context, ["none"]);
  expect(found).toEqual({ kind: "none", reason: expect.stringContaining("no LiveKit server could be had") });
});

test("a release is believed by its own line of the checksums only", () => {
  const sum = "a".repeat(64);
  const sums = `${"b".repeat(64)}  other.tar.gz\n${sum}  livekit_1.tar.gz\nshort  livekit_2.tar.gz\n`;
  expect(checksumOf(sums, "livekit_1.tar.gz")).toBe(sum);
  expect(checksumOf(sums, "livekit_2.tar.gz")).toBeUndefined();
  expect(checksumOf(sums, "livekit_3.tar.gz")).toBeUndefined();
});

describe("LiveKit's configuration", () => {
  test("keeps signalling and media on this machine as long as the pages are", () => {
    const config = JSON.parse(liveKitConfig({ ...setup, reach: { kind: "this-machine" } }));
    expect(config.bind_addresses).toEqual(["127.0.0.1"]);
    expect(config.rtc).toMatchObject({ tcp_port: 2, udp_port: 3, node_ip: "127.0.0.1" });
    expect(config.keys).toEqual({ key: "secret" });
  });

  test("opens media to the network where the pages are opened from there, and signalling never", () => {
    const config = JSON.parse(liveKitConfig({ ...setup, reach: { kind: "network", nodeIp: "192.0.2.7" } }));
    expect(config.bind_addresses).toEqual(["127.0.0.1"]);
    expect(config.rtc.node_ip).toBe("192.0.2.7");
    expect(config.rtc.interfaces).toBeUndefined();
  });

  test("reaches a container by the host's network", () => {
    const { file, args } = liveKitCommand(
      { kind: "container", image: "livekit:1", how: "" },
      "/data/livekit.yaml",
      "/data",
    );
    expect([file, ...args].join(" ")).toBe(
      "docker run --rm --init --network host -v /data/livekit.yaml:/livekit.yaml:ro livekit:1 --config /livekit.yaml",
    );
  });
});
