"use client";
import { Choices, Trouble, Waiting } from "@karaverse/ui";
import { useFormatter } from "next-intl";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import type { SongScoresAnswer } from "@/lib/api-types";
import { seasonAt, seasonWords } from "@/lib/seasons";
import { useAnswer } from "./use-answer";
import { Verified } from "./verified";

type Scope = "ever" | "season" | "room";

interface Props {
  song: string;
  /** The room one is in, by its slug. */
  room: string;
  /** Counts up when there may be a new score. */
  again?: number;
}

/** Rule C9: the best of one song; the house's, this season's, this room's. */
export function SongBest({ song, room, again = 0 }: Props) {
  const t = useWords();
  const format = useFormatter();
  const [scope, setScope] = useState<Scope>("ever");
  const season = seasonAt(new Date());
  const query = new URLSearchParams({
    limit: "5",
    ...(scope === "room" && { room }),
    ...(scope === "season" && { season }),
  });
  const [asked, retry] = useAnswer<SongScoresAnswer>(
    `songs/${encodeURIComponent(song)}/scores?${query}`,
    again,
  );
  return (
    <div className="flex flex-col gap-2">
      <Choices
        label={t("history.bestOf")}
        value={scope}
        options={[
          { value: "ever", label: t("history.ever") },
          {
            value: "season",
            label: t("history.season"),
            name: t("history.seasonOf", { season: seasonWords(t, season) }),
          },
          { value: "room", label: t("history.thisRoom") },
        ]}
        onChange={setScope}
      />
      {asked.state === "asking" ? <Waiting lines={2} /> : null}
      {asked.state === "failed" ? <Trouble onRetry={retry}>{asked.words}</Trouble> : null}
      {asked.state === "known" && asked.answer.scores.length === 0 ? (
        <p className="py-2 text-sm text-bone/65">{t("history.nobodyIt")}</p>
      ) : null}
      {asked.state === "known" ? (
        <ol className="space-y-1" aria-label={t("history.bestScores")}>
          {asked.answer.scores.map((score, i) => (
            <li key={score.id} className="flex gap-3 text-sm">
              <span className="w-5 text-end text-bone/60">{i + 1}</span>
              <span dir="auto" className="own-way min-w-0 flex-1 truncate">
                {score.singer}
              </span>
              {score.tempo !== 100 && (
                <span className="text-bone/60">{t("common.percent", { n: score.tempo })}</span>
              )}
              {score.verdict === "verified" && <Verified />}
              <span className="tabular-nums">{format.number(score.points)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
