"use client";
import { useEffect, useState } from "react";
import { useWords, type Words } from "@/i18n/words";
import { useDesk } from "./use-desk";

/** What is further from the beat than this, ms, was no clap on it. */
const SHOWN_MS = 250;
const KEPT = 6;

/** Clap on the beat: the dots lie in the middle when the delay is right. */
export function BeatPreview() {
  const t = useWords();
  const desk = useDesk();
  const [sounds, setSounds] = useState<readonly { id: number; lateMs: number }[]>([]);
  useEffect(() => {
    let id = 0;
    return desk.previewBeat((lateMs) => {
      if (Math.abs(lateMs) > SHOWN_MS) return;
      id++;
      const sound = { id, lateMs };
      setSounds((before) => [...before.slice(1 - KEPT), sound]);
    });
  }, [desk]);
  const last = sounds.at(-1);
  return (
    <figure className="flex flex-col gap-1.5">
      <div className="relative h-10 rounded-xl border border-brass/15 bg-ink/60" aria-hidden>
        <span className="absolute inset-y-1 left-1/2 w-0.5 -translate-x-1/2 rounded bg-brass" />
        {sounds.map(({ id, lateMs }, i) => (
          <span
            key={id}
            className="absolute top-1/2 size-3.5 -translate-1/2 rounded-full bg-mint"
            style={{
              left: `${50 + (50 * lateMs) / SHOWN_MS}%`,
              opacity: 1 - (sounds.length - 1 - i) / KEPT,
            }}
          />
        ))}
      </div>
      <figcaption className="text-sm text-bone/70" role="status">
        {last ? wordsFor(t, last.lateMs) : t("voice.clap")}
      </figcaption>
    </figure>
  );
}

function wordsFor(t: Words, lateMs: number): string {
  const ms = Math.round(Math.abs(lateMs));
  if (ms <= 25) return t("voice.onBeat");
  return lateMs > 0 ? t("voice.behind", { ms }) : t("voice.ahead", { ms });
}
