import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { ROOT } from "../support/root";
import type { Launch } from "./context";
import { freePort, movedFrom } from "./ports";
import type { Say } from "./steps";
import type { ServiceCommand } from "./supervisor";
import type { Voice } from "./voice";

const REALTIME_PORT = 2567;
/** Next's first compilation in development takes its time; a production start is over in two seconds. */
const READY_WITHIN_MS = 120_000;

/** What both apps are started with. */
export interface Ground {
  databaseUrl: string;
  voice: Voice;
  /** One for each realtime process. */
  realtimePorts: number[];
  /** Only where there are several of them. */
  redisUrl: string | undefined;
}

/** Found before either app runs, so that they start side by side. */
export async function realtimePorts({ options }: Launch): Promise<number[]> {
  const ports: number[] = [];
  for (let nth = 0; nth < options.realtime; nth++)
    ports.push(await freePort({ name: "Realtime", wish: options.port === 0 ? 0 : REALTIME_PORT + nth }));
  return ports;
}

export async function bringRealtime(launch: Launch, ground: Ground, say: Say): Promise<{ note: string }> {
  const { realtimePorts: ports } = ground;
  say(ports.length === 1 ? "waiting for the realtime server" : "waiting for the realtime servers");
  await Promise.all(ports.map((port, nth) => bringOneRealtime(launch, ground, port, nth + 1)));
  if (ports.length > 1) return { note: `${ports.length} processes, ports ${ports.join(", ")}` };
  const [port = 0] = ports;
  const wish = launch.options.port === 0 ? 0 : REALTIME_PORT;
  return { note: `port ${port}${movedFrom(wish, port)}` };
}

async function bringOneRealtime(launch: Launch, ground: Ground, port: number, number: number): Promise<void> {
  const env = {
    ...commonEnv(launch, ground),
    HOST: "127.0.0.1",
    REALTIME_HOST: "127.0.0.1",
    REALTIME_PORT: String(port),
    REDIS_URL: ground.redisUrl ?? "",
  };
  const probe = () => answersWell(`http://127.0.0.1:${port}/health`);
  const command = appCommand(launch, "realtime", "src/main.ts", env);
  if (number === 1) await launch.serve("realtime", "Realtime", command, probe, READY_WITHIN_MS);
  else await launch.serve(`realtime-${number}`, `Realtime ${number}`, command, probe, READY_WITHIN_MS);
}

export interface Web {
  url: string;
  note: string;
}

export async function bringWeb(launch: Launch, ground: Ground, say: Say): Promise<Web> {
  say("waiting for the web server");
  const wish = launch.options.port;
  const port = await freePort({ name: "Web", wish });
  const host = process.env.HOST || "127.0.0.1";
  const env = {
    ...commonEnv(launch, ground),
    HOST: host,
    WEB_PORT: String(port),
    REALTIME_INTERNAL_URL: ground.realtimePorts.map((port) => `http://127.0.0.1:${port}`).join(","),
  };
  const probeHost = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const probe = () => answersWell(`http://${probeHost}:${port}/api/health`);
  await launch.serve(
    "web",
    "Web",
    appCommand(launch, "web", "src/server/main.ts", env),
    probe,
    READY_WITHIN_MS,
  );
  return {
    url: process.env.PUBLIC_URL || `http://localhost:${port}`,
    note: `port ${port}${movedFrom(wish, port)}`,
  };
}

/** The built-in songbook. */
export function songsDir(): string {
  return resolve(process.env.SONGS_DIR || join(ROOT, "songs"));
}

function commonEnv({ options, secrets }: Launch, { databaseUrl, voice }: Ground): Record<string, string> {
  const { AUTH_SECRET, TICKET_SECRET, INTERNAL_SECRET } = process.env;
  return {
    NODE_ENV: options.mode,
    KARAVERSE_LAUNCHER: "1",
    DATABASE_URL: databaseUrl,
    DATA_DIR: options.dataDir,
    SONGS_DIR: songsDir(),
    AUTH_SECRET: AUTH_SECRET || secrets.AUTH_SECRET,
    TICKET_SECRET: TICKET_SECRET || secrets.TICKET_SECRET,
    INTERNAL_SECRET: INTERNAL_SECRET || secrets.INTERNAL_SECRET,
    NEXT_TELEMETRY_DISABLED: "1",
    ...voiceEnv(voice),
  };
}

function voiceEnv(voice: Voice): Record<string, string> {
  if (voice.kind === "off") return { LIVEKIT_URL: "", VOICE_OFF_REASON: shortened(voice.reason) };
  const { url, apiKey, apiSecret } = voice;
  return { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
}

/** The reason is shown in the room and may be no longer than the configuration allows. */
function shortened(reason: string): string {
  const line = reason.replaceAll(/\s+/g, " ");
  return line.length > 400 ? `${line.slice(0, 399)}…` : line;
}

function appCommand(
  launch: Launch,
  app: "web" | "realtime",
  source: string,
  env: Record<string, string>,
): ServiceCommand {
  return {
    file: process.execPath,
    args: launch.options.mode === "production" ? ["dist/main.mjs"] : devArgs(app, source),
    env,
    cwd: join(ROOT, "apps", app),
    stopSignal: "SIGTERM",
    stopWithinMs: 10_000,
  };
}

/** Next reloads what it serves by itself; the realtime server starts anew at every change. */
function devArgs(app: "web" | "realtime", source: string): string[] {
  const tsx = createRequire(import.meta.url).resolve("tsx/cli");
  return app === "realtime" ? [tsx, "watch", "--clear-screen=false", source] : [tsx, source];
}

async function answersWell(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
