"use client";
import type { EntryId, SongId } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import { Disc3 } from "lucide-react";
import { Popover, RadioGroup } from "radix-ui";
import { useEffect, useState } from "react";
import { api } from "@/lib/api";
import type { CompanionAnswer, RecordingCard, SongRecordingsAnswer } from "@/lib/api-types";
import { tuningWords } from "../../stage/model/key-words";
import { dayWords } from "../model/words";

const NOBODY = "";

/** Rule K5: with whose recording one sings the song that is next; nothing where there is none to choose. */
export function TakeAlong({ entry, song }: { entry: EntryId; song: SongId }) {
  const [choices, setChoices] = useState<readonly RecordingCard[]>([]);
  const [taken, setTaken] = useState<string>(NOBODY);
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const [{ recordings }, { companion }] = await Promise.all([
        api<SongRecordingsAnswer>("GET", `songs/${encodeURIComponent(song)}/recordings`),
        api<CompanionAnswer>("GET", `entries/${entry}/companion`),
      ]);
      if (!isWanted) return;
      setChoices(recordings);
      setTaken(companion?.id ?? NOBODY);
    };
    // One sings without as well.
    void look().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [entry, song]);
  const take = async (id: string) => {
    try {
      const recording = id === NOBODY ? null : id;
      await api("POST", `entries/${entry}/companion`, { recording });
      setTaken(id);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
    }
  };
  if (choices.length === 0) return null;
  const companion = choices.find(({ id }) => id === taken);
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label="Sing with a recording"
        title="Sing with a recording"
        className="flex min-h-10 min-w-10 shrink-0 items-center justify-center gap-2 rounded-full border border-brass/20 bg-plum/95 px-3 text-sm text-bone/90 hover:border-brass/60 hover:text-brass focus-visible:outline-2 focus-visible:outline-brass"
      >
        <Disc3 size={16} aria-hidden />{" "}
        {companion ? <span className="max-w-24 truncate">{companion.singer}</span> : null}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="bottom"
          sideOffset={8}
          collisionPadding={8}
          className="z-50 w-[min(22rem,calc(100vw-1rem))] rounded-2xl border border-brass/15 bg-plum p-4 shadow-xl"
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
            {choices.map(({ id, own, singer, at, tuning }) => (
              <Choice
                key={id}
                value={id}
                title={own ? "Yourself" : singer}
                note={[dayWords(at), tuningWords(tuning)].filter(Boolean).join(" · ")}
              />
            ))}
          </RadioGroup.Root>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choice({ value, title, note }: { value: string; title: string; note: string }) {
  return (
    <RadioGroup.Item
      value={value}
      className="flex min-h-11 items-baseline justify-between gap-3 rounded-xl border border-transparent px-3 py-2 text-left hover:bg-bone/5 focus-visible:outline-2 focus-visible:outline-brass data-[state=checked]:border-brass/60 data-[state=checked]:text-brass"
    >
      <span className="truncate">{title}</span>
      <span className="shrink-0 text-xs text-bone/60">{note}</span>
    </RadioGroup.Item>
  );
}
