"use client";
import { Button } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { useDesk } from "./use-desk";

interface Props {
  /** Positive: late. */
  lateMs: number;
  score: number;
  /** What the song would have given without the delay. */
  scoreThen: number;
}

/** Who was late by the same all through a song has devices that are; nothing is changed unless they say so. */
export function LatencyOffer({ lateMs, score, scoreThen }: Props) {
  const t = useWords();
  const desk = useDesk();
  const [answer, setAnswer] = useState<"open" | "adjusted" | "kept">("open");
  if (answer === "kept") return null;
  const key = lateMs > 0 ? "voice.wereLate" : "voice.wereEarly";
  return (
    <aside
      aria-label={t("voice.delayTitle")}
      className="my-3 rounded-2xl border border-brass/25 bg-ink/50 p-4"
    >
      {answer === "adjusted" ? (
        <p role="status">{t("voice.setTo", { ms: desk.latencyMs() })}</p>
      ) : (
        <>
          <p>
            {t.rich(key, {
              ms: Math.abs(lateMs),
              b: (chunks) => <strong className="text-brass">{chunks}</strong>,
            })}
            {scoreThen > score && (
              <span className="text-bone/75"> {t("voice.inTime", { points: scoreThen })}</span>
            )}
          </p>
          <div className="mt-3 flex gap-2">
            <Button
              tone="main"
              size="small"
              onClick={() => {
                desk.keepLatency(desk.latencyMs() + lateMs);
                setAnswer("adjusted");
              }}
            >
              {t("voice.adjust")}
            </Button>
            <Button tone="quiet" size="small" onClick={() => setAnswer("kept")}>
              {t("voice.leaveIt")}
            </Button>
          </div>
        </>
      )}
    </aside>
  );
}
