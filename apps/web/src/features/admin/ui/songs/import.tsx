"use client";
import { Badge, Trouble } from "@karaverse/ui";
import { type ChangeEvent, useState } from "react";
import type { ImportedSong } from "@/lib/api-types";
import { admin } from "../../model/ask";
import { Panel } from "../parts";

type Stage =
  | { state: "idle" }
  | { state: "sending"; files: number }
  | { state: "reported"; songs: ImportedSong[] }
  | { state: "refused"; words: string };

const OUTCOMES: Record<ImportedSong["outcome"], { words: string; tone: "good" | "plain" | "live" }> = {
  added: { words: "added", tone: "good" },
  duplicate: { words: "there already", tone: "plain" },
  refused: { words: "refused", tone: "live" },
};

function ReportLine({ song }: { song: ImportedSong }) {
  const { words, tone } = OUTCOMES[song.outcome];
  return (
    <li className="border-brass/12 border-t py-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{words}</Badge>
        <span className="font-medium">{song.title ?? song.file}</span>
        <span className="text-bone/60">{song.artist}</span>
      </p>
      {song.problems.length > 0 && (
        <ul className="mt-1 list-disc pl-5 text-bone/70">
          {song.problems.map(({ line, sentence }) => (
            <li key={`${line} ${sentence}`}>
              {line > 0 && `Line ${line}: `}
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const PICK =
  "inline-flex min-h-11 cursor-pointer items-center rounded-lg border border-bone/20 px-3 text-sm focus-within:outline-2 focus-within:outline-brass hover:border-brass/60 md:min-h-9";

/** UltraStar songs from this computer: a zip, or a folder with charts and audio. */
export function Import({ onImported }: { onImported(): void }) {
  const [stage, setStage] = useState<Stage>({ state: "idle" });
  const send = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = "";
    if (files.length === 0) return;
    setStage({ state: "sending", files: files.length });
    try {
      const { songs } = await admin.importSongs(files);
      setStage({ state: "reported", songs });
      onImported();
    } catch (error) {
      setStage({ state: "refused", words: error instanceof Error ? error.message : String(error) });
    }
  };
  const isSending = stage.state === "sending";
  return (
    <Panel title="Import UltraStar songs">
      <div className="flex flex-wrap gap-2">
        <label className={PICK}>
          Choose a zip or files
          <input type="file" multiple className="sr-only" disabled={isSending} onChange={send} />
        </label>
        <label className={PICK}>
          Choose a folder
          <input
            type="file"
            multiple
            className="sr-only"
            disabled={isSending}
            onChange={send}
            ref={(input) => input?.setAttribute("webkitdirectory", "")}
          />
        </label>
      </div>
      <div aria-live="polite" className="mt-3">
        {isSending && (
          <p className="text-bone/70 text-sm">
            Looking at {stage.files === 1 ? "the file" : `${stage.files} files`}…
          </p>
        )}
        {stage.state === "refused" && <Trouble>{stage.words}</Trouble>}
        {stage.state === "reported" && (
          <ul>
            {stage.songs.map((song) => (
              <ReportLine key={song.file} song={song} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
