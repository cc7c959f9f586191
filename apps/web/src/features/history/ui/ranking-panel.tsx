"use client";
import { Choices, Empty, Trouble, Waiting } from "@karaverse/ui";
import { useFormatter } from "next-intl";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import type { LeaderboardAnswer } from "@/lib/api-types";
import { seasonAt, seasonWords } from "@/lib/seasons";
import { useAnswer } from "./use-answer";
import { Verified } from "./verified";

type Place = "room" | "house";
type Time = "season" | "ever";

/** Rule C9: who has sung most and best. */
export function RankingPanel({ room, me }: { room: string; me: string }) {
  const t = useWords();
  const format = useFormatter();
  const [place, setPlace] = useState<Place>("room");
  const [time, setTime] = useState<Time>("season");
  const season = seasonAt(new Date());
  const query = new URLSearchParams({
    limit: "50",
    ...(place === "room" && { room }),
    ...(time === "season" && { season }),
  });
  const [asked, retry] = useAnswer<LeaderboardAnswer>(`leaderboard?${query}`);
  return (
    <div className="flex flex-col gap-3 p-5">
      <Choices
        label={t("history.where")}
        value={place}
        options={[
          { value: "room", label: t("history.thisRoom") },
          { value: "house", label: t("history.house") },
        ]}
        onChange={setPlace}
      />
      <Choices
        label={t("history.when")}
        value={time}
        options={[
          { value: "season", label: t("history.season") },
          { value: "ever", label: t("history.ever") },
        ]}
        onChange={setTime}
      />
      <p className="text-sm text-bone/65">
        {time === "season"
          ? t("history.addedUpSeason", { season: seasonWords(t, season) })
          : t("history.addedUp")}
      </p>
      {asked.state === "asking" ? <Waiting lines={5} /> : null}
      {asked.state === "failed" ? <Trouble onRetry={retry}>{asked.words}</Trouble> : null}
      {asked.state === "known" && asked.answer.people.length === 0 ? (
        <Empty>{t("history.nobody")}</Empty>
      ) : null}
      {asked.state === "known" ? (
        <ol aria-label={t("history.ranking")} className="space-y-1">
          {asked.answer.people.map(({ personId, name, points, songs, verified }, i) => (
            <li
              key={personId}
              className={`flex items-baseline gap-3 rounded-xl px-3 py-2 ${personId === me ? "bg-velvet/60" : ""}`}
            >
              <span className={`w-6 text-end tabular-nums ${i === 0 ? "text-brass" : "text-bone/60"}`}>
                {i + 1}
              </span>
              <span dir="auto" className="own-way min-w-0 flex-1 truncate">
                {name}
              </span>
              <span className="text-xs text-bone/60">{t("history.songs", { count: songs })}</span>
              {verified && <Verified />}
              <span className="tabular-nums">{format.number(points)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
