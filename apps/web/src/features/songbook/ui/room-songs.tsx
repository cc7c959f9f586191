"use client";
import { may } from "@karaverse/protocol";
import { Button, Dialog, toast } from "@karaverse/ui";
import { useState } from "react";
import { DropZone, ImportStatus, importerTo, PickSongs } from "@/features/song-import";
import { useWords } from "@/i18n/words";
import { useMyRank, useRoom, useRoomView } from "../../../connection";
import type { SongCard } from "../../../lib/api-types";
import { singWith } from "../../keeping/model/companions";
import { takeAway } from "../model/taking-away";
import { type QueueRequest, SongsDrawer } from "./songs-drawer";

interface Removal {
  song: SongCard;
  then: () => void;
}

export function RoomSongs({ onQueued }: { onQueued?: () => void }) {
  const t = useWords();
  const room = useRoom();
  const rank = useMyRank();
  const people = useRoomView((view) => view.participants);
  const isFree = useRoomView((view) => view.queue.length === 0 && view.performance.phase === "idle");
  const [removal, setRemoval] = useState<Removal | null>(null);
  const importer = may(rank, "import-songs") ? importerTo(`/api/rooms/${room.slug}/songs`) : null;
  const queue = async ({ recording, ...request }: QueueRequest) => {
    const answer = await room.ask("queue-song", request);
    if (!answer.ok) return toast.error(answer.message);
    if (request.with.length > 0) toast.success(t("songbook.queuedWith"));
    // Whose turn it is at once is told that instead.
    else if (!isFree) toast.success(t("songbook.queued"));
    onQueued?.();
    if (recording === null) return;
    await singWith(answer.value.entry, recording).catch((error: unknown) =>
      toast.error(error instanceof Error ? error.message : String(error)),
    );
  };
  const drawer = (
    <SongsDrawer
      people={people}
      me={room.me}
      onQueue={(request) => void queue(request)}
      // Rule R5.
      mayRemove={({ broughtBy }) => broughtBy !== null && (rank === "admin" || broughtBy === room.me)}
      onRemove={(song, then) => setRemoval({ song, then })}
      {...(importer && {
        bring: {
          pick: <PickSongs importer={importer} />,
          status: (onBrought) => <ImportStatus importer={importer} onAdded={onBrought} />,
        },
      })}
    />
  );
  return (
    <>
      {importer ? (
        <DropZone className="flex min-h-0 flex-1 flex-col" onDrop={(files) => void importer.bring(files)}>
          {drawer}
        </DropZone>
      ) : (
        drawer
      )}
      {removal && <TakeAway removal={removal} onClose={() => setRemoval(null)} />}
    </>
  );
}

function TakeAway({ removal: { song, then }, onClose }: { removal: Removal; onClose: () => void }) {
  const t = useWords();
  const go = () =>
    takeAway(song)
      .then(then, (error: unknown) => toast.error(error instanceof Error ? error.message : String(error)))
      .finally(onClose);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("songbook.takeAwayTitle", { title: song.title })}
      note={t("songbook.takeAwayNote")}
    >
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t("songbook.keepIt")}</Button>
        <Button tone="danger" onClick={() => void go()}>
          {t("songbook.takeItAway")}
        </Button>
      </div>
    </Dialog>
  );
}
