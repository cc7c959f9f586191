"use client";
import { Choices, Empty, Trouble } from "@karaverse/ui";
import { useState } from "react";
import type { LeaderboardAnswer } from "@/lib/api-types";
import { seasonAt, seasonWords } from "@/lib/seasons";
import { useAnswer } from "./use-answer";
import { Verified } from "./verified";

type Place = "room" | "house";
type Time = "season" | "ever";

/** Rule C9: who has sung most and best. */
export function RankingPanel({ room, me }: { room: string; me: string }) {
  const [place, setPlace] = useState<Place>("room");
  const [time, setTime] = useState<Time>("season");
  const season = seasonAt(new Date());
  const query = new URLSearchParams({
    limit: "50",
    ...(place === "room" && { room }),
    ...(time === "season" && { season }),
  });
  const asked = useAnswer<LeaderboardAnswer>(`leaderboard?${query}`);
  return (
    <div className="flex flex-col gap-3 p-5">
      <Choices
        label="Where"
        value={place}
        options={[
          { value: "room", label: "This room" },
          { value: "house", label: "The whole house" },
        ]}
        onChange={setPlace}
      />
      <Choices
        label="When"
        value={time}
        options={[
          { value: "season", label: "This season" },
          { value: "ever", label: "Ever" },
        ]}
        onChange={setTime}
      />
      <p className="text-sm text-bone/65">
        Everybody's best of each song, added up
        {time === "season" ? `: ${seasonWords(season)}.` : "."}
      </p>
      {asked.state === "failed" ? <Trouble>{asked.words}</Trouble> : null}
      {asked.state === "known" && asked.answer.people.length === 0 ? (
        <Empty>Nobody has sung a song to the end yet.</Empty>
      ) : null}
      {asked.state === "known" ? (
        <ol aria-label="Ranking" className="space-y-1">
          {asked.answer.people.map(({ personId, name, points, songs, verified }, i) => (
            <li
              key={personId}
              className={`flex items-baseline gap-3 rounded-xl px-3 py-2 ${personId === me ? "bg-velvet/60" : ""}`}
            >
              <span className={`w-6 text-right tabular-nums ${i === 0 ? "text-brass" : "text-bone/60"}`}>
                {i + 1}
              </span>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-xs text-bone/60">
                {songs} {songs === 1 ? "song" : "songs"}
              </span>
              {verified && <Verified />}
              <span className="tabular-nums">{points.toLocaleString("en")}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
