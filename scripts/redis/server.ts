import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import type { ServiceCommand } from "../launch/supervisor";

export interface OwnRedis {
  port: number;
  password: string;
}

const ANSWER_WITHIN_MS = 3_000;

/** Heard on this machine only, and nothing of it is kept: what must outlive it is in PostgreSQL. */
const settings = ({ port, password }: OwnRedis, folder: string): string =>
  [
    "bind 127.0.0.1",
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${folder}"`,
    'save ""',
    "appendonly no",
    "daemonize no",
    "",
  ].join("\n");

/** The server with its files in that folder. The password is in a file of the owner's, as arguments are everybody's. */
export async function redisCommand(file: string, own: OwnRedis, folder: string): Promise<ServiceCommand> {
  await mkdir(folder, { recursive: true });
  const settingsFile = join(folder, "redis.conf");
  await writeFile(settingsFile, settings(own, folder), { mode: 0o600 });
  return { file, args: [settingsFile], env: {}, cwd: folder, stopSignal: "SIGTERM", stopWithinMs: 5_000 };
}

export const redisUrl = ({ port, password }: OwnRedis): string => `redis://:${password}@127.0.0.1:${port}`;

/** Rejects while it does not answer. */
export async function probeRedis({ port, password }: OwnRedis): Promise<void> {
  const socket = connect({ port, host: "127.0.0.1", timeout: ANSWER_WITHIN_MS });
  socket.once("timeout", () => socket.destroy(new Error("Redis gave no answer")));
  try {
    socket.write(`AUTH ${password}\r\nPING\r\n`);
    let answer = "";
    while (!answer.includes("+PONG")) {
      const [chunk] = (await once(socket, "data")) as [Buffer];
      answer += chunk.toString("utf8");
      if (answer.startsWith("-")) throw new Error(answer.trim());
    }
  } finally {
    socket.destroy();
  }
}
