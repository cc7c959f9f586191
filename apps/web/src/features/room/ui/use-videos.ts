"use client";
import { useEffect, useState } from "react";
import { api } from "@/lib/api";
import type { VideosAnswer } from "@/lib/api-types";
import type { Inside } from "../model/evening";

const noFilm = () => null;

/** The film that is due, while the screen shows the operator's videos (Rule P15). */
export function useVideos(inside: Inside | null, isShown: boolean): () => HTMLVideoElement | null {
  const [film, setFilm] = useState<() => HTMLVideoElement | null>(() => noFilm);
  useEffect(() => {
    if (!inside || !isShown) return;
    let stop: (() => void) | null = null;
    let isOver = false;
    void import("../model/video-folder").then(({ VideoFolder }) => {
      if (isOver) return;
      const ask = () => api<VideosAnswer>("GET", "videos");
      const folder = new VideoFolder(ask, () => inside.room.now());
      stop = () => folder.stop();
      setFilm(() => folder.film);
    });
    return () => {
      isOver = true;
      stop?.();
      setFilm(() => noFilm);
    };
  }, [inside, isShown]);
  return film;
}
