import type { SongId, Tuning } from "@karaverse/protocol";
import { Popover, RoundButton, Tabs } from "@karaverse/ui";
import { SlidersHorizontal } from "lucide-react";
import type { ReactNode, RefObject } from "react";
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
  /** The words, which stay readable while it is open. */
  beside: RefObject<HTMLElement | null>;
  side: "top" | "bottom";
}

/** Everything about how it sounds, in one place: levels for oneself, and for who sings the voice and the song. */
export function SoundSheet({ preferences, onPrefer, singing, ...place }: Props) {
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
      <Sheet {...place}>
        <div className="p-4">{levels}</div>
      </Sheet>
    );
  const { song, tuning, onTune } = singing;
  return (
    <Sheet {...place}>
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

function Sheet({ children, ...place }: Pick<Props, "beside" | "side"> & { children: ReactNode }) {
  const t = useWords();
  return (
    <Popover
      label={t("stage.sound")}
      align="end"
      {...place}
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
