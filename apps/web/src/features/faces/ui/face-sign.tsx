"use client";
import { RoundButton } from "@karaverse/ui";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useStore } from "zustand/react";
import { useWords } from "@/i18n/words";
import type { CameraState } from "../model/face-camera";
import type { RoomFaces } from "../model/room-faces";

/** As long as a camera or a phone moves the own face: that it does, what the camera sees, and how to end it. */
export function FaceSign({ faces }: { faces: RoomFaces }) {
  const t = useWords();
  const state = useStore(faces.camera.state);
  const { phone } = useStore(faces.phone.state);
  if (state.kind === "asking" || "stream" in state)
    return (
      <Sign words={wordsOf(state, t)} onOff={() => faces.camera.stop()}>
        {"stream" in state ? <Preview stream={state.stream} /> : null}
      </Sign>
    );
  if (phone === "off") return null;
  return <Sign words={t(`room.faces.phone.${phone}`)} onOff={() => faces.phone.stop()} />;
}

type Words = ReturnType<typeof useWords>;

function wordsOf(state: CameraState, t: Words): string {
  if (state.kind === "asking" || state.kind === "loading") return t(`room.faces.${state.kind}`);
  return t(state.kind === "live" && state.seesFace ? "room.faces.seen" : "room.faces.noFace");
}

function Sign({ words, onOff, children }: { words: string; onOff: () => void; children?: ReactNode }) {
  const t = useWords();
  return (
    <section
      aria-label={t("room.faces.sign")}
      className="rise pointer-events-auto flex w-64 items-center gap-2 rounded-2xl border border-brass/25 bg-plum/95 p-2 shadow-xl shadow-black/40"
    >
      {children}
      <p aria-live="polite" className="flex min-w-0 flex-1 items-center gap-2 text-xs leading-snug">
        <span aria-hidden className="size-2 shrink-0 rounded-full bg-coral" />
        {words}
      </p>
      <RoundButton label={t("room.faces.off")} tone="bare" size="small" onClick={onOff}>
        <X aria-hidden className="size-4" />
      </RoundButton>
    </section>
  );
}

/** As in a mirror. */
function Preview({ stream }: { stream: MediaStream }) {
  const t = useWords();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      aria-label={t("room.faces.preview")}
      className="h-15 w-20 shrink-0 -scale-x-100 rounded-lg bg-ink object-cover"
    />
  );
}
