import { createSocket } from "node:dgram";
import getPort, { portNumbers } from "get-port";

export interface PortWish {
  name: string;
  /** The port one would like; 0 for any free one. */
  wish: number;
  protocol?: "tcp" | "udp";
}

/** How far to look above a busy port. */
const SEARCH = 100;
/** Below the range that systems lend to outgoing connections, so that none of those takes a port between find and use. */
const ANY_FROM = 20_000;
const ANY_TO = 31_900;

/** Ports found by this process and maybe not yet in use. */
const taken = new Set<number>();

/** The wished port or the next free one. */
export async function freePort({ wish, protocol = "tcp" }: PortWish): Promise<number> {
  const from = wish || ANY_FROM + Math.floor(Math.random() * (ANY_TO - ANY_FROM));
  for (let port = from; port < from + SEARCH; port++) {
    if (taken.has(port)) continue;
    if (protocol === "tcp" ? await tcpIsFree(port) : await udpIsFree(port)) {
      taken.add(port);
      return port;
    }
  }
  throw new Error(`All ports from ${from} to ${from + SEARCH - 1} are busy.`);
}

/** Says so when a port is not the wished one: " (3000 is busy)". */
export function movedFrom(wish: number, port: number): string {
  return wish === 0 || wish === port ? "" : ` (${wish} is busy)`;
}

async function tcpIsFree(port: number): Promise<boolean> {
  try {
    return (await getPort({ port: portNumbers(port, port) })) === port;
  } catch {
    return false;
  }
}

function udpIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", () => resolve(false));
    socket.bind(port, () => socket.close(() => resolve(true)));
  });
}
