"use client";
import { callOf } from "@karaverse/singing/rotation";
import { Button } from "@karaverse/ui";
import { Disc3 } from "lucide-react";
import { useRoom, useRoomView } from "@/connection";
import { daysWords } from "../model/words";
import { decide, useConsent } from "./use-consent";

/** Rule K1: asked once, when one is about to sing for the first time. */
export function KeepQuestion() {
  const room = useRoom();
  const consent = useConsent();
  const isDue = useRoomView(({ queue, performance }) => {
    const { phase } = performance;
    if (phase === "preparing") return performance.performers.some(({ person }) => person === room.me);
    return callOf(queue, performance, room.me, room.now()) !== null;
  });
  if (consent.state !== "open" || !isDue) return null;
  return (
    <section
      aria-label="Keep your singing?"
      className="rise pointer-events-auto w-full max-w-md rounded-2xl border border-brass/40 bg-plum p-4 shadow-lg shadow-black/40"
    >
      <h2 className="flex items-center gap-2 font-display text-lg">
        <Disc3 aria-hidden className="size-5 text-brass" /> Keep your singing?
      </h2>
      <p className="mt-1 text-sm text-bone/75">
        Your voice is recorded while you sing, for you alone: to hear and to download afterwards.{" "}
        {daysWords(consent.days)}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button tone="main" size="small" onClick={() => void decide(true)}>
          Keep my singing
        </Button>
        <Button tone="quiet" size="small" onClick={() => void decide(false)}>
          No, thanks
        </Button>
      </div>
    </section>
  );
}
