"use client";
import { toast } from "@karaverse/ui";
import { quietZoneAt, type Scene, zonesOf } from "@karaverse/worlds";
import { useEffect } from "react";
import { newPose, type WorldSource } from "@/world/source";

const LOOK_EVERY_MS = 500;

/** Says so when one comes to where there are no microphones (Rule V5). */
export function useQuietZone(scene: Scene, source: WorldSource): void {
  useEffect(() => {
    if (zonesOf(scene, "no-mic").length === 0) return;
    const pose = newPose();
    let before: string | null = null;
    const timer = setInterval(() => {
      const me = source.me();
      if (me === null || !source.poseOf(me, pose, performance.now())) return;
      const zone = quietZoneAt(scene, pose.x, pose.z);
      if (zone && zone.id !== before) toast(zone.words);
      before = zone?.id ?? null;
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [scene, source]);
}
