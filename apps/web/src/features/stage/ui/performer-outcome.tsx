import { type Difficulty, may, type PerformerResult } from "@karaverse/protocol";
import type { Track } from "@karaverse/songs";
import type { Unheard } from "@karaverse/voice";
import { useFormatter } from "next-intl";
import { useWords } from "@/i18n/words";
import { useMyRank, useRoom } from "../../../connection";
import { uncountedWords, Verified } from "../../history";
import { colourOf } from "../model/parts";
import { ratingWords } from "../model/rating-words";
import { wasUnheardWords } from "../model/unheard-words";
import { Stars } from "./stars";
import { SungLine } from "./sung-line";

interface PerformerProps {
  performer: PerformerResult;
  track: Track | null;
  /** Others sang, too. */
  several: boolean;
  /** How many different ones the song has. */
  parts: number;
  difficulty: Difficulty;
  unheard: Unheard | null;
}

export function PerformerOutcome({ performer, difficulty, track, several, parts, unheard }: PerformerProps) {
  const t = useWords();
  const format = useFormatter();
  const { name, part, score, accuracy, lines, personalBest, rank, whole } = performer;
  const best = whole ? bestOf(lines) : null;
  const phrase = best && track?.phrases[best.line];
  return (
    <article className="mb-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="truncate text-lg" style={several ? { color: colourOf(part, parts) } : undefined}>
            {name}
          </p>
          <Stars of={performer} size={20} />
        </div>
        <div className="flex shrink-0 flex-col items-end gap-0.5">
          <output
            aria-label={t("stage.finalScore", { name })}
            data-testid="final-score"
            data-score={score}
            className={`font-display leading-none tabular-nums ${several ? "text-3xl" : "text-5xl"}`}
          >
            {format.number(score)}
          </output>
          {performer.verdict === "verified" && score > 0 && (
            <span className="text-sm">
              <Verified words />
            </span>
          )}
        </div>
      </div>
      {track && (
        <SungLine
          {...{ track, difficulty }}
          sung={performer.sung}
          best={best && best.points > 0 ? best.line : null}
          label={t("stage.whatSang", { name })}
          className={`mt-2.5 w-full rounded-xl bg-ink/60 ${several ? "h-16" : "h-28 sm:h-36"}`}
        />
      )}
      <p className="mt-2 text-sm text-bone/75">
        {[
          t("stage.ofTheNotes", { percent: Math.round(accuracy * 100) }),
          !whole && t("stage.someOfIt"),
          personalBest && t("stage.personalBest"),
          rank !== null && t("stage.numberOf", { rank }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <Uncounted performer={performer} unheard={unheard} />
      {phrase && best.points > 0 && (
        <p className="mt-1 text-sm">
          {t("stage.bestLine")}{" "}
          <q className="text-mint">
            {phrase.notes
              .map((note) => note.text.replaceAll("~", ""))
              .join("")
              .trim()}
          </q>
        </p>
      )}
      <ol className="mt-2 flex flex-wrap gap-1" aria-label={t("stage.lineRatings")}>
        {lines.map((line) => (
          <li
            key={line.line}
            title={t("stage.lineRating", { line: line.line + 1, rating: ratingWords(t, line.rating) })}
            className="h-2 min-w-4 flex-1 rounded-full bg-velvet"
          >
            <span
              className="block h-2 rounded-full bg-mint"
              style={{ width: `${Math.round((line.points / Math.max(1, line.most)) * 100)}%` }}
            />
            <span className="sr-only">{ratingWords(t, line.rating)}</span>
          </li>
        ))}
      </ol>
    </article>
  );
}

const bestOf = (lines: PerformerResult["lines"]): PerformerResult["lines"][number] | null =>
  lines.reduce<PerformerResult["lines"][number] | null>(
    (best, line) => (!best || line.points / line.most > best.points / best.most ? line : best),
    null,
  );

/** Rule C14. */
export function Unscored({ name }: { name: string }) {
  const t = useWords();
  return (
    <article className="mb-4" data-testid="no-score">
      <p className="text-lg">{name}</p>
      <p className="text-sm text-bone/75">{t("stage.noScoreWhy")}</p>
    </article>
  );
}

/** Rule C13: told to the singer and to who runs the room; nobody else need know. */
function Uncounted({
  performer: { person, name, verdict },
  unheard,
}: Pick<PerformerProps, "performer" | "unheard">) {
  const t = useWords();
  const { me } = useRoom();
  const rank = useMyRank();
  const isOwn = person === me;
  const because = isOwn && unheard ? wasUnheardWords(t, unheard) : null;
  const isTold = isOwn || may(rank, "run-stage");
  const words = isTold ? uncountedWords(t, verdict, isOwn ? null : name, because) : null;
  if (!words) return null;
  return (
    <p role="status" className="mt-2 rounded-xl bg-coral/12 px-3 py-2 text-sm text-coral">
      {words}
    </p>
  );
}
