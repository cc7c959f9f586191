import type { EntryId, SongId } from "@karaverse/protocol";
import { createStore } from "zustand/vanilla";
import type { Words } from "@/i18n/words";
import { api } from "@/lib/api";
import type { CompanionAnswer, RecordingCard, SongRecordingsAnswer } from "@/lib/api-types";
import { tuningWords } from "../../stage/model/key-words";
import { momentWords } from "./words";

/** Rule K5: what one may sing a song with. */
export async function recordingsFor(song: SongId): Promise<readonly RecordingCard[]> {
  const answer = await api<SongRecordingsAnswer>("GET", `songs/${encodeURIComponent(song)}/recordings`);
  return answer.recordings;
}

/** What was chosen here; an entry may be chosen for by another part of the page. */
export const chosen = createStore<ReadonlyMap<EntryId, string | null>>(() => new Map());

const note = (entry: EntryId, recording: string | null) =>
  chosen.setState((before) => new Map(before).set(entry, recording), true);

/** Finds out what an entry is sung with, unless it was chosen here. */
export async function askCompanion(entry: EntryId): Promise<void> {
  const { companion } = await api<CompanionAnswer>("GET", `entries/${entry}/companion`);
  if (!chosen.getState().has(entry)) note(entry, companion?.id ?? null);
}

/** @param recording null: the music alone */
export async function singWith(entry: EntryId, recording: string | null): Promise<void> {
  await api("POST", `entries/${entry}/companion`, { recording });
  note(entry, recording);
}

export const singerWords = (t: Words, { own, singer }: RecordingCard): string =>
  own ? t("keeping.yourself") : singer;

/** When it was sung, and how. */
export const noteWords = (t: Words, { at, tuning }: RecordingCard): string =>
  [momentWords(t, at), tuningWords(t, tuning)].filter(Boolean).join(" · ");
