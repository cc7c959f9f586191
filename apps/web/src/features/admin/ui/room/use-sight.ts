"use client";
import type { SightDetail } from "@karaverse/protocol";
import { useEffect, useState } from "react";
import { admin } from "../../model/ask";

/** As smooth as a plan has to be; each look is one small answer. */
const EVERY_MS = 500;

/** One person's sight while they are chosen; null when nobody is, or they are not in the room. */
export function useSight(roomId: string, personId: string | null): SightDetail | null {
  const [sight, setSight] = useState<SightDetail | null>(null);
  useEffect(() => {
    setSight(null);
    if (personId === null) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const found = document.hidden ? null : await admin.sight(roomId, personId).catch(() => null);
      if (isOver) return;
      if (!document.hidden) setSight(found?.sight ?? null);
      timer = setTimeout(look, EVERY_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [roomId, personId]);
  return sight;
}
