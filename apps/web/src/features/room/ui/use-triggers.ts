"use client";
import { toast } from "@karaverse/ui";
import { newMuffling, type Scene, triggersOf } from "@karaverse/worlds";
import { useEffect, useState } from "react";
import type { Show } from "@/world/show";
import type { Inside } from "../model/evening";

/** So long the queue stays on the screen, ms. */
const QUEUE_MS = 10_000;

/**
 * What happens where somebody set something off (Rule M9); answers whether the screen is to show the queue.
 *
 * @param show null where no lights are seen
 */
export function useTriggers(scene: Scene, inside: Inside | null, show: Pick<Show, "flash"> | null): boolean {
  const [isQueueAsked, setQueueAsked] = useState(false);
  useEffect(() => {
    if (!inside) return;
    const { room, sound } = inside;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = room.on("trigger", ({ prop, by, crowd }) => {
      const mine = room.room.getState().view?.byId.get(room.me)?.crowd ?? 0;
      const trigger = triggersOf(scene).find(({ id }) => id === prop);
      if (!trigger || crowd !== mine) return;
      const { does, words, x, z } = trigger;
      if (does === "lights") show?.flash();
      else if (does === "announcement") {
        if (by === room.me && words !== "") toast(words);
      } else if (does === "screen") {
        setQueueAsked(true);
        clearTimeout(timer);
        timer = setTimeout(() => setQueueAsked(false), QUEUE_MS);
      } else {
        const { voice } = sound.desk;
        if (!voice) return;
        const { ears } = sound;
        const metres = Math.hypot(ears.x - x, ears.z - z);
        const muffle = sound.muffleFrom({ x, z }, newMuffling());
        void import("../model/bell").then(({ ring }) =>
          ring(voice.context, voice.spatial.near, metres, muffle),
        );
      }
    });
    return () => {
      stop();
      clearTimeout(timer);
      setQueueAsked(false);
    };
  }, [scene, inside, show]);
  return isQueueAsked;
}
