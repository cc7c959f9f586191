"use client";
import { RoundButton } from "@karaverse/ui";
import { ListPlus, Music2, Play, Square, Trash2, Trophy } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { lengthWords } from "@/lib/figure-words";
import { PartBoundary } from "@/lib/part-boundary";
import { useRoom } from "../../../connection";
import type { SongCard } from "../../../lib/api-types";
import { languageOf, levelOf } from "../model/search";

// Few look at the best of a song before they have sung it.
const QueueAlong = dynamic(() => import("../../keeping/ui/queue-along").then((it) => it.QueueAlong), {
  ssr: false,
});
const SongBest = dynamic(() => import("../../history").then((it) => it.SongBest), { ssr: false });

interface Props {
  song: SongCard;
  playing: boolean;
  onPreview: () => void;
  onQueue: () => void;
  /** With a recording of another evening; null where there is none. */
  onQueueWith: ((recording: string) => void) | null;
  /** Only for who may take it away. */
  onRemove: (() => void) | null;
}

export function SongRow({ song, playing, onPreview, onQueue, onQueueWith, onRemove }: Props) {
  const t = useWords();
  const { slug } = useRoom();
  const { title } = song;
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-2 sm:gap-3 rounded-2xl border border-brass/12 bg-ink/40 p-2">
      <button
        type="button"
        aria-label={t(playing ? "songbook.stop" : "songbook.listen", { title })}
        onClick={onPreview}
        className="group relative size-14 shrink-0 overflow-hidden rounded-xl bg-velvet focus-visible:outline-2 focus-visible:outline-brass"
      >
        {song.cover ? (
          // biome-ignore lint/performance/noImgElement: covers are small pictures from our own origin
          <img src={song.cover} alt="" loading="lazy" className="size-full object-cover" />
        ) : (
          <Music2 size={22} aria-hidden className="mx-auto text-bone/35" />
        )}
        <span className="absolute end-1 bottom-1 grid size-6 place-items-center rounded-full bg-ink/75 text-bone transition-colors duration-150 group-hover:bg-brass group-hover:text-ink">
          {playing ? <Square size={12} aria-hidden /> : <Play size={12} aria-hidden />}
        </span>
      </button>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="own-way block truncate font-display" lang={song.language || undefined}>
          {song.title}
        </span>
        <span dir="auto" className="own-way block truncate text-xs text-bone/65">
          {song.artist}
        </span>
        <span className="block text-xs text-bone/65">
          {languageOf(t, song.language)} · {lengthWords(song.durationMs)} ·{" "}
          {t(`songbook.levels.${levelOf(song)}`)}
          {song.singers > 1 && ` · ${t("songbook.duet")}`}
        </span>
      </span>
      <RoundButton
        tone="bare"
        size="small"
        label={t("songbook.bestOf", { title })}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-mx-1.5"
      >
        <Trophy size={16} aria-hidden />
      </RoundButton>
      {onRemove && (
        <RoundButton tone="danger" size="small" label={t("songbook.takeOut", { title })} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </RoundButton>
      )}
      <RoundButton
        data-queue
        tone="main"
        size="large"
        label={t("songbook.queue", { title })}
        onClick={onQueue}
      >
        <ListPlus size={20} aria-hidden />
      </RoundButton>
      {onQueueWith && (
        <div className="-mt-1 w-full ps-17 pb-0.5">
          <PartBoundary place="aside">
            <QueueAlong song={song.id} title={song.title} onQueue={onQueueWith} />
          </PartBoundary>
        </div>
      )}
      {isOpen && (
        <div className="w-full px-1 pb-1">
          <PartBoundary>
            <SongBest song={song.id} room={slug} />
          </PartBoundary>
        </div>
      )}
    </li>
  );
}
