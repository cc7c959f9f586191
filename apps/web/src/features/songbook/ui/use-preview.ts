"use client";
import { useEffect, useRef, useState } from "react";
import type { SongCard } from "../../../lib/api-types";

/** Beside what sounds in the room. */
const VOLUME = 0.5;

const volumeOf = ({ gainDb }: SongCard): number => Math.min(1, VOLUME * 10 ** (gainDb / 20));

/** One preview at a time, from a little into the song, quietly. */
export function usePreview() {
  const [playing, setPlaying] = useState<string | null>(null);
  const audio = useRef<HTMLAudioElement | null>(null);
  const stop = () => {
    audio.current?.pause();
    setPlaying(null);
  };
  useEffect(() => () => audio.current?.pause(), []);
  return {
    playing,
    stop,
    toggle: (song: SongCard) => {
      if (playing === song.id) return stop();
      audio.current?.pause();
      const element = new Audio(song.backing);
      element.volume = volumeOf(song);
      element.currentTime = Math.min(12, song.durationMs / 4000);
      element.onended = () => setPlaying(null);
      audio.current = element;
      setPlaying(song.id);
      element.play().catch(() => setPlaying(null));
    },
  };
}
