"use client";
import { useEffect, useRef, useState } from "react";
import { api } from "@/lib/api";
import type { VideosAnswer } from "@/lib/api-types";
import type { Inside } from "../model/evening";
import type { VideoFolder } from "../model/video-folder";

const noFilm = () => null;

/**
 * The film that is due, while the screen shows the operator's videos (Rule P15).
 *
 * @param isHushed somebody sings: films make no sound
 */
export function useVideos(
  inside: Inside | null,
  isShown: boolean,
  isHushed: boolean,
): () => HTMLVideoElement | null {
  const playing = useRef<VideoFolder | null>(null);
  const hushed = useRef(isHushed);
  const [film, setFilm] = useState<() => HTMLVideoElement | null>(() => noFilm);
  useEffect(() => {
    if (!inside || !isShown) return;
    let stop: (() => void) | null = null;
    let isOver = false;
    void import("../model/video-folder").then(({ VideoFolder }) => {
      if (isOver) return;
      const ask = () => api<VideosAnswer>("GET", "videos");
      const sound = () => {
        const { voice } = inside.sound.desk;
        return voice && { context: voice.context, out: voice.spatial.stage };
      };
      const folder = new VideoFolder(ask, () => inside.room.now(), sound);
      folder.hush(hushed.current);
      playing.current = folder;
      stop = () => {
        folder.stop();
        playing.current = null;
      };
      setFilm(() => folder.film);
    });
    return () => {
      isOver = true;
      stop?.();
      setFilm(() => noFilm);
    };
  }, [inside, isShown]);
  useEffect(() => {
    hushed.current = isHushed;
    playing.current?.hush(isHushed);
  }, [isHushed]);
  return film;
}
