"use client";
import { Button } from "@karaverse/ui";
import { useState } from "react";
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
  const desk = useDesk();
  const [answer, setAnswer] = useState<"open" | "adjusted" | "kept">("open");
  if (answer === "kept") return null;
  const amount = `${Math.abs(lateMs)} ms ${lateMs > 0 ? "late" : "early"}`;
  return (
    <aside
      aria-label="Delay of your devices"
      className="my-3 rounded-2xl border border-brass/25 bg-ink/50 p-4"
    >
      {answer === "adjusted" ? (
        <p role="status">Set to {desk.latencyMs()} ms for these devices. Sing on!</p>
      ) : (
        <>
          <p>
            You were <strong className="text-brass">{amount}</strong> throughout: that is the devices, not
            you.
            {scoreThen > score && (
              <span className="text-bone/75">
                {" "}
                In time it would have been about {scoreThen.toLocaleString("en")} points.
              </span>
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
              Adjust
            </Button>
            <Button tone="quiet" size="small" onClick={() => setAnswer("kept")}>
              Leave it
            </Button>
          </div>
        </>
      )}
    </aside>
  );
}
