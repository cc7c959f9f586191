import { mkdir, statfs } from "node:fs/promises";
import { LIMITS, may } from "@karaverse/protocol";
import pino from "pino";
import type { ImportEvent, ImportedSong } from "../../api-types";
import { ApiError } from "../api-error";
import { type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { rankOf } from "../rooms/door";
import { importsDir } from "../songs/place";
import { IMPORT_BOUNDS, ImportRefused } from "./bounds";
import { receivedFiles } from "./received";
import { type Candidate, chartsIn, takeIn } from "./take-in";
import type { Files } from "./unzip";

const log = pino({ level: process.env.LOG_LEVEL || "info", base: { process: "web" } });

/** One at a time: an import holds its files in memory. */
let importing: Promise<unknown> = Promise.resolve();

/** Rule R5. For a host of the room in the address. */
export const importIntoRoom: Endpoint<PersonCall> = async (call) => {
  const { services, person } = call;
  const room = await services.db.rooms.bySlug(paramOf(call, "slug"));
  if (!room) throw new ApiError(404, "room-unknown");
  if (room.closedAt) throw new ApiError(403, "room-closed");
  if (await services.db.bans.active(person.id, room.id)) throw new ApiError(403, "banned");
  if (!may(await rankOf(services.db, room, person), "import-songs")) throw new ApiError(403, "not-allowed");
  if (person.role !== "admin") services.limits.imports.use(person.id);
  return importSongs(call, room.id);
};

/** For admins, who have routes of their own. */
export const importAsAdmin: Endpoint<PersonCall> = (call) => importSongs(call, null);

/** Answers with a line of JSON for each song as it is done (ImportEvent); refuses what is no import at all. */
async function importSongs(call: PersonCall, roomId: string | null): Promise<Response> {
  const before = importing;
  let finish = () => {};
  importing = new Promise<void>((resolve) => {
    finish = resolve;
  });
  try {
    await before;
    const form = await call.request.formData().catch(() => null);
    if (!form) throw new ApiError(400, "bad-input", "Send the files as a form.");
    const files = await receivedFiles(form);
    return linesOf(events(call, await chartsIn(files), files, roomId), finish);
  } catch (error) {
    finish();
    if (error instanceof ImportRefused) throw new ApiError(400, "import-refused", error.message);
    throw error;
  }
}

async function* events(
  { services, person }: PersonCall,
  charts: readonly Candidate[],
  files: Files,
  roomId: string | null,
): AsyncGenerator<ImportEvent> {
  const { db, config } = services;
  const dir = importsDir(config);
  await mkdir(dir, { recursive: true });
  yield { songs: charts.length };
  const done: ImportedSong[] = [];
  const house = {
    db,
    dir,
    importedById: person.id,
    refusal: (bytes: number) => refusalOf(services, person, dir, bytes),
  };
  const failed = (error: unknown) => log.error({ err: error }, "a song could not be imported");
  try {
    for await (const song of takeIn(charts, files, house, failed)) {
      done.push(song);
      yield { song };
    }
  } finally {
    // Also where the reader went away in the middle.
    await db.audit.write({
      actorId: person.id,
      actorName: person.name,
      act: "import-songs",
      ...(roomId && { roomId }),
      details: {
        added: done.flatMap(({ outcome, songId }) => (outcome === "added" ? (songId ?? []) : [])),
        looked: done.length,
      },
    });
  }
}

async function refusalOf(
  { db }: PersonCall["services"],
  person: PersonCall["person"],
  dir: string,
  bytes: number,
): Promise<string | null> {
  const { bavail, bsize } = await statfs(dir);
  if (bavail * bsize - bytes < IMPORT_BOUNDS.freeBytes) return "The server's disk is nearly full.";
  if (person.role === "admin") return null;
  const brought = await db.songs.broughtBy(person.id);
  if (brought.songs >= LIMITS.importedSongs)
    return `You have brought ${LIMITS.importedSongs} songs already, which is all one person may.`;
  if (brought.bytes + bytes > LIMITS.importedBytes)
    return `Your songs would come to more than ${LIMITS.importedBytes / 1e9} GB, which is all one person may bring.`;
  return null;
}

/** Goes on when the reader has gone: what was sent is taken in all the same. */
function linesOf(source: AsyncGenerator<ImportEvent>, finish: () => void): Response {
  const encoder = new TextEncoder();
  let isRead = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        for await (const event of source) {
          if (isRead) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
        }
        if (isRead) controller.close();
      } catch (error) {
        log.error({ err: error }, "an import broke off");
        if (isRead) controller.error(error);
      } finally {
        finish();
      }
    },
    cancel() {
      isRead = false;
    },
  });
  return new Response(body, {
    headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store, no-transform" },
  });
}
