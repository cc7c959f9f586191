import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";

export const KEY = "devkey";
export const SECRET = "only-for-tests-only-for-tests-only-for-tests";

/** Where `npm start` keeps the server it built, or the one named by the environment. */
export function livekitBinary(): string | null {
  const named = process.env.LIVEKIT_SERVER;
  if (named) return named;
  const cache = join(homedir(), ".cache/karaverse/bin");
  const built = existsSync(cache)
    ? readdirSync(cache).filter((name) => name.startsWith("livekit-server"))
    : [];
  const newest = built.sort().at(-1);
  return newest ? join(cache, newest) : null;
}

/** A LiveKit of our own that can be killed the hard way and started again on the same ports. */
export class LiveKit {
  private process: ChildProcess | null = null;

  constructor(
    private readonly binary: string,
    readonly port: number,
    private readonly folder: string,
  ) {}

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const config = join(this.folder, "livekit.yaml");
    writeFileSync(
      config,
      `port: ${this.port}
bind_addresses: ["127.0.0.1"]
logging: { level: warn }
rtc: { tcp_port: ${this.port + 1}, udp_port: ${this.port + 2}, use_external_ip: false, node_ip: 127.0.0.1, enable_loopback_candidate: true, interfaces: { includes: [lo] } }
keys: { ${KEY}: ${SECRET} }
`,
    );
    this.process = spawn(this.binary, ["--config", config], { stdio: "ignore" });
    await listening(this.port);
  }

  /** kill -9, and wait until it is gone. */
  async kill(): Promise<void> {
    const { process: child } = this;
    this.process = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }
}

async function listening(port: number): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`LiveKit did not listen on ${port} within 20 s.`);
}
