"use client";
import { isScored } from "@karaverse/songs";
import { RoundButton } from "@karaverse/ui";
import { ChevronUp, X } from "lucide-react";
import { useFormatter } from "next-intl";
import { useWords } from "@/i18n/words";
import { namesOf } from "../../queue/model/rows";
import type { Outcome } from "./room-results";
import { Stars } from "./stars";
import { useBandHeight } from "./use-band-height";

interface Props extends Pick<Outcome, "result" | "song" | "title"> {
  /** Stands above the bar, where the stick of a thumb is. */
  isOverRoom: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** The results in a line, for a small screen on which there is something else to see or to choose. */
export function ResultsLine({ result, song, title, isOverRoom, onOpen, onClose }: Props) {
  const t = useWords();
  const format = useFormatter();
  const band = useBandHeight();
  const { performers, together } = result;
  const [only] = performers;
  const points = performers.length > 1 ? together : (only?.score ?? 0);
  return (
    <section
      ref={isOverRoom ? band : null}
      aria-label={t("stage.results")}
      data-testid="results-line"
      className="pointer-events-auto flex w-[calc(100%-1.5rem)] max-w-md items-center gap-1 rounded-2xl border border-brass/25 bg-plum pe-1.5 shadow-lg shadow-black/40"
    >
      <button
        type="button"
        aria-expanded={false}
        aria-label={t("stage.openResults", { title })}
        onClick={onOpen}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-2xl py-2 ps-4 text-start focus-visible:outline-2 focus-visible:outline-brass"
      >
        <span className="min-w-0 flex-1">
          <span dir="auto" className="own-way block truncate font-display text-brass text-sm">
            {title}
          </span>
          <span className="flex items-center gap-2 text-bone/70 text-xs">
            <span className="min-w-0 truncate">{namesOf(t, { singers: performers })}</span>
            {only && performers.length === 1 && points > 0 && <Stars of={only} size={12} />}
          </span>
        </span>
        {song && !isScored(song) ? null : (
          <span className="font-display text-2xl tabular-nums">{format.number(points)}</span>
        )}
        <ChevronUp size={18} aria-hidden className="shrink-0 text-bone/60" />
      </button>
      <RoundButton tone="bare" size="large" label={t("stage.closeResults")} onClick={onClose}>
        <X size={18} aria-hidden />
      </RoundButton>
    </section>
  );
}
