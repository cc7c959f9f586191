"use client";
import type { SongId } from "@karaverse/protocol";
import { Menu, MenuItem, MenuLabel, RoundButton } from "@karaverse/ui";
import { Disc3 } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import type { RecordingCard } from "@/lib/api-types";
import { noteWords, recordingsFor, singerWords } from "../model/companions";

interface Props {
  song: SongId;
  title: string;
  onQueue: (recording: string) => void;
}

/** Rule K5: a song is queued together with the recording that one sings it with. */
export function QueueAlong({ song, title, onQueue }: Props) {
  const t = useWords();
  const words = t("keeping.singTitle", { title });
  return (
    <Menu
      label={words}
      side="bottom"
      trigger={
        <RoundButton size="tiny" label={words} words={t("keeping.singWithRecording")}>
          <Disc3 size={14} aria-hidden />
        </RoundButton>
      }
    >
      <MenuLabel>{t("keeping.queueWith")}</MenuLabel>
      <Recordings song={song} onChoose={onQueue} />
    </Menu>
  );
}

/** Looked for when somebody opens the menu. */
function Recordings({ song, onChoose }: { song: SongId; onChoose: (recording: string) => void }) {
  const t = useWords();
  const [found, setFound] = useState<readonly RecordingCard[] | "looking" | "failed">("looking");
  useEffect(() => {
    let isWanted = true;
    recordingsFor(song).then(
      (recordings) => isWanted && setFound(recordings),
      () => isWanted && setFound("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [song]);
  if (found === "looking") return <MenuLabel>{t("keeping.looking")}</MenuLabel>;
  if (found === "failed") return <MenuLabel>{t("keeping.notReached")}</MenuLabel>;
  return found.map((each) => (
    <MenuItem key={each.id} onSelect={() => onChoose(each.id)}>
      <span className="min-w-0 max-w-44 flex-1 truncate">{singerWords(t, each)}</span>
      <span className="text-xs text-bone/60">{noteWords(t, each)}</span>
    </MenuItem>
  ));
}
