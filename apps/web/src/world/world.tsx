"use client";
import type { LightSetting, Scene } from "@karaverse/worlds";
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { ACESFilmicToneMapping } from "three";
import { Canvas } from "./canvas";
import { governorOfThisDevice } from "./governed";
import { Controls } from "./input/controls";
import { TouchStick } from "./input/touch-stick";
import type { Fitting, Newcomer } from "./mirror";
import type { Use } from "./pointer";
import { PLANS, type Quality } from "./quality";
import type { Holders, ScreenContent } from "./room";
import type { Show } from "./show";
import type { CameraReading, CameraView, MoveIntent, WorldSource } from "./source";
import { Theatre } from "./theatre";

export interface WorldProps {
  scene: Scene;
  source: WorldSource;
  show: Show;
  /** What each screen of the scene shows, in its order. */
  screens: readonly ScreenContent[];
  /** Who carries what (Rule M8). */
  holders: Holders;
  /** Oneself from in front, small in a corner. */
  selfView: boolean;
  lights: LightSetting;
  quality: Quality | "auto";
  view: CameraView;
  /** Who stands at the door, until they are in. */
  newcomer: Newcomer | null;
  /** What one tries on, if anything; asked in every frame. */
  fitting?: () => Fitting | null;
  /** Drawn into the room besides, with fiber's hooks. */
  overlay?: ReactNode;
  /** False while a dialog is over the room: keys, stick and clicks do nothing. */
  active: boolean;
  /** Overrides the system's prefers-reduced-motion. */
  reducedMotion?: boolean;
  /** Every frame; the same object each time, so copy what is kept. */
  onIntent?: (intent: Readonly<MoveIntent>, seconds: number) => void;
  /** Every frame; the same object each time. */
  onCamera?: (camera: Readonly<CameraReading>) => void;
  onSeatClick?: (seatId: string) => void;
  onPersonClick?: (id: string) => void;
  /** A door, the song picker or a thing to carry was clicked. */
  onUse?: (use: Use) => void;
  /** The level in use, first and whenever it changes. */
  onQuality?: (quality: Quality) => void;
  /** The room has been drawn once. */
  onReady?: () => void;
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

/** The room in three dimensions. Fills its parent, which must have a size. */
export function World(props: WorldProps) {
  const { scene, quality, active, onQuality } = props;
  const [governor] = useState(governorOfThisDevice);
  const [automatic, setAutomatic] = useState(governor.level);
  const level = quality === "auto" ? automatic : quality;
  const plan = PLANS[level];
  // Bloom smooths in its own target.
  const smooth = plan.antialias && !plan.bloom;
  const prefersReduced = useMedia("(prefers-reduced-motion: reduce)");
  const coarse = useMedia("(pointer: coarse)");
  const reduced = props.reducedMotion ?? prefersReduced;
  const controls = useMemo(() => new Controls(scene), [scene]);
  useEffect(() => (active ? controls.listen(window) : undefined), [active, controls]);
  useEffect(() => onQuality?.(level), [level, onQuality]);
  return (
    <div
      style={{ position: "absolute", inset: 0, overflow: "hidden", background: "#0d0a12" }}
      data-quality={level}
    >
      <Canvas
        // Antialiasing is fixed when a context is made.
        key={smooth ? "smooth" : "plain"}
        label={scene.title}
        settings={{
          dpr: plan.pixels,
          frameloop: plan.framesPerSecond > 0 ? "demand" : "always",
          shadows: plan.shadows ? "percentage" : false,
          gl: {
            antialias: smooth,
            powerPreference: "high-performance",
            toneMapping: ACESFilmicToneMapping,
            toneMappingExposure: 1.15,
          },
          camera: { fov: 56, near: 0.12, far: 200, position: [0, 2, 8] },
        }}
      >
        <Theatre
          {...props}
          level={level}
          plan={plan}
          reduced={reduced}
          controls={controls}
          governor={quality === "auto" ? governor : null}
          onGoverned={setAutomatic}
        />
        {props.overlay}
      </Canvas>
      {coarse && active ? <TouchStick stick={controls.stick} /> : null}
    </div>
  );
}
