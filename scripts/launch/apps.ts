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
  realtimePort: number;
}

/** Found before either app runs, so that they start side by side. */
export function realtimePort({ options }: Launch): Promise<number> {
  return freePort({ name: "Realtime", wish: options.port === 0 ? 0 : REALTIME_PORT });
}

export async function bringRealtime(launch: Launch, ground: Ground, say: Say): Promise<{ note: string }> {
  say("waiting for the realtime server");
  const env = {
    ...commonEnv(launch, ground),
    HOST: "127.0.0.1",
    REALTIME_HOST: "127.0.0.1",
    REALTIME_PORT: String(ground.realtimePort),
  };
  const probe = () => answersWell(`http://127.0.0.1:${ground.realtimePort}/health`);
  const command = appCommand(launch, "realtime", "src/main.ts", env);
  await launch.serve("realtime", "Realtime", command, probe, READY_WITHIN_MS);
  const wish = launch.options.port === 0 ? 0 : REALTIME_PORT;
  return { note: `port ${ground.realtimePort}${movedFrom(wish, ground.realtimePort)}` };
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
    REALTIME_INTERNAL_URL: `http://127.0.0.1:${ground.realtimePort}`,
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
