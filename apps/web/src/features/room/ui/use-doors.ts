"use client";
import { doorAt, type Scene } from "@karaverse/worlds";
import { useEffect, useEffectEvent } from "react";
import { newPose, type WorldSource } from "@/world/source";
import type { DoorTo } from "./door-question";

const LOOK_EVERY_MS = 150;

/** Whoever walks into a door is asked, once, until they have stepped back from it. */
export function useDoors(scene: Scene, source: WorldSource, onDoor: (to: DoorTo) => void): void {
  const come = useEffectEvent(onDoor);
  useEffect(() => {
    const pose = newPose();
    // Who arrives in one, or is put there, has not walked into it.
    let isIn = true;
    const timer = setInterval(() => {
      const me = source.me();
      if (me === null || !source.poseOf(me, pose, performance.now())) return;
      const door = doorAt(scene, pose.x, pose.z);
      if (door && !isIn) come(door);
      isIn = door !== null;
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [scene, source]);
}
