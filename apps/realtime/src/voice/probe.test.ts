import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { createProbe } from "./probe";

/** Regular questions come every two seconds. */
const AT_ONCE_MS = 1_000;

let server: Server;
let probe: ReturnType<typeof createProbe>;
const told: boolean[] = [];

async function open(port = 0): Promise<number> {
  server = createServer((_, response) => response.end("OK"));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function die(): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await ended;
}

const untilTold = (answers: boolean) =>
  vi.waitFor(() => expect(told.at(-1)).toBe(answers), { timeout: AT_ONCE_MS, interval: 5 });

afterEach(async () => {
  probe.close();
  told.length = 0;
  await die();
});

test("V4 a server that dies and comes back between two questions was away all the same", async () => {
  const port = await open();
  probe = createProbe(`http://127.0.0.1:${port}`, (answers) => told.push(answers));
  await untilTold(true);
  await die();
  await untilTold(false);
  await open(port);
  await untilTold(true);
});

test("a server that only lets go of the connection is not away", async () => {
  const port = await open();
  probe = createProbe(`http://127.0.0.1:${port}`, (answers) => told.push(answers));
  for (const questions of [1, 2, 3]) {
    await vi.waitFor(() => expect(told).toHaveLength(questions), { timeout: AT_ONCE_MS, interval: 5 });
    server.closeAllConnections();
  }
  expect(told).not.toContain(false);
});
