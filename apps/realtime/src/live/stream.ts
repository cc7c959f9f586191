import type { LiveStatus } from "@karaverse/protocol";
import type { Response } from "express";
import { type Services, serverNow } from "../services";
import { detailOf } from "./describe";

const LOOK_EVERY_MS = 200;
const AT_LEAST_EVERY_MS = 1_000;

export function statusOf({ rooms }: Services): LiveStatus {
  const at = serverNow();
  return { at, rooms: [...rooms.values()].map((venue) => detailOf(venue, at)) };
}

/** Once a second and on change, to everybody who listens; nobody listens, nothing is done. */
export function createStream(services: Services) {
  const listeners = new Set<Response>();
  let timer: NodeJS.Timeout | null = null;
  let sentAt = 0;
  let sentRevision = "";

  /** What was sent last, in short. */
  const revision = () =>
    [...services.rooms.values()].map((venue) => `${venue.id}:${venue.revision()}`).join(" ");

  function look(): void {
    const now = serverNow();
    const current = revision();
    if (current === sentRevision && now - sentAt < AT_LEAST_EVERY_MS) return;
    sentAt = now;
    sentRevision = current;
    const text = frame();
    for (const listener of listeners) listener.write(text);
  }

  const frame = () => `data: ${JSON.stringify(statusOf(services))}\n\n`;

  return {
    open(response: Response): void {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(frame());
      listeners.add(response);
      timer ??= setInterval(look, LOOK_EVERY_MS);
      response.on("close", () => {
        listeners.delete(response);
        if (listeners.size > 0 || !timer) return;
        clearInterval(timer);
        timer = null;
      });
    },
    close(): void {
      for (const listener of listeners) listener.end();
    },
  };
}

export type Stream = ReturnType<typeof createStream>;
