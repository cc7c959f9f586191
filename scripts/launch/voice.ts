import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  externalAddress,
  findLiveKit,
  liveKitCommand,
  liveKitConfig,
  probeLiveKit,
  type Reach,
} from "../livekit/index";
import type { Launch } from "./context";
import { freePort, movedFrom } from "./ports";
import type { Say } from "./steps";

export type Voice =
  | { kind: "on"; url: string; apiKey: string; apiSecret: string; note: string }
  | { kind: "off"; reason: string; note: string };

const USUAL_PORTS = { signal: 7880, tcp: 7881, udp: 7882 };
const ANY_PORTS = { signal: 0, tcp: 0, udp: 0 };

const off = (reason: string): Voice => ({ kind: "off", reason, note: `voice is off: ${reason}` });

/** LiveKit by the first way that works. None is no failure: the rooms work and say that voice is off. */
export async function bringVoice(launch: Launch, say: Say): Promise<Voice> {
  const { env } = process;
  if (env.LIVEKIT_URL) {
    const { LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = env;
    if (!apiKey || !apiSecret)
      return off("LIVEKIT_URL is set without LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
    return { kind: "on", url: env.LIVEKIT_URL, apiKey, apiSecret, note: "the one of LIVEKIT_URL" };
  }
  const server = await findLiveKit({ say, signal: launch.signal });
  if (server.kind === "none") return off(server.reason);

  const wish = launch.options.port === 0 ? ANY_PORTS : USUAL_PORTS;
  const ports = {
    signal: await freePort({ name: "LiveKit", wish: wish.signal }),
    tcp: await freePort({ name: "LiveKit media", wish: wish.tcp }),
    udp: await freePort({ name: "LiveKit media", wish: wish.udp, protocol: "udp" }),
  };
  const { LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = launch.secrets;
  const configFile = join(launch.options.dataDir, "livekit.yaml");
  await writeFile(configFile, liveKitConfig({ ports, apiKey, apiSecret, reach: reach() }), { mode: 0o600 });
  const command = liveKitCommand(server, configFile, launch.options.dataDir);
  say("waiting for LiveKit");
  try {
    await launch.serve("livekit", "LiveKit", command, () => probeLiveKit(ports.signal), 30_000);
  } catch (error) {
    return off(error instanceof Error ? error.message : String(error));
  }
  const moved = (name: "udp" | "tcp") => movedFrom(wish[name], ports[name]);
  const media = `media on ${ports.udp}/udp${moved("udp")} and ${ports.tcp}/tcp${moved("tcp")}`;
  return {
    kind: "on",
    url: `http://127.0.0.1:${ports.signal}`,
    apiKey,
    apiSecret,
    note: `${server.how}, ${media}`,
  };
}

/** Media must be reachable from where the pages are opened. */
function reach(): Reach {
  const { HOST: host, LIVEKIT_NODE_IP: given } = process.env;
  if (given) return { kind: "network", nodeIp: given };
  const isLocal = !host || host === "localhost" || host.startsWith("127.") || host === "::1";
  const address = isLocal ? undefined : externalAddress();
  return address ? { kind: "network", nodeIp: address } : { kind: "this-machine" };
}
