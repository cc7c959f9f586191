import { setTimeout as pause } from "node:timers/promises";
import { CloseCode, matchMaker, type Room } from "@colyseus/core";
import type { RoomId } from "@karaverse/protocol";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { closingKey, Listings } from "./listings";
import { Presence } from "./presence";
import type { Processes } from "./processes";
import { type Count, createWorkload } from "./workload";

const LOOK_EVERY_MS = 1_000;
/** A connection that breaks is back within 200 ms; whoever is away for longer is dead. */
const AGAIN_MS = 400;
/** After Redis was away every process first tells it again which rooms it has. */
const SETTLING_MS = 1_000;
/** As long as opening a room from the database may take; then another process may try. */
const OPENING_MS = 5_000;
const WAIT_MS = 8_000;
const POLL_MS = 50;

const RELEASE = `
  if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end
  return 0
`;

export interface House {
  redis: Redis;
  log: Logger;
  count: Count;
  /** The rooms that are open here. */
  rooms: Map<RoomId, unknown>;
}

/** Rules J9, J10: several processes, one house. */
export function shareHouse({ redis, log, count, rooms }: House): Processes {
  /** Rooms that nobody else opens until this process has. */
  const opening = new Set<RoomId>();
  const lost = new WeakSet<Room>();
  let timer: NodeJS.Timeout | undefined;
  let settledAt = 0;

  const openingKey = (roomId: RoomId) => `karaverse:opening:${roomId}`;

  /** A process listens to a channel of its own; Redis knows at once when it is gone. */
  async function listens(processId: string): Promise<boolean> {
    const [, listeners] = await redis.pubsub("NUMSUB", `p:${processId}`);
    return Number(listeners) > 0;
  }

  async function settle(): Promise<void> {
    await pause(Math.max(0, settledAt - Date.now()));
  }

  const workload = createWorkload(redis, count);

  async function isAlive(processId: string): Promise<boolean> {
    await settle();
    if (await listens(processId)) return true;
    await pause(AGAIN_MS);
    if (await listens(processId)) return true;
    log.warn({ processId }, "a realtime process is gone; its rooms are opened elsewhere");
    await Promise.all([matchMaker.stats.excludeProcess(processId), workload.forget(processId)]);
    return false;
  }

  function release(roomId: RoomId): void {
    opening.delete(roomId);
    redis
      .eval(RELEASE, 1, openingKey(roomId), matchMaker.processId)
      .catch((error) => log.warn({ room: roomId, err: error }, "a room's lock runs out by itself"));
  }

  const driver = new Listings({
    redis,
    isAlive,
    mayRecord: (roomId) => opening.has(roomId),
    recorded: release,
  });

  /** A lock holds no longer than the process that took it. */
  async function isLocked(key: string): Promise<boolean> {
    const holder = await redis.get(key);
    if (!holder) return false;
    if (holder === matchMaker.processId || (await isAlive(holder))) return true;
    await redis.eval(RELEASE, 1, key, holder);
    return false;
  }

  async function tryOpening(roomId: RoomId): Promise<boolean> {
    const key = openingKey(roomId);
    if ((await isLocked(closingKey(roomId))) || (await isLocked(key))) return false;
    if ((await redis.set(key, matchMaker.processId, "PX", OPENING_MS, "NX")) !== "OK") return false;
    opening.add(roomId);
    // It may have been opened between the look and the lock.
    if (!(await driver.findOne({ roomId }))) return true;
    release(roomId);
    return false;
  }

  async function mayOpen(roomId: RoomId): Promise<boolean> {
    const until = Date.now() + WAIT_MS;
    while (Date.now() < until) {
      await settle();
      const row = await driver.findOne({ roomId });
      // Locked: its process ends, and will have closed it in a moment.
      if (row && !row.locked) return false;
      if (!row && (await tryOpening(roomId))) return true;
      await pause(POLL_MS);
    }
    throw new Error("the room is opened or closed by another process, and that takes too long");
  }

  async function giveUp(roomId: RoomId): Promise<void> {
    log.warn({ room: roomId }, "another process has this room; its people are sent there");
    rooms.delete(roomId);
    const room = matchMaker.getLocalRoomById(roomId);
    if (!room) return;
    lost.add(room);
    await room.disconnect(CloseCode.MAY_TRY_RECONNECT);
  }

  /** Whether what Redis knows of the rooms here is still so. */
  async function look(): Promise<void> {
    const here = [...rooms.keys()];
    const rows = await driver.findByIds(here);
    if (rows.size < here.length) await matchMaker.restoreMissingRoomCaches();
    const taken = here.filter(
      (id) => (rows.get(id)?.processId ?? matchMaker.processId) !== matchMaker.processId,
    );
    await Promise.all(taken.map(giveUp));
  }

  const lookAndTell = () => {
    Promise.all([look(), workload.tell()]).catch((error) =>
      log.debug({ err: error }, "Redis could not be told of the rooms here"),
    );
  };

  redis.on("ready", () => {
    if (!timer) return;
    settledAt = Date.now() + SETTLING_MS;
    lookAndTell();
  });

  return {
    colyseus: { driver, presence: new Presence(redis, log), selectProcessIdToCreateRoom: workload.pick },
    begin() {
      lookAndTell();
      timer = setInterval(lookAndTell, LOOK_EVERY_MS);
    },
    mayOpen,
    notOpened: release,
    closed(roomId) {
      redis
        .del(closingKey(roomId))
        .catch((error) => log.warn({ room: roomId, err: error }, "a room's lock runs out by itself"));
    },
    hasLost: (room) => lost.has(room),
    async end() {
      clearInterval(timer);
      await workload.forget(matchMaker.processId);
    },
  };
}
