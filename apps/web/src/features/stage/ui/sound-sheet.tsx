import type { SongId, Tuning } from "@karaverse/protocol";
import { Popover, RoundButton, Tabs } from "@karaverse/ui";
import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "@/i18n/words";
import type { SoundPreferences } from "../../voice/model/preferences";
import { Levels } from "./levels";
import { TuningPanel } from "./tuning-panel";
import { VoicePanel } from "./voice-panel";

interface Props {
  preferences: SoundPreferences;
  onPrefer: (change: Partial<SoundPreferences>) => void;
  /** What only who sings is shown; null for who listens. */
  singing: {
    song: SongId;
    tuning: Tuning;
    monitorDelay: () => { ms: number; measured: boolean };
    /** Everybody who sings, in order; the own name is "you". */
    chain: readonly string[];
    onTune: (tuning: Tuning) => Promise<string | null>;
  } | null;
}

/** Everything about how it sounds, in one place: levels for oneself, and for who sings the voice and the song. */
export function SoundSheet({ preferences, onPrefer, singing }: Props) {
  const t = useWords();
  const levels = (
    <Levels
      preferences={preferences}
      onPrefer={onPrefer}
      monitorDelay={singing ? singing.monitorDelay : null}
      chain={singing?.chain ?? []}
    />
  );
  if (!singing)
    return (
      <Sheet>
        <div className="p-4">{levels}</div>
      </Sheet>
    );
  const { song, tuning, onTune } = singing;
  return (
    <Sheet>
      <Tabs
        label={t("stage.sound")}
        tabs={[
          { id: "levels", title: t("stage.levels"), content: levels },
          {
            id: "voice",
            title: t("common.voice"),
            content: (
              <VoicePanel effects={preferences.effects} onChange={(effects) => onPrefer({ effects })} />
            ),
          },
          {
            id: "song",
            title: t("stage.song"),
            content: (
              <TuningPanel
                key={`${song} ${tuning.semitones} ${tuning.tempo}`}
                tuning={tuning}
                note={t("stage.anewNote")}
                words={t("stage.anew")}
                onTune={onTune}
              />
            ),
          },
        ]}
      />
    </Sheet>
  );
}

function Sheet({ children }: { children: ReactNode }) {
  const t = useWords();
  return (
    <Popover
      label={t("stage.sound")}
      trigger={
        <RoundButton label={t("stage.sound")}>
          <SlidersHorizontal size={18} />
        </RoundButton>
      }
    >
      {children}
    </Popover>
  );
}
