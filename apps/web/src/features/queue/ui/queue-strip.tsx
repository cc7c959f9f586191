"use client";
import type { PerformanceView, PersonId } from "@karaverse/protocol";
import { ListMusic, Mic } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "@/i18n/words";
import type { QueueEntryView } from "../../../connection/view";
import { namesOf, turnOf } from "../model/rows";

interface Props {
  queue: readonly QueueEntryView[];
  performance: PerformanceView;
  me: PersonId;
  /** Beside "Sing": how one sings it. */
  tuneFor: (entry: QueueEntryView) => ReactNode;
  onSing: (entry: string) => void;
  onOpen: () => void;
  /** To the songs: what there is to do while the queue is empty. */
  onPick: () => void;
}

/** Rule Q5: now, next and after, always there; and "Sing" when it is one's turn (Rule P1). */
export function QueueStrip({ queue, performance, me, tuneFor, onSing, onOpen, onPick }: Props) {
  const t = useWords();
  const busy = performance.phase !== "idle";
  const now = busy ? queue.find((entry) => entry.id === performance.entry) : undefined;
  const waiting = queue.filter((entry) => entry !== now);
  const [next, after] = waiting;
  const mine = busy ? null : turnOf(next, me);
  return (
    <section
      aria-label={t("queue.label")}
      data-testid="queue-strip"
      className="flex max-w-full items-center gap-2"
    >
      <button
        type="button"
        onClick={queue.length === 0 ? onPick : onOpen}
        aria-label={t(queue.length === 0 ? "queue.isEmpty" : "queue.open")}
        className="flex min-w-0 items-center gap-3 rounded-full border border-brass/12 bg-plum/95 px-4 py-2 text-start text-sm hover:border-brass/50 focus-visible:outline-2 focus-visible:outline-brass"
      >
        <ListMusic size={16} className="shrink-0 text-brass" aria-hidden />
        {queue.length === 0 ? (
          <span className="text-bone/70">{t("queue.isEmpty")}</span>
        ) : (
          <>
            {now && <Slot label={t("queue.now")} entry={now} strong isOnly={queue.length === 1} />}
            {next && <Slot label={t("queue.next")} entry={next} isOnly={queue.length === 1} />}
            {after && <Slot label={t("queue.after")} entry={after} hideOnPhone />}
          </>
        )}
      </button>
      {mine && tuneFor(mine)}
      {mine && (
        <button
          type="button"
          onClick={() => onSing(mine.id)}
          className="flex shrink-0 items-center gap-2 rounded-full bg-brass px-5 py-2.5 font-semibold text-ink shadow-lg transition hover:brightness-110 focus-visible:outline-2 focus-visible:outline-bone"
        >
          <Mic size={18} aria-hidden /> {t("queue.sing")}
        </button>
      )}
    </section>
  );
}

function Slot({
  label,
  entry,
  strong = false,
  hideOnPhone = false,
  isOnly = false,
}: {
  label: string;
  entry: QueueEntryView;
  strong?: boolean;
  hideOnPhone?: boolean;
  /** It has all the room there is. */
  isOnly?: boolean;
}) {
  const t = useWords();
  return (
    <span className={`min-w-0 ${hideOnPhone ? "hidden sm:block" : ""}`}>
      <span className="block text-[0.7rem] uppercase tracking-wide text-bone/60">{label}</span>
      <span
        className={`block truncate ${isOnly ? "max-w-80" : "max-w-40 lg:max-w-56"} ${strong ? "text-brass" : ""}`}
      >
        <bdi>{entry.title}</bdi> <span className="text-bone/60">· {namesOf(t, entry)}</span>
      </span>
    </span>
  );
}
