export { findRedis } from "./find";
export { probeRedis, redisCommand, redisUrl } from "./server";
