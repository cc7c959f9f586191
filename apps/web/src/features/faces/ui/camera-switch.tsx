"use client";
import { Switch } from "@karaverse/ui";
import { useStore } from "zustand/react";
import { useWords } from "@/i18n/words";
import type { CameraState, FaceCamera } from "../model/face-camera";
import { useFaces } from "./use-faces";

/** Inside a room: the own camera moves the own face. */
export function CameraSwitch() {
  const faces = useFaces();
  return faces ? <Inside camera={faces.camera} /> : null;
}

function Inside({ camera }: { camera: FaceCamera }) {
  const t = useWords();
  const state = useStore(camera.state);
  const note = useNote(state);
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label={t("room.faces.byCamera")}
        note={t("room.faces.byCameraNote")}
        checked={state.kind === "asking" || "stream" in state}
        onChange={(on) => (on ? void camera.start() : camera.stop())}
      />
      <p aria-live="polite" className="text-sm text-coral empty:hidden">
        {note}
      </p>
    </div>
  );
}

function useNote(state: CameraState): string {
  const t = useWords();
  switch (state.kind) {
    case "denied":
    case "missing":
      return t(`room.faces.${state.kind}`);
    case "failed":
      return t("room.faces.failed", { reason: state.why });
    default:
      return "";
  }
}
