"use client";
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo } from "react";
import type { SightWatch } from "../model/watch";
import { FloorLines } from "./floor-lines";
import { Labels } from "./labels";

/** After the room has been drawn: the camera is where it is in this frame. */
const AFTER_THE_ROOM = 2;

/** The same in the room itself; a child of the world's canvas. */
export function SightLines({ watch }: { watch: SightWatch }) {
  const { scene: root, gl, camera, invalidate } = useThree();
  const lines = useMemo(() => new FloorLines(), []);
  const labels = useMemo(() => new Labels(), []);
  useEffect(() => {
    root.add(lines.group);
    gl.domElement.parentElement?.append(labels.canvas);
    invalidate();
    return () => {
      root.remove(lines.group);
      labels.canvas.remove();
      lines.dispose();
    };
  }, [root, gl, lines, labels, invalidate]);
  useFrame(() => lines.update(watch.room, watch.getState()));
  useFrame(
    () =>
      labels.draw(
        gl.domElement.clientWidth,
        gl.domElement.clientHeight,
        camera,
        watch.room,
        watch.getState(),
      ),
    AFTER_THE_ROOM,
  );
  return null;
}
