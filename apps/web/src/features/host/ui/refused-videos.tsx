"use client";
import { useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import { api } from "@/lib/api";
import type { VideosAnswer } from "@/lib/api-types";

/** What there is to show, and which files of the folder no browser plays. */
export function RefusedVideos() {
  const [answer, setAnswer] = useState<VideosAnswer | null>(null);
  useEffect(() => {
    let isOver = false;
    api<VideosAnswer>("GET", "videos")
      .then((found) => !isOver && setAnswer(found))
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, []);
  const t = useWords();
  if (!answer) return null;
  return (
    <div className="flex flex-col gap-1 text-sm text-bone/65">
      {answer.playing ? null : <p>{t("host.noVideos")}</p>}
      {answer.refused.map(({ name, sentence }) => (
        <p key={name}>{sentence}</p>
      ))}
    </div>
  );
}
