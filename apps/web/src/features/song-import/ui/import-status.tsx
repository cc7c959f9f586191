"use client";
import { Button } from "@karaverse/ui";
import { useEffect, useRef } from "react";
import { useStore } from "zustand/react";
import { useWords, type Words } from "@/i18n/words";
import type { ImportedSong } from "@/lib/api-types";
import type { Importer, ImportView } from "../model/importer";
import { Report } from "./report";

const addedIn = (view: ImportView): number =>
  view.state === "idle" ? 0 : view.done.filter(({ outcome }) => outcome === "added").length;

/** How far it is, and what became of each song. */
export function ImportStatus({ importer, onAdded }: { importer: Importer; onAdded: () => void }) {
  const t = useWords();
  const view = useStore(importer.store);
  const added = addedIn(view);
  const shown = useRef(added);
  useEffect(() => {
    if (added > shown.current) onAdded();
    shown.current = added;
  }, [added, onAdded]);
  if (view.state === "idle") return null;
  return (
    <section
      aria-label={t("song-import.brought")}
      className="shrink-0 rounded-xl border border-brass/12 bg-ink/40 p-3 text-sm"
    >
      <div className="flex items-center justify-between gap-2">
        <p role="status">{wordsFor(t, view)}</p>
        {view.state === "running" ? (
          <Button size="small" tone="quiet" onClick={importer.stop}>
            {t("song-import.stop")}
          </Button>
        ) : (
          <div className="flex gap-1">
            {view.isBroken ? (
              <Button size="small" onClick={() => void importer.again()}>
                {t("song-import.again")}
              </Button>
            ) : null}
            <Button size="small" tone="quiet" onClick={importer.clear}>
              {t("common.close")}
            </Button>
          </div>
        )}
      </div>
      {view.state === "running" && (
        <>
          <progress
            aria-label={t("song-import.done")}
            max={Math.max(1, view.songs)}
            value={view.done.length}
            className="mt-2 h-1.5 w-full accent-brass"
          />
          <p className="truncate text-bone/60 text-xs">{view.at}</p>
        </>
      )}
      <Report songs={view.done} />
    </section>
  );
}

const OUTCOMES: readonly ImportedSong["outcome"][] = ["added", "duplicate", "refused"];

function wordsFor(t: Words, view: Exclude<ImportView, { state: "idle" }>): string {
  const counts = OUTCOMES.flatMap((outcome) => {
    const count = view.done.filter((song) => song.outcome === outcome).length;
    return count > 0 ? t("song-import.count", { count, outcome: t(`song-import.outcome.${outcome}`) }) : [];
  }).join(", ");
  if (view.state === "over") return counts || t("song-import.nothingSent");
  const done = view.done.length;
  return counts
    ? t("song-import.ofSongsCounts", { done, songs: view.songs, counts })
    : t("song-import.ofSongs", { done, songs: view.songs });
}
