import { performance } from "node:perf_hooks";
import type { Config } from "@karaverse/config";
import { createDatabase, type Database } from "@karaverse/database";
import type { ServerTime } from "@karaverse/protocol";
import pino, { type Logger } from "pino";
import { createListening, type Listening } from "./listening";
import { ALONE, connectRedis, type Processes, shareHouse } from "./processes";
import type { Venue } from "./room/venue";
import { createVoiceServer, type VoiceServer } from "./voice/voice-server";

/** Everything a room may reach. */
export interface Services {
  config: Config<"realtime">;
  db: Database;
  log: Logger;
  voice: VoiceServer;
  listening: Listening;
  /** The rooms in which somebody is, by room id. */
  rooms: Map<string, Venue>;
  /** Rooms that everybody has left and that are still being written down; the next visit waits for it. */
  closing: Map<string, Promise<void>>;
  processes: Processes;
  /** True once the process has been told to end: who is disconnected now has not left. */
  draining: boolean;
}

/** @throws RedisUnreachable */
export async function createServices(config: Config<"realtime">): Promise<Services> {
  const log = pino({ level: config.logLevel, base: { process: "realtime" } });
  const rooms: Services["rooms"] = new Map();
  const voice = createVoiceServer(config, log);
  return {
    config,
    db: createDatabase(config.databaseUrl),
    log,
    voice,
    listening: createListening(config, voice, log),
    rooms,
    closing: new Map(),
    processes: await processesOf(config, log, rooms),
    draining: false,
  };
}

async function processesOf(
  { redisUrl }: Config<"realtime">,
  log: Logger,
  rooms: Services["rooms"],
): Promise<Processes> {
  if (!redisUrl) return ALONE;
  const count = () => ({ rooms: rooms.size, people: peopleIn(rooms) });
  return shareHouse({ redis: await connectRedis(redisUrl), log, count, rooms });
}

export const peopleIn = (rooms: Services["rooms"]): number =>
  [...rooms.values()].reduce((sum, { members }) => sum + members.size, 0);

/** The server's clock: wall time at the start, steady from then on, so that a corrected wall clock moves no song. */
export const serverNow = (): ServerTime => performance.timeOrigin + performance.now();
