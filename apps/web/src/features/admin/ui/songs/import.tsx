"use client";
import { DropZone, ImportStatus, importerTo, PickSongs } from "@/features/song-import";
import { useWords } from "@/i18n/words";
import { Panel } from "../parts";

/** Songs from this computer: zips, or folders with charts and audio, as many as there are. */
export function Import({ onImported }: { onImported(): void }) {
  const t = useWords();
  const importer = importerTo("/api/admin/songs");
  return (
    <DropZone onDrop={(files) => void importer.bring(files)}>
      <Panel title={t("admin.importSongs")}>
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center gap-2">
            <PickSongs importer={importer} named />
            {/* Nothing can be dropped with a finger. */}
            <span className="text-bone/65 text-xs pointer-coarse:hidden">{t("admin.orDrop")}</span>
          </div>
          <ImportStatus importer={importer} onAdded={onImported} />
        </div>
      </Panel>
    </DropZone>
  );
}
