"use client";
import type { SongId, Tuning } from "@karaverse/protocol";
import { Music2 } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useState } from "react";
import { tuningWords } from "../model/key-words";
import { useRoomSound } from "./room-stage";
import { TuningPanel } from "./tuning-panel";

/** Rule P10: key and pace of the song that one is about to sing. */
export function TuneNext({ song }: { song: SongId }) {
  const { stage } = useRoomSound();
  const [tuning, setTuning] = useState<Tuning | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let wanted = true;
    void stage.tuningOf(song).then((known) => wanted && setTuning(known));
    return () => {
      wanted = false;
    };
  }, [stage, song]);
  if (!tuning) return null;
  const tune = async (wish: Tuning) => {
    const trouble = await stage.tune(song, wish);
    if (trouble) return trouble;
    setTuning(wish);
    setOpen(false);
    return null;
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label="Key and pace"
        title="Key and pace"
        className="flex min-h-10 shrink-0 items-center gap-2 rounded-full border border-brass/20 bg-plum/95 px-3 text-sm text-bone/90 hover:border-brass/60 hover:text-brass focus-visible:outline-2 focus-visible:outline-brass"
      >
        <Music2 size={16} aria-hidden /> {tuningWords(tuning)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          sideOffset={8}
          collisionPadding={8}
          className="z-50 w-[min(22rem,calc(100vw-1rem))] rounded-2xl border border-brass/15 bg-plum p-4 shadow-xl"
        >
          <TuningPanel
            key={`${tuning.semitones} ${tuning.tempo}`}
            tuning={tuning}
            note="The room hears it like this, too."
            words="Sing it like this"
            onTune={tune}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
