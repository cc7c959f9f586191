"use client";
import type { SongId } from "@karaverse/protocol";
import { Menu, MenuItem, MenuLabel, RoundButton } from "@karaverse/ui";
import { Disc3 } from "lucide-react";
import { useEffect, useState } from "react";
import type { RecordingCard } from "@/lib/api-types";
import { noteWords, recordingsFor, singerWords } from "../model/companions";

interface Props {
  song: SongId;
  title: string;
  onQueue: (recording: string) => void;
}

/** Rule K5: a song is queued together with the recording that one sings it with. */
export function QueueAlong({ song, title, onQueue }: Props) {
  const words = `Sing ${title} with a recording`;
  return (
    <Menu
      label={words}
      side="bottom"
      trigger={
        <RoundButton size="tiny" label={words} words="Sing with a recording">
          <Disc3 size={14} aria-hidden />
        </RoundButton>
      }
    >
      <MenuLabel>Queue it, and sing with</MenuLabel>
      <Recordings song={song} onChoose={onQueue} />
    </Menu>
  );
}

/** Looked for when somebody opens the menu. */
function Recordings({ song, onChoose }: { song: SongId; onChoose: (recording: string) => void }) {
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
  if (found === "looking") return <MenuLabel>Looking …</MenuLabel>;
  if (found === "failed") return <MenuLabel>They can't be reached at the moment.</MenuLabel>;
  return found.map((each) => (
    <MenuItem key={each.id} onSelect={() => onChoose(each.id)}>
      <span className="min-w-0 max-w-44 flex-1 truncate">{singerWords(each)}</span>
      <span className="text-xs text-bone/60">{noteWords(each)}</span>
    </MenuItem>
  ));
}
