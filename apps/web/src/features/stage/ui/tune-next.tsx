"use client";
import type { SongId, Tuning } from "@karaverse/protocol";
import { Popover, RoundButton } from "@karaverse/ui";
import { Music2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import { tuningWords } from "../model/key-words";
import { useRoomSound } from "./room-stage";
import { TuningPanel } from "./tuning-panel";

/** Rule P10: key and pace of the song that one is about to sing. */
export function TuneNext({ song }: { song: SongId }) {
  const t = useWords();
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
    <Popover
      label={t("stage.keyAndPace")}
      open={open}
      onOpenChange={setOpen}
      className="p-4"
      trigger={
        <RoundButton label={t("stage.keyAndPace")} words={tuningWords(t, tuning)}>
          <Music2 size={16} aria-hidden />
        </RoundButton>
      }
    >
      <TuningPanel
        key={`${tuning.semitones} ${tuning.tempo}`}
        tuning={tuning}
        note={t("stage.roomHears")}
        words={t("stage.singLikeThis")}
        onTune={tune}
      />
    </Popover>
  );
}
