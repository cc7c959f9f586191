"use client";
import { Button, Empty, Trouble, toast, Waiting } from "@karaverse/ui";
import { Trophy } from "lucide-react";
import { useFormatter } from "next-intl";
import { type ReactNode, useState } from "react";
import { SignInFirst } from "@/features/account";
import { MyRecordings } from "@/features/keeping";
import { language, useWords } from "@/i18n/words";
import { api } from "@/lib/api";
import type { MyScoresAnswer, MySingingAnswer } from "@/lib/api-types";
import { uncountedWords } from "../model/verdict-words";
import { minutesWords, rangeWords } from "../model/words";
import { useAnswer } from "./use-answer";
import { Verified } from "./verified";

const PAGE = 20;

/** What one has sung so far: figures, favourites with one's best of each, and every evening. */
export function MySinging({ isInRoom = false }: { isInRoom?: boolean }) {
  const t = useWords();
  const format = useFormatter();
  const [asked, retry] = useAnswer<MySingingAnswer>("people/me/singing");
  if (asked.state !== "known")
    return (
      <div className="p-5">
        {asked.state === "asking" ? (
          <Waiting lines={5} />
        ) : asked.code === "not-signed-in" ? (
          <SignInFirst words={t("history.signInFirst")} onDone={retry} />
        ) : (
          <Trouble onRetry={retry}>{asked.words}</Trouble>
        )}
      </div>
    );
  const { statistics, favourites } = asked.answer;
  const kept = (
    <Part title={t("history.recordings")}>
      <MyRecordings opensFresh={isInRoom} />
    </Part>
  );
  if (statistics.performances === 0)
    return (
      <div className="flex flex-col gap-7 p-5">
        <Empty>{t("history.none")}</Empty>
        {kept}
      </div>
    );
  return (
    <div className="flex flex-col gap-7 p-5">
      {isInRoom && kept}
      <Figures statistics={statistics} />
      {!isInRoom && kept}
      <Part title={t("history.favourites")}>
        <ol aria-label={t("history.favouriteSongs")} className="space-y-1">
          {favourites.map(({ songId, title, artist, times, points }) => (
            <Line key={songId} title={title} note={`${artist} · ${t("history.times", { count: times })}`}>
              {format.number(points)}
            </Line>
          ))}
        </ol>
      </Part>
      <Part title={t("history.everySong")}>
        <History />
      </Part>
    </div>
  );
}

function Figures({ statistics }: Pick<MySingingAnswer, "statistics">) {
  const t = useWords();
  const format = useFormatter();
  const { performances, songs, sungMs, bestPoints, accuracy, offCents, range } = statistics;
  const figures: [string, string][] = [
    [
      t("history.songsSung"),
      songs === performances ? format.number(songs) : t("history.differentSongs", { performances, songs }),
    ],
    [t("history.onStage"), minutesWords(t, sungMs)],
    [t("history.bestScore"), format.number(bestPoints)],
    [t("history.yourRange"), range ? rangeWords(t, range) : t("history.notKnown")],
    [
      t("history.notesHit"),
      accuracy === null ? t("history.notKnown") : t("common.percent", { n: Math.round(accuracy * 100) }),
    ],
    [
      t("history.beside"),
      offCents === null ? t("history.notKnown") : t("history.cents", { cents: Math.round(offCents) }),
    ],
  ];
  return (
    <dl aria-label={t("history.figures")} className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      {figures.map(([term, value]) => (
        <div key={term} className="rounded-2xl border border-brass/12 bg-ink/40 p-3">
          <dt className="text-xs text-bone/65">{term}</dt>
          <dd className="mt-1 font-display text-lg leading-tight">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function History() {
  const t = useWords();
  const format = useFormatter();
  const [first, retry] = useAnswer<MyScoresAnswer>(`people/me/scores?limit=${PAGE}`);
  const [older, setOlder] = useState<MyScoresAnswer["scores"]>([]);
  const [isAll, setIsAll] = useState(false);
  if (first.state === "asking") return <Waiting />;
  if (first.state === "failed") return <Trouble onRetry={retry}>{first.words}</Trouble>;
  const scores = [...first.answer.scores, ...older];
  const hasMore = !isAll && scores.length >= PAGE;
  const more = async () => {
    const before = encodeURIComponent(scores.at(-1)?.at ?? "");
    try {
      const next = await api<MyScoresAnswer>("GET", `people/me/scores?limit=${PAGE}&before=${before}`);
      setOlder([...older, ...next.scores]);
      setIsAll(next.scores.length < PAGE);
    } catch (error) {
      // The button stays: pressing it again asks again.
      toast.error(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <ol aria-label={t("history.youSung")} className="space-y-1">
        {scores.map(({ id, title, room, at, points, verdict, tempo, isBest }) => (
          <Line
            key={id}
            title={title}
            note={[dayOf(at), room, tempo === 100 ? null : t("common.percent", { n: tempo })]
              .filter(Boolean)
              .join(" · ")}
            trouble={uncountedWords(t, verdict, null)}
          >
            {isBest && <PersonalBest />}
            {verdict === "verified" && <Verified />}
            {format.number(points)}
          </Line>
        ))}
      </ol>
      {hasMore ? (
        <Button size="small" onClick={() => void more()}>
          {t("history.earlier")}
        </Button>
      ) : null}
    </>
  );
}

const dayOf = (at: string): string =>
  new Date(at).toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-display text-lg text-brass">{title}</h2>
      {children}
    </section>
  );
}

function PersonalBest() {
  const t = useWords();
  const words = t("stage.personalBest");
  return (
    <span role="img" aria-label={words} title={words} className="text-brass">
      <Trophy size={14} aria-hidden className="inline" />
    </span>
  );
}

interface LineProps {
  title: string;
  note: string;
  trouble?: string | null;
  children: ReactNode;
}

function Line({ title, note, trouble = null, children }: LineProps) {
  return (
    <li className="flex items-baseline gap-3 rounded-xl bg-ink/40 px-3 py-2">
      <span className="min-w-0 flex-1">
        <span dir="auto" className="own-way block truncate">
          {title}
        </span>
        <span className="block truncate text-xs text-bone/60">{note}</span>
        {trouble && <span className="block text-xs text-coral">{trouble}</span>}
      </span>
      <span className="flex shrink-0 items-center gap-1.5 tabular-nums">{children}</span>
    </li>
  );
}
