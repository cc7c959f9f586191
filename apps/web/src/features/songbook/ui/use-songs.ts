"use client";
import { useCallback, useEffect, useState } from "react";
import { words } from "@/i18n/words";
import { ApiRefusal } from "@/lib/api";
import type { SongCard, SongShelves, SongsAnswer } from "../../../lib/api-types";
import { queryFor, readShelves, type SongFilters, searchSongs } from "../model/search";

/** Typing pauses this long before we ask. */
const TYPING_MS = 180;
/** Nobody looks at an empty list for longer. */
const PATIENCE_MS = 20_000;

/** Browsers speak of "Failed to fetch"; only our own words are for people. */
const wordsOf = (error: unknown): string =>
  error instanceof ApiRefusal ? error.message : words()("songbook.unreadable");

interface Found {
  /** What was asked for it: more of it is fetched with the same words. */
  readonly text: string;
  readonly filters: SongFilters;
  readonly songs: readonly SongCard[];
  readonly total: number;
  readonly recorded: readonly string[];
}

const unique = (songs: readonly SongCard[]): SongCard[] => [
  ...new Map(songs.map((song) => [song.id, song])).values(),
];

const joined = (found: Found, { songs, recorded }: SongsAnswer): Found => ({
  ...found,
  songs: unique([...found.songs, ...songs]),
  recorded: [...found.recorded, ...recorded],
});

/** What is found for these words; the songs before stay until the new ones are there, so that nothing flickers. */
export function useSongs(text: string, filters: SongFilters) {
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      searchSongs(queryFor(text, filters), AbortSignal.any([abort.signal, AbortSignal.timeout(PATIENCE_MS)]))
        .then((answer) => {
          setFound({ text, filters, ...answer });
          setFailure(null);
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setFailure(wordsOf(error));
        });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, filters, round]);

  const more = useCallback(async () => {
    if (!found) return;
    try {
      const query = queryFor(found.text, found.filters, found.songs.length);
      const next = await searchSongs(query, AbortSignal.timeout(PATIENCE_MS));
      setFound((now) => (now === found ? joined(found, next) : now));
    } catch (error) {
      setFailure(wordsOf(error));
    }
  }, [found]);

  return { found, failure, more, again: useCallback(() => setRound((now) => now + 1), []) };
}

/** What there is to choose from; null until it is known. */
export function useShelves(round: number): SongShelves | null {
  const [shelves, setShelves] = useState<SongShelves | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
  useEffect(() => {
    // Without them songs are still found by words.
    readShelves().then(setShelves, () => undefined);
  }, [round]);
  return shelves;
}
