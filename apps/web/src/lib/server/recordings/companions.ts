import { z } from "zod";
import type { CompanionAnswer, SongRecordingsAnswer } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { mediaResponse } from "../songs/media";
import { recordingPath } from "./place";
import { cardOf } from "./recordings";

/** Rule K5: one's own, and what others share. */
export const songRecordings: Endpoint<PersonCall> = async (call): Promise<SongRecordingsAnswer> => {
  const rows = await call.services.db.recordings.forSong(paramOf(call, "id"), call.person.id);
  return { recordings: rows.map((row) => cardOf(row, call.person.id)) };
};

/** An entry's id is known to its room alone, and to all in it: who knows it hears what is sung there. */
export const showCompanion: Endpoint<PersonCall> = async (call): Promise<CompanionAnswer> => {
  const entry = paramOf(call, "id");
  const row = await call.services.db.recordings.companionOf(entry);
  if (!row) return { companion: null };
  return { companion: { ...cardOf(row, call.person.id), sound: `/api/entries/${entry}/companion/sound` } };
};

const Choice = z.object({ recording: z.string().max(64).nullable() });

/** Rule K5. */
export const chooseCompanion: Endpoint<PersonCall> = async (call): Promise<CompanionAnswer> => {
  const { person, services } = call;
  const { recordings } = services.db;
  services.limits.changes.use(person.id);
  const entry = paramOf(call, "id");
  const { recording } = await bodyOf(call, Choice);
  const waiting = await recordings.waiting(person.id, entry);
  if (!waiting) throw new ApiError(403, "not-your-entry");
  if (recording !== null) {
    const row = await recordings.byId(recording);
    const mayHear = row && (row.personId === person.id || row.shared);
    if (!mayHear || row.songId !== waiting.songId) throw new ApiError(404, "recording-unknown");
  }
  await recordings.accompany(entry, recording);
  return showCompanion(call) as Promise<CompanionAnswer>;
};

export const companionSound: Endpoint<PersonCall> = async (call) => {
  const row = await call.services.db.recordings.companionOf(paramOf(call, "id"));
  if (!row) throw new ApiError(404, "recording-unknown");
  const path = recordingPath(call.services.config, row);
  return mediaResponse(path, {
    request: call.request,
    caching: "private, no-cache",
    missing: "recording-unknown",
  });
};
