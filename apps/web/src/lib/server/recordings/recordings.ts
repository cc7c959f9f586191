import { randomUUID } from "node:crypto";
import { statfs } from "node:fs/promises";
import type { RecordingRow } from "@karaverse/database";
import { EntryId, LIMITS, Tuning } from "@karaverse/protocol";
import { z } from "zod";
import type { KeptAnswer, MyRecordingsAnswer, RecordingCard } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf, queryOf } from "../endpoint";
import { IMPORT_BOUNDS } from "../import/bounds";
import { mediaResponse } from "../songs/media";
import { recordingPath, removeRecording, writeRecording } from "./place";
import { probeRecording } from "./probe";
import { sweepNowAndThen } from "./sweep";

type Named = RecordingRow & { song: { title: string; artist: string }; person: { name: string } };

/** What a song's end may take longer than its record says. */
const TAIL_MS = 2_000;

export const cardOf = ({ song, person, ...row }: Named, asking: string): RecordingCard => ({
  id: row.id,
  songId: row.songId,
  title: song.title,
  artist: song.artist,
  singer: person.name,
  own: row.personId === asking,
  tuning: { semitones: row.semitones, tempo: row.tempo },
  durationMs: row.durationMs,
  bytes: row.bytes,
  shared: row.shared,
  at: row.at.toISOString(),
  sound: `/api/recordings/${row.id}/sound`,
});

export const myRecordings: Endpoint<PersonCall> = async ({
  services,
  person,
}): Promise<MyRecordingsAnswer> => {
  sweepNowAndThen(services);
  const rows = await services.db.recordings.ofPerson(person.id);
  return { recordings: rows.map((row) => cardOf(row, person.id)) };
};

const Sung = z.object({
  entry: EntryId,
  semitones: z.coerce.number().pipe(Tuning.shape.semitones),
  tempo: z.coerce.number().pipe(Tuning.shape.tempo),
});

/** Rules K1, K3. */
export const keepRecording: Endpoint<PersonCall> = async (call): Promise<KeptAnswer> => {
  const { services, person, request } = call;
  const { db, config, limits } = services;
  limits.recordings.use(person.id);
  if (config.recordingDays === 0) throw new ApiError(403, "not-kept-here");
  if (person.keepSinging !== true) throw new ApiError(403, "not-agreed");
  const { entry: entryId, semitones, tempo } = queryOf(call, Sung);
  const sung = await db.recordings.sung(person.id, entryId);
  if (!sung) throw new ApiError(403, "not-sung");
  const bytes = await bytesOf(request);
  await assertRoom(call, entryId, bytes.length);
  const probed = await probeRecording(bytes);
  const longestMs = (sung.durationMs * 100) / tempo + TAIL_MS;
  if (!probed || probed.durationMs > longestMs) throw new ApiError(400, "recording-refused");
  const named = { id: randomUUID(), kind: probed.kind };
  await writeRecording(config, named, bytes);
  const before = await db.recordings.keep({
    ...named,
    ...{ personId: person.id, songId: sung.songId, entryId, part: sung.part },
    ...{ semitones, tempo, bytes: bytes.length, durationMs: probed.durationMs },
  });
  if (before) await removeRecording(config, before);
  return { id: named.id };
};

/** Counted as it comes: what a request says of its length is only said. */
async function bytesOf({ body }: Request): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > LIMITS.recordingBytes) throw new ApiError(413, "too-large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function assertRoom(call: PersonCall, entryId: string, bytes: number): Promise<void> {
  const { db, config } = call.services;
  const kept = await db.recordings.keptOf(call.person.id, entryId);
  const isFull = kept.recordings >= LIMITS.keptRecordings || kept.bytes + bytes > LIMITS.keptBytes;
  if (isFull) throw new ApiError(409, "recordings-full");
  const { bavail, bsize } = await statfs(config.dataDir);
  if (bavail * bsize - bytes < IMPORT_BOUNDS.freeBytes) throw new ApiError(409, "disk-full");
}

/** Rule K4. To who may not know of it, it is not there. */
async function ownOf(call: PersonCall): Promise<RecordingRow> {
  const row = await call.services.db.recordings.byId(paramOf(call, "id"));
  if (row?.personId !== call.person.id) throw new ApiError(404, "recording-unknown");
  return row;
}

export const removeMyRecording: Endpoint<PersonCall> = async (call) => {
  const row = await ownOf(call);
  const { db, config } = call.services;
  await db.recordings.remove(row.id);
  await removeRecording(config, row);
  return {};
};

const Change = z.object({ shared: z.boolean() });

export const changeMyRecording: Endpoint<PersonCall> = async (call) => {
  call.services.limits.changes.use(call.person.id);
  const row = await ownOf(call);
  const { shared } = await bodyOf(call, Change);
  await call.services.db.recordings.share(row.id, shared);
  return {};
};

/** Rule K4: the dry voice, for its owner and for whom they share it with. */
export const recordingSound: Endpoint<PersonCall> = async (call) => {
  const { services, person, request } = call;
  const row = await services.db.recordings.byId(paramOf(call, "id"));
  if (!row || (row.personId !== person.id && !row.shared)) throw new ApiError(404, "recording-unknown");
  const path = recordingPath(services.config, row);
  return mediaResponse(path, { request, caching: "private, no-cache", missing: "recording-unknown" });
};
