import { rm } from "node:fs/promises";
import pino from "pino";
import { sweepAvatars } from "../avatars/sweep";
import type { Services } from "../services";
import { filesBefore, removeRecording } from "./place";

const log = pino({ level: process.env.LOG_LEVEL || "info", base: { process: "web" } });
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Rules K3, K4: what is older than the house keeps goes, and the files of what is gone from the database: with a
 * person, with a song.
 */
export async function sweep({ config, db }: Services, now = new Date()): Promise<void> {
  const old = await db.recordings.removeBefore(new Date(now.getTime() - config.recordingDays * DAY));
  for (const row of old) await removeRecording(config, row);
  // A file is written a moment before its row is.
  const files = await filesBefore(config, new Date(now.getTime() - HOUR));
  const kept = await db.recordings.among(files.map(({ id }) => id));
  for (const { id, path } of files) if (!kept.has(id)) await rm(path, { force: true });
}

let sweptAt = 0;

/** Once an hour, while anybody comes by; nobody waits for it. */
export function sweepNowAndThen(services: Services, now = Date.now()): void {
  if (now - sweptAt < HOUR) return;
  sweptAt = now;
  void sweep(services).catch((error: unknown) => log.warn({ err: error }, "recordings not swept"));
  void sweepAvatars(services).catch((error: unknown) => log.warn({ err: error }, "avatars not swept"));
}
