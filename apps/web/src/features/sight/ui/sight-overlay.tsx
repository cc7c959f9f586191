"use client";
import dynamic from "next/dynamic";
import { lazy, Suspense, useEffect, useState } from "react";
import type { RoomConnection } from "@/connection";
import { PartBoundary } from "@/lib/part-boundary";
import type { SightWatch } from "../model/watch";

// For the few who look: nothing of it is in the room's first script.
export const SightPanel = dynamic(() => import("./sight-panel").then((it) => it.SightPanel), { ssr: false });
const SightLines = lazy(() => import("./sight-lines").then((it) => ({ default: it.SightLines })));

/** Lines and figures in the room itself: goes into the world's canvas. */
export function SightInWorld({ watch }: { watch: SightWatch }) {
  return (
    <PartBoundary place="aside">
      <Suspense fallback={null}>
        <SightLines watch={watch} />
      </Suspense>
    </PartBoundary>
  );
}

/** null while nobody looks, and until the script for it is here. */
export function useSightWatch(room: RoomConnection | null, isOpen: boolean): SightWatch | null {
  const [watch, setWatch] = useState<SightWatch | null>(null);
  useEffect(() => {
    if (!room || !isOpen) return;
    let made: SightWatch | null = null;
    let isOver = false;
    void import("../model/watch").then(({ watchSight }) => {
      if (isOver) return;
      made = watchSight(room);
      setWatch(made);
    });
    return () => {
      isOver = true;
      made?.stop();
      setWatch(null);
    };
  }, [room, isOpen]);
  return watch;
}
