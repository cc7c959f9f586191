import { createServer } from "node:http";
import { defineRoom, defineServer, matchMaker } from "@colyseus/core";
import { Encoder } from "@colyseus/schema";
import { LIMITS, ROOM_TYPE } from "@karaverse/protocol";
import { addRoutes, createStream } from "./live";
import { karaokeRoom, ROOM_KEY } from "./room/karaoke-room";
import type { Services } from "./services";
import { createTransport } from "./transport";

/** 2,000 people of about 150 bytes each and a full queue; the 16 KB it starts with were too small. */
const STATE_BYTES = 512 * 1_024;
const SWEEP_EVERY_MS = 600_000;

export interface RealtimeServer {
  listen(): Promise<void>;
  /** Everything that matters is written down, everybody is disconnected; they come back to the next process. */
  stop(): Promise<void>;
}

export function createRealtimeServer(services: Services): RealtimeServer {
  Encoder.BUFFER_SIZE = STATE_BYTES;
  // The other ways in take a room's id from the client, or make a second room of the same id.
  matchMaker.controller.exposedMethods = ["joinOrCreate", "reconnect"];
  const { config, db, log, voice, listening, rooms, processes } = services;
  const stream = createStream(services);
  const http = createServer();
  const server = defineServer({
    rooms: { [ROOM_TYPE]: defineRoom(karaokeRoom(services)).filterBy([ROOM_KEY]) },
    transport: createTransport(http, LIMITS.maxMessageBytes),
    express: (app) => addRoutes(app, services, stream),
    ...processes.colyseus,
    gracefullyShutdown: false,
    greet: false,
    logger: log,
  });

  const sweep = setInterval(() => {
    db.tickets.sweep().catch((error) => log.warn({ err: error }, "old tickets could not be swept"));
  }, SWEEP_EVERY_MS);
  sweep.unref();

  return {
    async listen() {
      // Colyseus hears of errors only after it listens: on a port that is taken it would wait for ever.
      const failed = new Promise<never>((_, reject) => http.once("error", reject));
      await Promise.race([server.listen(config.realtimePort, config.realtimeHost), failed]);
      processes.begin();
      log.info({ host: config.realtimeHost, port: config.realtimePort }, "listening");
    },
    async stop() {
      services.draining = true;
      clearInterval(sweep);
      await processes.end().catch((error) => log.warn({ err: error }, "Redis was not told of the end"));
      const drained = await Promise.allSettled([...rooms.values()].map((venue) => venue.drain()));
      for (const room of drained)
        if (room.status === "rejected") log.error({ err: room.reason }, "a room could not be written down");
      stream.close();
      await server.gracefullyShutdown(false);
      voice.close();
      await listening.close();
      await db.close();
    },
  };
}
