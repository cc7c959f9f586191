import { createServer } from "node:http";
import { ConfigError, readConfig } from "@karaverse/config";
import next from "next";
import pino from "pino";
import { createGateway } from "./gateway";
import { realtimeUpstream } from "./realtime-upstream";
import { stopOnSignal } from "./stop";
import { upstream } from "./upstream";
import { buildWorklets } from "./worklets";

function configOrExit() {
  try {
    return readConfig(process.env, "web");
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(78);
  }
}

const config = configOrExit();
const mode = config.mode === "production" ? "production" : "development";
const log = pino({ level: config.logLevel, base: { process: "web" } });

// Next hangs itself on the upgrades of the server it is given and ends those it doesn't know. It gets one that never
// listens, and from the gateway those that are its own: hot reload.
const hotReload = createServer();
const app = next({
  dev: mode === "development",
  dir: process.cwd(),
  hostname: config.host,
  port: config.webPort,
  httpServer: hotReload,
});
if (mode === "development") await buildWorklets();
await app.prepare();

const onFailure = ({ upstream: name, error }: { upstream: string; error: Error }) =>
  log.warn({ upstream: name, error: error.message }, "upstream unreachable");
const realtime = realtimeUpstream(config.realtimeUrls, onFailure);
const livekit = config.livekitUrl ? upstream({ name: "livekit", url: config.livekitUrl, onFailure }) : null;

const server = createGateway({
  mode,
  secure: config.publicUrl?.startsWith("https:") ?? false,
  trustProxy: config.trustProxy,
  realtime,
  livekit,
  app: {
    request: app.getRequestHandler(),
    upgrade:
      mode === "development" ? (req, socket, head) => hotReload.emit("upgrade", req, socket, head) : null,
  },
  onError: (error) => log.error({ err: error }, "request failed"),
});

server.on("error", (error) => {
  log.fatal({ err: error }, "the web server can't listen");
  process.exit(1);
});
server.listen(config.webPort, config.host, () =>
  log.info({ host: config.host, port: config.webPort }, "listening"),
);

stopOnSignal(server, async () => {
  realtime.close();
  livekit?.close();
  await app.close();
  log.info("stopped");
});
