"use client";
import { type Events, type PerformerResult, type PersonId, REACTIONS } from "@karaverse/protocol";
import { isScored, partOf, partsIn } from "@karaverse/songs";
import { Button, RoundButton } from "@karaverse/ui";
import { ChevronDown, Disc3, RotateCcw } from "lucide-react";
import { useFormatter } from "next-intl";
import { Fragment, useState } from "react";
import { useWords } from "@/i18n/words";
import { REACTION_FACES } from "@/lib/reaction-faces";
import { useRoom } from "../../../connection";
import { SongBest } from "../../history";
import { LatencyOffer } from "../../voice";
import { PerformerOutcome, Unscored } from "./performer-outcome";
import type { Outcome } from "./room-results";

interface Props extends Outcome {
  /** Its slug. */
  room: string;
  /** Where there is little room: back to a line. */
  onFold: () => void;
  onClose: () => void;
  /** Queues the song once more, with the same people, and says whether it could; null for who has not sung it. */
  onAgain: (() => Promise<boolean>) | null;
  /** To what was kept of it; null where nothing is kept. */
  onHear: (() => void) | null;
}

/** After the last note: the line that was sung over the notes, stars, lines, applause, and the song's best. */
export function Results({ result, song, title, hindsight, unheard, room, ...on }: Props) {
  const t = useWords();
  const format = useFormatter();
  const { me } = useRoom();
  const isTogether = result.performers.length > 1 && (!song || isScored(song));
  return (
    <section
      aria-label={t("stage.results")}
      data-testid="results"
      className="pointer-events-auto max-h-[70dvh] w-[calc(100%-1.5rem)] max-w-3xl overflow-y-auto rounded-3xl border border-brass/20 bg-plum p-5 shadow-2xl"
    >
      <header className="mb-3 flex items-start justify-between gap-3">
        <h2 dir="auto" className="own-way font-display text-2xl text-brass">
          {title}
        </h2>
        <span className="-me-2 flex shrink-0 items-center">
          <RoundButton
            tone="bare"
            size="large"
            label={t("stage.foldResults")}
            onClick={on.onFold}
            className="md:hidden"
          >
            <ChevronDown size={20} aria-hidden />
          </RoundButton>
          <button
            type="button"
            onClick={({ currentTarget }) => {
              // The button that has the focus goes.
              currentTarget.closest("main")?.focus();
              on.onClose();
            }}
            className="min-h-9 rounded-full px-3 text-sm text-bone/80 hover:text-brass"
          >
            {t("common.close")}
          </button>
        </span>
      </header>
      {isTogether && (
        <p className="mb-4 flex items-end justify-between gap-3 border-brass/15 border-b pb-3">
          <span className="text-bone/75">{t("stage.together")}</span>
          <output
            aria-label={t("stage.scoreTogether")}
            data-score={result.together}
            className="font-display text-5xl text-brass tabular-nums"
          >
            {format.number(result.together)}
          </output>
        </p>
      )}
      {result.tempo < 100 && (
        <p className="mb-3 text-sm text-bone/75">{t("stage.practice", { tempo: result.tempo })}</p>
      )}
      {ownFirst(result.performers, me).map((performer, n) => (
        <Fragment key={performer.person}>
          {song && !isScored(song) ? (
            <Unscored name={performer.name} />
          ) : (
            <PerformerOutcome
              performer={performer}
              several={result.performers.length > 1}
              parts={song ? partsIn(song) : 1}
              track={song && partOf(song, performer.part)}
              difficulty={result.difficulty}
              unheard={unheard}
            />
          )}
          {/* Below one's own: on a phone seven others of a choir would come first. */}
          {n === 0 && <NextSteps onAgain={on.onAgain} onHear={on.onHear} />}
        </Fragment>
      ))}
      {hindsight && <LatencyOffer {...hindsight} />}
      <Applause reactions={result.reactions} />
      <h3 className="mb-1 mt-4 text-sm text-bone/70">{t("stage.bestOfSong")}</h3>
      <SongBest song={result.song} room={room} again={result.performance} />
    </section>
  );
}

/** What who has just sung would like to do next. */
function NextSteps({ onAgain, onHear }: Pick<Props, "onAgain" | "onHear">) {
  const t = useWords();
  // Once: whoever presses it in joy would queue it three times.
  const [isQueued, setQueued] = useState(false);
  if (!onAgain && !onHear) return null;
  const again = async () => {
    setQueued(true);
    setQueued((await onAgain?.()) ?? false);
  };
  return (
    <p className="mb-4 flex flex-wrap gap-2">
      {onAgain && (
        <Button disabled={isQueued} onClick={() => void again()}>
          <RotateCcw size={16} aria-hidden /> {t("stage.singAgain")}
        </Button>
      )}
      {onHear && (
        <Button onClick={onHear}>
          <Disc3 size={16} aria-hidden /> {t("stage.hearIt")}
        </Button>
      )}
    </p>
  );
}

/** In a choir one would look for oneself below seven others. */
const ownFirst = (performers: readonly PerformerResult[], me: PersonId) =>
  performers.toSorted((one, other) => Number(other.person === me) - Number(one.person === me));

/** Who clapped, and how. */
function Applause({ reactions }: { reactions: Events["result"]["reactions"] }) {
  const t = useWords();
  const given = REACTIONS.filter((reaction) => (reactions[reaction] ?? 0) > 0);
  if (given.length === 0) return null;
  return (
    <ul aria-label={t("stage.fromRoom")} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <li aria-hidden className="text-bone/75">
        {t("stage.fromRoom")}
      </li>
      {given.map((reaction) => {
        const { Icon, tone } = REACTION_FACES[reaction];
        return (
          <li key={reaction} className="flex items-center gap-1.5 tabular-nums">
            <Icon size={18} role="img" aria-label={t(`common.reactions.${reaction}`)} className={tone} />{" "}
            {reactions[reaction]}
          </li>
        );
      })}
    </ul>
  );
}
