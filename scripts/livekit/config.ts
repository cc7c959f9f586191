import { networkInterfaces } from "node:os";
import type { ServiceCommand } from "../launch/supervisor";
import type { LiveKitServer } from "./chain";

export interface LiveKitPorts {
  signal: number;
  tcp: number;
  udp: number;
}

/** Who can be a guest: "this-machine" keeps everything on loopback. */
export type Reach = { kind: "this-machine" } | { kind: "network"; nodeIp: string };

export interface LiveKitSetup {
  ports: LiveKitPorts;
  apiKey: string;
  apiSecret: string;
  reach: Reach;
}

/** LiveKit reads YAML, and JSON is YAML. The signal port is only for our own proxy, so it never leaves loopback. */
export function liveKitConfig({ ports, apiKey, apiSecret, reach }: LiveKitSetup): string {
  const rtc =
    reach.kind === "this-machine"
      ? { node_ip: "127.0.0.1", enable_loopback_candidate: true, interfaces: { includes: [loopback()] } }
      : { node_ip: reach.nodeIp, enable_loopback_candidate: true };
  return JSON.stringify(
    {
      port: ports.signal,
      bind_addresses: ["127.0.0.1"],
      rtc: { tcp_port: ports.tcp, udp_port: ports.udp, use_external_ip: false, ...rtc },
      keys: { [apiKey]: apiSecret },
      logging: { level: "info", json: false },
    },
    null,
    2,
  );
}

export function liveKitCommand(server: LiveKitServer, configFile: string, cwd: string): ServiceCommand {
  const common = { env: {}, cwd, stopSignal: "SIGTERM" as const };
  if (server.kind === "binary") {
    // It keeps nothing on disk, and its own way out takes ten seconds.
    return { file: server.file, args: ["--config", configFile], ...common, stopWithinMs: 500 };
  }
  const mount = `${configFile}:/livekit.yaml:ro`;
  const args = [
    "run",
    "--rm",
    "--init",
    "--network",
    "host",
    "-v",
    mount,
    server.image,
    "--config",
    "/livekit.yaml",
  ];
  return { file: "docker", args, ...common, stopWithinMs: 15_000 };
}

/** LiveKit answers "OK" on its signal port. */
export async function probeLiveKit(signalPort: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${signalPort}/`, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`LiveKit answered ${response.status}`);
}

/** The address under which other machines of the network see this one. */
export function externalAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}

function loopback(): string {
  const found = Object.entries(networkInterfaces()).find(([, list]) =>
    list?.some(({ internal }) => internal),
  );
  return found?.[0] ?? "lo";
}
