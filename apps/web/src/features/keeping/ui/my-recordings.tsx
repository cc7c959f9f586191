"use client";
import { Button, Empty, Trouble, Waiting } from "@karaverse/ui";
import { ChevronDown } from "lucide-react";
import { Collapsible } from "radix-ui";
import { useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import { api } from "@/lib/api";
import type { MyRecordingsAnswer, RecordingCard } from "@/lib/api-types";
import { lengthWords } from "@/lib/figure-words";
import { tuningWords } from "../../stage/model/key-words";
import { sendLeftovers } from "../model/leftovers";
import { momentWords } from "../model/words";
import { KeepSwitch } from "./keep-switch";
import { RecordingDesk } from "./recording-desk";

type Known =
  | { state: "asking" }
  | { state: "known"; recordings: RecordingCard[] }
  | { state: "failed"; words: string };

/** Rule K4: everything of one's own that is kept; to hear, to download, to share, to delete. In a room what was just sung lies open. */
export function MyRecordings({ opensFresh = false }: { opensFresh?: boolean }) {
  const t = useWords();
  const [known, setKnown] = useState<Known>({ state: "asking" });
  const [left, setLeft] = useState(0);
  const [isSending, setSending] = useState(true);
  const look = async () => {
    try {
      const { recordings } = await api<MyRecordingsAnswer>("GET", "people/me/recordings");
      setKnown({ state: "known", recordings });
    } catch (error) {
      setKnown({ state: "failed", words: error instanceof Error ? error.message : String(error) });
    }
  };
  const sendAndLook = async () => {
    setSending(true);
    await sendLeftovers().then(setLeft, () => undefined);
    await look();
    setSending(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once
  useEffect(() => {
    void look();
    void sendAndLook();
  }, []);
  return (
    <div className="flex flex-col gap-2">
      <KeepSwitch />
      {left > 0 ? (
        <p className="flex items-center gap-3 text-sm text-bone/75">
          {t("keeping.stillHere", { left })}
          <Button size="small" onClick={() => void sendAndLook()}>
            {t("keeping.sendAgain")}
          </Button>
        </p>
      ) : null}
      {known.state === "asking" || (isSending && known.state === "known" && known.recordings.length === 0) ? (
        <Waiting lines={2} />
      ) : null}
      {known.state === "failed" ? <Trouble onRetry={() => void look()}>{known.words}</Trouble> : null}
      {known.state === "known" && known.recordings.length === 0 && !isSending ? (
        <Empty>{t("keeping.nothing")}</Empty>
      ) : null}
      {known.state === "known" ? (
        <ol aria-label={t("keeping.recordings")} className="space-y-1">
          {known.recordings.map((recording, n) => (
            <Row
              key={recording.id}
              recording={recording}
              isOpen={opensFresh && n === 0 && isFresh(recording)}
              onChanged={() => void look()}
            />
          ))}
        </ol>
      ) : null}
    </div>
  );
}

/** Whoever looks so soon after a song came for it. */
const FRESH_MS = 10 * 60_000;
const isFresh = ({ at }: RecordingCard): boolean => Date.now() - Date.parse(at) < FRESH_MS;

interface RowProps {
  recording: RecordingCard;
  /** From the beginning. */
  isOpen: boolean;
  onChanged: () => void;
}

function Row({ recording, isOpen, onChanged }: RowProps) {
  const t = useWords();
  const { title, artist, at, tuning, shared, durationMs } = recording;
  const note = [artist, momentWords(t, at), tuningWords(t, tuning), shared ? t("keeping.shared") : ""]
    .filter(Boolean)
    .join(" · ");
  return (
    <li className="rounded-xl bg-ink/40">
      <Collapsible.Root defaultOpen={isOpen}>
        <Collapsible.Trigger className="group flex min-h-11 w-full items-center gap-3 rounded-xl px-3 py-2 text-start hover:bg-bone/5 focus-visible:outline-2 focus-visible:outline-brass">
          <span className="min-w-0 flex-1">
            <span className="block truncate">{title}</span>
            <span className="block truncate text-xs text-bone/60">{note}</span>
          </span>
          <span className="text-sm text-bone/75 tabular-nums">{lengthWords(durationMs)}</span>
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-bone/60 transition-transform group-data-[state=open]:rotate-180"
          />
        </Collapsible.Trigger>
        <Collapsible.Content className="px-3 pb-3">
          <RecordingDesk recording={recording} onChanged={onChanged} />
        </Collapsible.Content>
      </Collapsible.Root>
    </li>
  );
}
