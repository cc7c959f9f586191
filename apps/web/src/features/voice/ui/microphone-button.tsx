"use client";
import { toast } from "@karaverse/ui";
import { Mic, MicOff } from "lucide-react";
import { useEffect } from "react";
import { useWords } from "@/i18n/words";
import { useDesk, useDeskView } from "./use-desk";

interface Props {
  /** Words for why voice is off in this room (Rule V4), or null. */
  voiceOff: string | null;
  /** Muted by a moderator (Rule V3). */
  muted: boolean;
  onProblem: (words: string) => void;
}

export function MicrophoneButton({ voiceOff, muted, onProblem }: Props) {
  const t = useWords();
  const desk = useDesk();
  const { speaking, latency } = useDeskView();
  useEffect(() => {
    if (latency.askAnew) toast(t("voice.otherDevices"));
  }, [latency.askAnew, t]);
  const open = speaking && !muted;
  const press = async () => {
    if (muted) return onProblem(t("room.mutedYou"));
    const state = await desk.setSpeaking(!speaking);
    if (!speaking && state.kind === "denied") onProblem(t("voice.deniedShort"));
    else if (!speaking && state.kind !== "live") onProblem(t("voice.notOpened"));
    else if (!speaking && voiceOff) onProblem(voiceOff);
  };
  return (
    <button
      type="button"
      aria-label={t("voice.microphone")}
      aria-pressed={open}
      title={muted ? t("voice.mutedBy") : open ? t("voice.isOn") : t("voice.isOff")}
      onClick={() => void press()}
      className={`grid size-12 place-items-center rounded-full border transition focus-visible:outline-2 focus-visible:outline-brass ${
        open
          ? "border-mint bg-mint text-ink"
          : muted
            ? "border-coral text-coral"
            : "border-brass/25 bg-plum text-bone"
      }`}
    >
      {open ? <Mic size={20} aria-hidden /> : <MicOff size={20} aria-hidden />}
    </button>
  );
}
