import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Guard } from "../../scripts/launch/guard";
import { freePort } from "../../scripts/launch/ports";
import { Service } from "../../scripts/launch/supervisor";
import { findLiveKit, liveKitCommand, liveKitConfig, probeLiveKit } from "../../scripts/livekit/index";

export interface TestLiveKit {
  /** http address of the signal port; with ws in its place for clients. */
  url: string;
  apiKey: string;
  apiSecret: string;
  logFile: string;
  kill(): void;
  stop(): Promise<void>;
}

/** A real LiveKit server of the test's own, on free ports of this machine. */
export async function startLiveKit(): Promise<TestLiveKit> {
  const server = await findLiveKit({ say: () => undefined, signal: new AbortController().signal });
  if (server.kind === "none") throw new Error(server.reason);
  const place = await mkdtemp(join(tmpdir(), "karaverse-livekit-"));
  const ports = {
    signal: await freePort({ name: "LiveKit", wish: 0 }),
    tcp: await freePort({ name: "LiveKit media", wish: 0 }),
    udp: await freePort({ name: "LiveKit media", wish: 0, protocol: "udp" }),
  };
  const [apiKey, apiSecret] = ["test-key", randomBytes(24).toString("hex")];
  const configFile = join(place, "livekit.yaml");
  await writeFile(configFile, liveKitConfig({ ports, apiKey, apiSecret, reach: { kind: "this-machine" } }));
  const guard = new Guard();
  const logFile = join(place, "livekit.log");
  const service = new Service({
    name: "LiveKit",
    command: liveKitCommand(server, configFile, place),
    logFile,
    guard,
    probe: () => probeLiveKit(ports.signal),
    readyWithinMs: 30_000,
  });
  await service.start();
  return {
    url: `http://127.0.0.1:${ports.signal}`,
    apiKey,
    apiSecret,
    logFile,
    kill: () => service.pid && process.kill(service.pid, "SIGKILL"),
    async stop() {
      await service.stop();
      guard.dismiss();
      await rm(place, { recursive: true, force: true });
    },
  };
}
