"use client";
import { callOf } from "@karaverse/singing/rotation";
import { Button } from "@karaverse/ui";
import { Disc3 } from "lucide-react";
import { useRoom, useRoomView } from "@/connection";
import { useWords } from "@/i18n/words";
import { performs } from "@/lib/performs";
import { decide, useConsent } from "./use-consent";

/** Rule K1: asked once, when one is about to sing for the first time. */
export function KeepQuestion() {
  const t = useWords();
  const room = useRoom();
  const consent = useConsent();
  const isDue = useRoomView(({ queue, performance }) => {
    if (performance.phase === "preparing") return performs(performance, room.me);
    return callOf(queue, performance, room.me, room.now()) !== null;
  });
  if (consent.state !== "open" || !isDue) return null;
  return (
    <section
      aria-label={t("keeping.question")}
      className="rise pointer-events-auto w-full max-w-md rounded-2xl border border-brass/40 bg-plum p-4 shadow-lg shadow-black/40"
    >
      <h2 className="flex items-center gap-2 font-display text-lg">
        <Disc3 aria-hidden className="size-5 text-brass" /> {t("keeping.question")}
      </h2>
      <p className="mt-1 text-sm text-bone/75">
        {t("keeping.questionNote", { days: t("keeping.days", { days: consent.days }) })}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button tone="main" size="small" onClick={() => void decide(true)}>
          {t("keeping.keepMine")}
        </Button>
        <Button tone="quiet" size="small" onClick={() => void decide(false)}>
          {t("keeping.noThanks")}
        </Button>
      </div>
    </section>
  );
}
