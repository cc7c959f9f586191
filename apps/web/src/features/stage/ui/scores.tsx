import type { PersonId } from "@karaverse/protocol";
import { isScored, partsIn, sharingOf } from "@karaverse/songs";
import { useFormatter } from "next-intl";
import { useWords } from "@/i18n/words";
import { colourOf, partSign, partWords } from "../model/parts";
import { ratingWords } from "../model/rating-words";
import type { StageView } from "../model/stage-view";

interface Props {
  view: StageView;
  me: PersonId;
  /** Beside somebody's words, not above one's own. */
  slim?: boolean;
}

/** The one score that counts for all: the singer's own, or that of all who sing together (Rule C15). */
export function MainScore({ view, me, slim = false }: Props) {
  const t = useWords();
  const format = useFormatter();
  const { performance } = view;
  const points = slim ? "text-lg leading-tight" : "text-2xl";
  if (!("scores" in performance)) return null;
  if (view.song && !isScored(view.song.song))
    return <p className="text-sm text-bone/60">{t("stage.noScore")}</p>;
  if (performance.performers.length < 2)
    return scoresOf(view, me).map((score) => <One key={score.person} {...score} size={points} />);
  return (
    <output
      aria-label={t("stage.scoreTogether")}
      data-score={performance.together}
      className="flex flex-col items-end leading-none"
    >
      <span className={`font-display tabular-nums text-bone ${points}`}>
        {format.number(performance.together)}
      </span>
      <span className="h-4 text-xs text-bone/60">{t("stage.togetherSmall")}</span>
    </output>
  );
}

function One({ name, points, rating, size }: Score & { size: string }) {
  const t = useWords();
  const format = useFormatter();
  return (
    <output
      aria-label={t("stage.scoreOf", { name })}
      data-score={points}
      className="flex flex-col items-end leading-none"
    >
      <span className={`font-display tabular-nums text-bone ${size}`}>{format.number(points)}</span>
      <span className="h-4 text-xs text-mint">{ratingWords(t, rating)}</span>
    </output>
  );
}

/** Who sings with whom: their colours, what they sing, and how it goes. */
export function Ensemble({ view, me }: Omit<Props, "slim">) {
  const t = useWords();
  const format = useFormatter();
  const { performance, song } = view;
  if (performance.phase === "idle" || performance.performers.length < 2) return null;
  const parts = song ? partsIn(song.song) : 1;
  const sharing = song ? sharingOf(song.song) : "unison";
  const isMany = performance.performers.length > 2;
  const isSung = "scores" in performance && (!song || isScored(song.song));
  return (
    <ul
      aria-label={t("stage.whoSings")}
      className={`mb-1.5 grid grid-cols-2 gap-x-3 gap-y-0.5 text-sm ${isMany ? "sm:grid-cols-4" : ""}`}
    >
      {scoresOf(view, me).map(({ person, name, part, points, rating }) => (
        <li
          key={person}
          className="flex min-w-0 items-center gap-1.5"
          style={{ color: colourOf(part, parts) }}
        >
          <span aria-hidden className="size-2 shrink-0 rounded-full bg-current" />
          <span
            className={`min-w-0 truncate ${isSung ? "flex-1" : ""} ${person === me ? "font-semibold" : ""}`}
          >
            {person === me ? t("common.you") : name}
          </span>
          {!isSung && sharing !== "unison" && (
            <span className="shrink-0 text-bone/65">
              {(isMany ? partSign : partWords)(t, sharing, part, parts)}
            </span>
          )}
          {isSung && (
            <output
              aria-label={t("stage.scoreOf", { name })}
              data-score={points}
              data-rating={rating}
              className="shrink-0 tabular-nums text-bone"
            >
              {format.number(points)}
            </output>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Score {
  person: PersonId;
  name: string;
  part: number;
  points: number;
  rating: string;
}

function scoresOf({ performance, own }: StageView, me: PersonId): Score[] {
  if (performance.phase === "idle") return [];
  const scores = "scores" in performance ? performance.scores : [];
  return performance.performers.map(({ person, name, part }) => {
    const score = scores.find((each) => each.person === person);
    const mine = person === me ? own : null;
    return {
      ...{ person, name, part },
      points: Math.round(mine ? mine.score : (score?.points ?? 0)),
      rating: mine ? (mine.lastLine?.rating ?? "") : (score?.rating ?? ""),
    };
  });
}
