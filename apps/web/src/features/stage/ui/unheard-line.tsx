import { Button } from "@karaverse/ui";
import type { Unheard } from "@karaverse/voice";
import { MicOff } from "lucide-react";
import { useWords } from "@/i18n/words";
import { unheardWords } from "../model/unheard-words";

/** Rule C17: while one sings, and only as long as it is so. */
export function UnheardLine({ why, onOpen }: { why: Unheard; onOpen: () => void }) {
  const t = useWords();
  const isOwnDoing = why === "muted" || why === "no-microphone";
  return (
    <div
      role="alert"
      data-testid="unheard"
      className="mb-2 flex flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-xl bg-coral/15 px-3 py-1.5 text-sm text-bone"
    >
      <MicOff size={18} aria-hidden className="shrink-0 text-coral" />
      <span>{unheardWords(t, why)}</span>
      {isOwnDoing && (
        <Button size="small" onClick={onOpen}>
          {t("stage.turnOn")}
        </Button>
      )}
    </div>
  );
}
