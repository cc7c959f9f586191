"use client";
import { Button } from "@karaverse/ui";
import { FolderUp, Upload } from "lucide-react";
import { type ChangeEvent, useEffect, useRef } from "react";
import { useStore } from "zustand/react";
import type { ImportedSong } from "@/lib/api-types";
import { picked } from "../model/dropped";
import type { Importer, ImportView } from "../model/importer";
import { Report } from "./report";

const PICK =
  "inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-full border border-bone/15 px-3 text-[13px] text-bone/80 transition-colors focus-within:outline-2 focus-within:outline-brass hover:border-brass/60 hover:text-bone";

const addedIn = (view: ImportView): number =>
  view.state === "idle" ? 0 : view.done.filter(({ outcome }) => outcome === "added").length;

/** Picking songs, how far it is, and what became of each. */
export function ImportSongs({ importer, onAdded }: { importer: Importer; onAdded: () => void }) {
  const view = useStore(importer.store);
  const added = addedIn(view);
  const shown = useRef(added);
  useEffect(() => {
    if (added > shown.current) onAdded();
    shown.current = added;
  }, [added, onAdded]);
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = picked(target.files ?? []);
    target.value = "";
    if (files.length > 0) void importer.bring(files);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2 text-bone/65 text-xs">
        <label className={PICK}>
          <Upload size={14} aria-hidden /> Bring songs
          <input type="file" multiple className="sr-only" onChange={pick} />
        </label>
        <label className={PICK}>
          <FolderUp size={14} aria-hidden /> a folder
          <input
            type="file"
            multiple
            className="sr-only"
            onChange={pick}
            ref={(input) => input?.setAttribute("webkitdirectory", "")}
          />
        </label>
        <span className="hidden md:inline">or drop them here</span>
      </div>
      {view.state !== "idle" && (
        <section
          aria-label="Songs being brought"
          className="rounded-xl border border-brass/12 bg-ink/40 p-3 text-sm"
        >
          <div className="flex items-center justify-between gap-2">
            <p role="status">{wordsFor(view)}</p>
            {view.state === "running" ? (
              <Button size="small" tone="quiet" onClick={importer.stop}>
                Stop
              </Button>
            ) : (
              <Button size="small" tone="quiet" onClick={importer.clear}>
                Close
              </Button>
            )}
          </div>
          {view.state === "running" && (
            <>
              <progress
                aria-label="Songs done"
                max={Math.max(1, view.songs)}
                value={view.done.length}
                className="mt-2 h-1.5 w-full accent-brass"
              />
              <p className="truncate text-bone/60 text-xs">{view.at}</p>
            </>
          )}
          <Report songs={view.done} />
        </section>
      )}
    </div>
  );
}

const OUTCOMES: readonly [ImportedSong["outcome"], string][] = [
  ["added", "added"],
  ["duplicate", "there already"],
  ["refused", "refused"],
];

function wordsFor(view: Exclude<ImportView, { state: "idle" }>): string {
  const counts = OUTCOMES.flatMap(([outcome, words]) => {
    const count = view.done.filter((song) => song.outcome === outcome).length;
    return count > 0 ? `${count} ${words}` : [];
  }).join(", ");
  if (view.state === "over") return counts || "Nothing was sent.";
  return `${view.done.length} of ${view.songs}${counts && `: ${counts}`}`;
}
