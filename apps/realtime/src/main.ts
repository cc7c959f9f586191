import "./web-socket";
import { ConfigError, readConfig } from "@karaverse/config";
import { RedisUnreachable } from "./processes";
import { createRealtimeServer } from "./server";
import { createServices } from "./services";

/** Wrong configuration: a supervisor need not try again. */
const BAD_CONFIGURATION = 78;
const STOP_WITHIN_MS = 10_000;

function configOrExit() {
  try {
    return readConfig(process.env, "realtime");
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(BAD_CONFIGURATION);
  }
}

async function servicesOrExit() {
  try {
    return await createServices(configOrExit());
  } catch (error) {
    if (!(error instanceof RedisUnreachable)) throw error;
    console.error(error.message);
    // Not for good: it may come up while a supervisor tries again.
    process.exit(1);
  }
}

const services = await servicesOrExit();
const { log } = services;
const server = createRealtimeServer(services);

process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
process.on("uncaughtException", (error) => {
  log.fatal({ err: error }, "uncaught exception");
  process.exit(1);
});

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (services.draining) return;
  log.info({ signal }, "stopping");
  setTimeout(() => {
    log.error("stopping took too long");
    process.exit(1);
  }, STOP_WITHIN_MS).unref();
  await server.stop();
  log.info("stopped");
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(signal, () => {
    stop(signal).catch((error) => {
      log.fatal({ err: error }, "stopping failed");
      process.exit(1);
    });
  });

try {
  await server.listen();
} catch (error) {
  log.fatal({ err: error }, "the realtime server can't listen");
  process.exit(1);
}
