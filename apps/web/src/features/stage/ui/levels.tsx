import { Slider, Switch } from "@karaverse/ui";
import type { SoundPreferences } from "../../voice/model/preferences";

interface Props {
  preferences: SoundPreferences;
  onPrefer: (change: Partial<SoundPreferences>) => void;
  /** Null for who listens. */
  monitorDelay: (() => { ms: number; measured: boolean }) | null;
}

/** Only for one's own ears and eyes. */
export function Levels({ preferences, onPrefer, monitorDelay }: Props) {
  if (!monitorDelay) {
    return (
      <>
        <Level label="Music" value={preferences.music} onChange={(music) => onPrefer({ music })} />
        <Level label="Singers" value={preferences.singers} onChange={(singers) => onPrefer({ singers })} />
        <Videos preferences={preferences} onPrefer={onPrefer} />
      </>
    );
  }
  return (
    <>
      <Level label="Music" value={preferences.backing} onChange={(backing) => onPrefer({ backing })} />
      <Level label="Guide voice" value={preferences.guide} onChange={(guide) => onPrefer({ guide })} />
      <Level
        label="Hear myself"
        value={preferences.headphones ? preferences.monitor : 0}
        disabled={!preferences.headphones}
        onChange={(monitor) => onPrefer({ monitor })}
      />
      <p className="mb-2 text-sm text-bone/65">
        {preferences.headphones ? delayWords(monitorDelay()) : "With headphones on only, or it would howl."}
      </p>
      <Switch
        label="I wear headphones"
        checked={preferences.headphones}
        onChange={(headphones) => onPrefer({ headphones })}
      />
      <Switch
        label="Without the words"
        checked={preferences.hideLyrics}
        onChange={(hideLyrics) => onPrefer({ hideLyrics })}
      />
      <Switch
        label="Without the notes"
        checked={preferences.hideNotes}
        onChange={(hideNotes) => onPrefer({ hideNotes })}
      />
      <Videos preferences={preferences} onPrefer={onPrefer} />
    </>
  );
}

function Videos({ preferences, onPrefer }: Pick<Props, "preferences" | "onPrefer">) {
  return (
    <Switch
      label="Videos behind the words"
      checked={preferences.videos}
      onChange={(videos) => onPrefer({ videos })}
    />
  );
}

const delayWords = ({ ms, measured }: { ms: number; measured: boolean }): string =>
  measured
    ? `You hear yourself ${Math.round(ms)} ms late, as measured for these devices.`
    : `You hear yourself about ${Math.round(ms)} ms late; the settings can measure it.`;

function Level(props: {
  label: string;
  value: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}) {
  const { value, onChange, ...rest } = props;
  return (
    <Slider
      {...rest}
      value={Math.round(value * 100)}
      min={0}
      max={100}
      step={1}
      words={(percent) => `${percent} %`}
      onChange={(percent) => onChange(percent / 100)}
    />
  );
}
