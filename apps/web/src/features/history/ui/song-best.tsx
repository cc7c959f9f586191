"use client";
import { Choices } from "@karaverse/ui";
import { useState } from "react";
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
  const [scope, setScope] = useState<Scope>("ever");
  const season = seasonAt(new Date());
  const query = new URLSearchParams({
    limit: "5",
    ...(scope === "room" && { room }),
    ...(scope === "season" && { season }),
  });
  const asked = useAnswer<SongScoresAnswer>(`songs/${encodeURIComponent(song)}/scores?${query}`, again);
  return (
    <div className="flex flex-col gap-2">
      <Choices
        label="Best of"
        value={scope}
        options={[
          { value: "ever", label: "Ever" },
          { value: "season", label: "This season", name: `This season, ${seasonWords(season)}` },
          { value: "room", label: "This room" },
        ]}
        onChange={setScope}
      />
      {asked.state === "failed" ? <p className="text-sm text-coral">{asked.words}</p> : null}
      {asked.state === "known" && asked.answer.scores.length === 0 ? (
        <p className="py-2 text-sm text-bone/65">Nobody has sung it to the end yet.</p>
      ) : null}
      {asked.state === "known" ? (
        <ol className="space-y-1" aria-label="Best scores">
          {asked.answer.scores.map((score, i) => (
            <li key={score.id} className="flex gap-3 text-sm">
              <span className="w-5 text-right text-bone/60">{i + 1}</span>
              <span className="min-w-0 flex-1 truncate">{score.singer}</span>
              {score.tempo !== 100 && <span className="text-bone/60">{score.tempo} %</span>}
              {score.verdict === "verified" && <Verified />}
              <span className="tabular-nums">{score.points.toLocaleString("en")}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
