import { Choices, Slider, Switch } from "@karaverse/ui";
import type { MatesWay } from "@karaverse/voice";
import type { SoundPreferences } from "../../voice/model/preferences";

interface Props {
  preferences: SoundPreferences;
  onPrefer: (change: Partial<SoundPreferences>) => void;
  /** Null for who listens. */
  monitorDelay: (() => { ms: number; measured: boolean }) | null;
  /** Everybody who sings, in order. */
  chain: readonly string[];
}

/** Only for one's own ears and eyes. */
export function Levels({ preferences, onPrefer, monitorDelay, chain }: Props) {
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
      {chain.length > 1 && (
        <HearMates way={preferences.mates} chain={chain} onChoose={(mates) => onPrefer({ mates })} />
      )}
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

/** The voices of others come late: so each chooses what to do about it. */
function HearMates(props: { way: MatesWay; chain: readonly string[]; onChoose: (way: MatesWay) => void }) {
  const { way, chain, onChoose } = props;
  const place = chain.indexOf("you");
  return (
    <div className="mb-3">
      <p className="mb-1 text-sm">The others</p>
      <Choices
        label="The others"
        value={way}
        options={[
          { value: "quiet", label: "Quiet" },
          { value: "normal", label: "Normal" },
          { value: "chain", label: "Chain" },
        ]}
        onChange={onChoose}
      />
      <p className="mt-1 text-sm text-bone/65">
        {way === "chain"
          ? place === 0
            ? "You begin the chain. Who follows sings on what comes from you."
            : "You sing on what comes from those before you, music and all. The room hears all of you in time."
          : "They come a little late by their way here. The room hears all of you in time."}
      </p>
      {way === "chain" && (
        <p className="mt-1 text-sm" data-chain>
          {chain.map((name, n) => (
            <span key={name} className={n === place ? "text-brass" : "text-bone/80"}>
              {n > 0 && <span className="text-bone/50"> → </span>}
              {name}
            </span>
          ))}
        </p>
      )}
    </div>
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
