"use client";
import type { EntryId, SongId } from "@karaverse/protocol";
import { Popover, RoundButton, toast } from "@karaverse/ui";
import { Disc3 } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { useWords } from "@/i18n/words";
import type { RecordingCard } from "@/lib/api-types";
import { askCompanion, chosen, noteWords, recordingsFor, singerWords, singWith } from "../model/companions";

const NOBODY = "";

/** Rule K5: with whose recording one sings the song that is next; nothing where there is none to choose. */
export function TakeAlong({ entry, song }: { entry: EntryId; song: SongId }) {
  const t = useWords();
  const [choices, setChoices] = useState<readonly RecordingCard[]>([]);
  const taken = useStore(chosen, (all) => all.get(entry)) ?? NOBODY;
  useEffect(() => {
    let isWanted = true;
    // One sings without as well.
    recordingsFor(song).then(
      (found) => isWanted && setChoices(found),
      () => undefined,
    );
    askCompanion(entry).catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [entry, song]);
  const take = async (id: string) => {
    try {
      await singWith(entry, id === NOBODY ? null : id);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
    }
  };
  if (choices.length === 0) return null;
  const companion = choices.find(({ id }) => id === taken);
  return (
    <Popover
      label={t("keeping.singWithRecording")}
      side="bottom"
      className="p-4"
      trigger={
        <RoundButton
          label={t("keeping.singWithRecording")}
          words={companion && <span className="max-w-24 truncate">{singerWords(t, companion)}</span>}
        >
          <Disc3 size={16} aria-hidden />
        </RoundButton>
      }
    >
      <p className="mb-2 text-sm text-bone/65">{t("keeping.alongNote")}</p>
      <RadioGroup.Root
        aria-label={t("keeping.singWith")}
        value={taken}
        onValueChange={(id) => void take(id)}
        className="flex flex-col gap-1"
      >
        <Choice value={NOBODY} title={t("keeping.nobody")} note={t("keeping.onlyMusic")} />
        {choices.map((each) => (
          <Choice key={each.id} value={each.id} title={singerWords(t, each)} note={noteWords(t, each)} />
        ))}
      </RadioGroup.Root>
    </Popover>
  );
}

function Choice({ value, title, note }: { value: string; title: string; note: string }) {
  return (
    <RadioGroup.Item
      value={value}
      className="flex min-h-11 items-baseline justify-between gap-3 rounded-xl border border-transparent px-3 py-2 text-start hover:bg-bone/5 data-[state=checked]:border-brass/60 data-[state=checked]:text-brass"
    >
      <span className="truncate">{title}</span>
      <span className="shrink-0 text-xs text-bone/60">{note}</span>
    </RadioGroup.Item>
  );
}
