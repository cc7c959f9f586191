"use client";
import { sceneOf } from "@karaverse/worlds";
import { useEffect } from "react";
import { useRoomView } from "@/connection";
import type { Inside } from "../model/evening";
import { useTriggers } from "./use-triggers";
import { useVideos } from "./use-videos";

/** A film that nobody looks at is kept to the room's clock so often, ms. */
const KEPT_EVERY_MS = 250;

/** What a room's places and screens do for who reads it as a list: bells, words at doors, films that are heard. */
export function UnseenHouse({ inside }: { inside: Inside }) {
  const { theme, screen, isHushed } = useRoomView((view) => ({
    theme: view.theme,
    screen: view.screen,
    isHushed: view.performance.phase !== "idle",
  }));
  useTriggers(sceneOf(theme), inside, null);
  const film = useVideos(inside, screen === "video-folder", isHushed);
  useEffect(() => {
    const timer = setInterval(film, KEPT_EVERY_MS);
    return () => clearInterval(timer);
  }, [film]);
  return null;
}
