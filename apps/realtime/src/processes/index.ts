export { connectRedis, RedisUnreachable } from "./connect";
export { ALONE, type Processes } from "./processes";
export { shareHouse } from "./shared";
