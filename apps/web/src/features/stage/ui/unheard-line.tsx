import type { Track } from "@karaverse/songs";
import { Button } from "@karaverse/ui";
import type { Unheard } from "@karaverse/voice";
import { MicOff } from "lucide-react";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { isToBeSung } from "../model/lyrics";
import { unheardWords } from "../model/unheard-words";
import { useFrame } from "./use-frame";

interface Props {
  why: Unheard;
  /** What one sings. */
  track: Track | null;
  position: () => number | null;
  onOpen: () => void;
}

/** Rule C17: while one sings, and only as long as it is so. */
export function UnheardLine({ why, track, position, onOpen }: Props) {
  const t = useWords();
  // Whoever waits through an introduction gives no sound, and some devices then give none at all.
  const [isDue, setDue] = useState(why !== "no-sound");
  useFrame(() => {
    const at = position();
    if (!isDue && at !== null && track && isToBeSung(track, at)) setDue(true);
  });
  if (!isDue) return null;
  const isOwnDoing = why === "muted" || why === "no-microphone";
  return (
    <div
      role="alert"
      data-testid="unheard"
      className="mb-2 flex flex-wrap items-center justify-center gap-x-3 gap-y-1.5 rounded-xl bg-coral/15 px-3 py-1.5 text-sm text-bone"
    >
      <span className="flex min-w-0 items-center gap-3">
        <MicOff size={18} aria-hidden className="shrink-0 text-coral" />
        <span>{unheardWords(t, why)}</span>
      </span>
      {isOwnDoing && (
        <Button size="small" onClick={onOpen}>
          {t("stage.turnOn")}
        </Button>
      )}
    </div>
  );
}
