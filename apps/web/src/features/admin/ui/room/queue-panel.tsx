"use client";
import type { AdminAct, RoomDetail } from "@karaverse/protocol";
import { Badge, Button } from "@karaverse/ui";
import { namesWords } from "@/i18n/names-words";
import { useWords } from "@/i18n/words";
import { phaseWords } from "../../model/words";
import { Panel } from "../parts";

/** Now, next, after: the entry on the stage comes first and is skipped, the others are taken out. */
export function QueuePanel({ room, onAct }: { room: RoomDetail; onAct(act: AdminAct): void }) {
  const t = useWords();
  const { singing, queue } = room;
  const isOnStage = (index: number) => index === 0 && singing !== null;
  return (
    <Panel
      title={t("admin.figures.queue")}
      actions={
        singing && (
          <Button size="small" onClick={() => onAct({ act: "skip" })}>
            {t("admin.skipSong")}
          </Button>
        )
      }
    >
      {queue.length === 0 && !singing && <p className="text-bone/60 text-sm">{t("admin.nobodyQueued")}</p>}
      <ol className="flex flex-col gap-2">
        {queue.map((entry, index) => (
          <li key={entry.id} className="flex items-center justify-between gap-2 text-sm">
            <span className="min-w-0">
              <span className="block truncate font-medium">{entry.title}</span>
              <span className="block truncate text-bone/60">{namesWords(t, entry.singers)}</span>
            </span>
            {isOnStage(index) ? (
              <Badge tone="live">{singing && phaseWords(t, singing.phase)}</Badge>
            ) : (
              <Button
                size="small"
                aria-label={t("admin.takeOutTitle", { title: entry.title })}
                onClick={() => onAct({ act: "remove-entry", entry: entry.id })}
              >
                {t("admin.takeOut")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
