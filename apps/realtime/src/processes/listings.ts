import { matchMaker } from "@colyseus/core";
import { RedisDriver } from "@colyseus/redis-driver";
import type { Redis } from "ioredis";

type Row = Parameters<RedisDriver["persist"]>[0];
type Conditions = Parameters<RedisDriver["findOne"]>[0];
type Sort = Parameters<RedisDriver["findOne"]>[1];

/** Colyseus' own hash: a row for each room, which names the process that has it. */
const ROWS = "roomcaches";
/** Who closes a room writes it down first: nobody else opens it meanwhile. */
const CLOSING_MS = 5_000;

export const closingKey = (roomId: string): string => `karaverse:closing:${roomId}`;

/** Only whoever a row belongs to changes it: a process that was thought dead must not take a room back. */
const IF_MINE = `
  local row = redis.call("HGET", KEYS[1], ARGV[1])
  if row and not string.find(row, '"processId":"' .. ARGV[2] .. '"', 1, true) then return 0 end
`;
const WRITE = `${IF_MINE} redis.call("HSET", KEYS[1], ARGV[1], ARGV[3]) return 1`;
const REMOVE = `${IF_MINE}
  if row then redis.call("SET", KEYS[2], ARGV[2], "PX", ARGV[3]) end
  return redis.call("HDEL", KEYS[1], ARGV[1])
`;

export interface ListingsOptions {
  redis: Redis;
  /** Whether a process is there, by its id; one that is not is forgotten, with its rooms. */
  isAlive(processId: string): Promise<boolean>;
  /** The room that is to be recorded: true when this process may. */
  mayRecord(roomId: string): boolean;
  recorded(roomId: string): void;
}

/** Which rooms are open, and where. Colyseus' driver, with the guarantee that a room is open in one place. */
export class Listings extends RedisDriver {
  readonly #options: ListingsOptions;

  constructor(options: ListingsOptions) {
    super(options.redis);
    this.#options = options;
  }

  /** Never a room of a dead process: asking one for a seat takes Colyseus 4 s to give up. */
  override async findOne(conditions: Conditions, sort?: Sort): Promise<Row> {
    const row = await super.findOne(conditions, sort);
    if (!row || row.processId === matchMaker.processId) return row;
    if (await this.#options.isAlive(row.processId)) return row;
    await this.cleanup(row.processId);
    return this.findOne(conditions, sort);
  }

  /** Of two that open the same room the first has it; the other sends its people there. */
  async insert(row: Row): Promise<boolean> {
    const { roomId } = row;
    const { redis, mayRecord, recorded } = this.#options;
    if (!mayRecord(roomId)) return false;
    const isFirst = await redis.hsetnx(ROWS, roomId, JSON.stringify(row));
    recorded(roomId);
    return isFirst === 1;
  }

  override async persist(row: Row): Promise<boolean> {
    if (!row.roomId) return false;
    return this.#write(row);
  }

  override async update(
    row: Row,
    { $set = {}, $inc = {} }: Parameters<RedisDriver["update"]>[1],
  ): Promise<boolean> {
    Object.assign(row, $set);
    if ($inc.clients) row.clients += $inc.clients;
    return this.#write(row);
  }

  override async remove(roomId: string): Promise<boolean> {
    const { redis } = this.#options;
    const keys = [ROWS, closingKey(roomId)] as const;
    return (await redis.eval(REMOVE, 2, ...keys, roomId, matchMaker.processId, CLOSING_MS)) === 1;
  }

  /** The connection belongs to presence as well, which ends it. */
  override async shutdown(): Promise<void> {}

  async #write(row: Row): Promise<boolean> {
    const { redis } = this.#options;
    const text = JSON.stringify(row);
    return (await redis.eval(WRITE, 1, ROWS, row.roomId, matchMaker.processId, text)) === 1;
  }
}
