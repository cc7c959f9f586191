"use client";
import { DropZone, ImportSongs, importerTo } from "@/features/song-import";
import { Panel } from "../parts";

/** Songs from this computer: zips, or folders with charts and audio, as many as there are. */
export function Import({ onImported }: { onImported(): void }) {
  const importer = importerTo("/api/admin/songs");
  return (
    <DropZone onDrop={(files) => void importer.bring(files)}>
      <Panel title="Import songs">
        <ImportSongs importer={importer} onAdded={onImported} />
      </Panel>
    </DropZone>
  );
}
