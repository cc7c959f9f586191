import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { AccessToken } from "livekit-server-sdk";
import type { TestLiveKit } from "../support/livekit";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const ROOM = "hall";

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** Ways of being unlucky: what is put before which of the scripts beside the page. */
const ADVERSITIES = {
  weather: "frames.worker.js",
  drift: "playout.worklet.js",
  undecoded: "frames.worker.js",
} as const;

export type Adversity = keyof typeof ADVERSITIES;

/** A folder of worklets for each adversity. */
async function buildAdversities(folder: string): Promise<void> {
  for (const [name, script] of Object.entries(ADVERSITIES)) {
    cpSync(join(folder, "worklets"), join(folder, name), { recursive: true });
    const entryPoints = [here(`./${name}.prelude.ts`)];
    const { outputFiles } = await build({ entryPoints, bundle: true, format: "iife", write: false });
    const path = join(folder, name, script);
    writeFileSync(path, `${outputFiles[0]?.text}\n${readFileSync(path, "utf8")}`);
  }
}

/** A page with the voice package and nothing else, under the same strict policy as the real one. */
export async function openSite(folder: string, livekit: TestLiveKit): Promise<Site> {
  const livekitUrl = livekit.url.replace("http", "ws");
  execFileSync(process.execPath, [here("../../packages/voice/build-worklets.mjs"), join(folder, "worklets")]);
  await buildAdversities(folder);
  await build({
    entryPoints: [here("./harness/index.ts")],
    outfile: join(folder, "harness.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/token") {
      const token = await tokenFor(livekit, url.searchParams.get("identity") ?? "nobody");
      response.setHeader("content-type", "application/json");
      return void response.end(JSON.stringify({ url: livekitUrl, token }));
    }
    if (url.pathname.endsWith(".js")) {
      response.setHeader("content-type", "text/javascript");
      return void response.end(readFileSync(join(folder, url.pathname)));
    }
    response.setHeader("content-type", "text/html");
    response.setHeader(
      "content-security-policy",
      `default-src 'none'; script-src 'self'; worker-src 'self'; media-src 'self' blob:; connect-src 'self' ${livekitUrl} ${livekit.url}`,
    );
    response.end('<!doctype html><title>voice</title><script type="module" src="/harness.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

async function tokenFor({ apiKey, apiSecret }: TestLiveKit, identity: string): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, { identity, ttl: 600 });
  token.addGrant({
    room: ROOM,
    roomJoin: true,
    canPublish: true,
    canSubscribe: true,
    canPublishData: true,
  });
  return token.toJwt();
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
