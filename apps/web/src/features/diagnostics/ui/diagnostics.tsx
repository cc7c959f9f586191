"use client";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { useRoom } from "../../../connection";
import { useRoomSound } from "../../stage";
import { type Reading, readingOf } from "../model/reading";

// Nobody needs the panel to come in.
export const DiagnosticsPanel = dynamic(
  () => import("./diagnostics-panel").then((it) => it.DiagnosticsPanel),
  { ssr: false },
);

declare global {
  interface Window {
    /** Diagnostics, read-only: see features/diagnostics. */
    karaverse?: { readonly reading: () => Reading; readonly me: string };
  }
}

/** Puts the readings where the browser's console, and tests, can ask for them. */
export function useDiagnosticsWindow(): void {
  const room = useRoom();
  const sound = useRoomSound();
  useEffect(() => {
    window.karaverse = Object.freeze({ me: room.me, reading: () => readingOf(room, sound) });
    return () => {
      delete window.karaverse;
    };
  }, [room, sound]);
}
