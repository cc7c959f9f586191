"use client";
import { ListPlus, Play, Square, Trash2, Trophy } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useRoom } from "../../../connection";
import type { SongCard } from "../../../lib/api-types";
import { languageName, lengthOf, levelOf } from "../model/search";

// Few look at the best of a song before they have sung it.
const SongBest = dynamic(() => import("../../history").then((it) => it.SongBest));

interface Props {
  song: SongCard;
  playing: boolean;
  onPreview: () => void;
  onQueue: () => void;
  /** Only for who may take it away. */
  onRemove: (() => void) | null;
}

export function SongRow({ song, playing, onPreview, onQueue, onRemove }: Props) {
  const { slug } = useRoom();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-2xl border border-brass/12 bg-ink/40 p-2">
      <button
        type="button"
        aria-label={playing ? `Stop ${song.title}` : `Listen to ${song.title}`}
        onClick={onPreview}
        className="group relative size-14 shrink-0 overflow-hidden rounded-xl bg-velvet focus-visible:outline-2 focus-visible:outline-brass"
      >
        {song.cover && (
          // biome-ignore lint/performance/noImgElement: covers are small pictures from our own origin
          <img src={song.cover} alt="" loading="lazy" className="size-full object-cover" />
        )}
        <span className="absolute inset-0 grid place-items-center bg-ink/45 text-bone opacity-70 group-hover:opacity-100">
          {playing ? <Square size={18} /> : <Play size={18} />}
        </span>
      </button>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-display" lang={song.language || undefined}>
          {song.title}
        </span>
        <span className="block truncate text-xs text-bone/65">{song.artist}</span>
        <span className="block truncate text-xs text-bone/65">
          {languageName(song.language)} · {lengthOf(song.durationMs)} · {levelOf(song)}
          {song.singers > 1 && " · duet"}
        </span>
      </span>
      <button
        type="button"
        aria-label={`Best scores of ${song.title}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className={`-mx-1.5 grid size-9 shrink-0 place-items-center rounded-full hover:text-brass focus-visible:outline-2 focus-visible:outline-brass ${isOpen ? "text-brass" : "text-bone/55"}`}
      >
        <Trophy size={16} aria-hidden />
      </button>
      {onRemove && (
        <button
          type="button"
          aria-label={`Take ${song.title} out of the songbook`}
          onClick={onRemove}
          className="grid size-9 shrink-0 place-items-center rounded-full text-bone/55 hover:bg-coral/15 hover:text-coral"
        >
          <Trash2 size={16} aria-hidden />
        </button>
      )}
      <button
        type="button"
        data-queue
        aria-label={`Queue ${song.title}`}
        onClick={onQueue}
        className="grid size-11 shrink-0 place-items-center rounded-full bg-brass text-ink hover:brightness-110 focus-visible:outline-2 focus-visible:outline-bone"
      >
        <ListPlus size={20} aria-hidden />
      </button>
      {isOpen && (
        <div className="w-full px-1 pb-1">
          <SongBest song={song.id} room={slug} />
        </div>
      )}
    </li>
  );
}
