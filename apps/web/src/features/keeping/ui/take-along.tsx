"use client";
import type { EntryId, SongId } from "@karaverse/protocol";
import { Popover, RoundButton, toast } from "@karaverse/ui";
import { Disc3 } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useEffect, useState } from "react";
import { useStore } from "zustand/react";
import type { RecordingCard } from "@/lib/api-types";
import { askCompanion, chosen, noteWords, recordingsFor, singerWords, singWith } from "../model/companions";

const NOBODY = "";

/** Rule K5: with whose recording one sings the song that is next; nothing where there is none to choose. */
export function TakeAlong({ entry, song }: { entry: EntryId; song: SongId }) {
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
      label="Sing with a recording"
      side="bottom"
      className="p-4"
      trigger={
        <RoundButton
          label="Sing with a recording"
          words={companion && <span className="max-w-24 truncate">{singerWords(companion)}</span>}
        >
          <Disc3 size={16} aria-hidden />
        </RoundButton>
      }
    >
      <p className="mb-2 text-sm text-bone/65">
        A recording of another evening sings along. Everybody in the room hears it.
      </p>
      <RadioGroup.Root
        aria-label="Sing with"
        value={taken}
        onValueChange={(id) => void take(id)}
        className="flex flex-col gap-1"
      >
        <Choice value={NOBODY} title="Nobody" note="Only the music" />
        {choices.map((each) => (
          <Choice key={each.id} value={each.id} title={singerWords(each)} note={noteWords(each)} />
        ))}
      </RadioGroup.Root>
    </Popover>
  );
}

function Choice({ value, title, note }: { value: string; title: string; note: string }) {
  return (
    <RadioGroup.Item
      value={value}
      className="flex min-h-11 items-baseline justify-between gap-3 rounded-xl border border-transparent px-3 py-2 text-left hover:bg-bone/5 data-[state=checked]:border-brass/60 data-[state=checked]:text-brass"
    >
      <span className="truncate">{title}</span>
      <span className="shrink-0 text-xs text-bone/60">{note}</span>
    </RadioGroup.Item>
  );
}
