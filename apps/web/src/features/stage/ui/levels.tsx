import { Choices, Slider, Switch } from "@karaverse/ui";
import type { MatesWay } from "@karaverse/voice";
import { useWords, type Words } from "@/i18n/words";
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
  const t = useWords();
  if (!monitorDelay) {
    return (
      <>
        <Level
          label={t("common.music")}
          value={preferences.music}
          onChange={(music) => onPrefer({ music })}
        />
        <Level
          label={t("stage.singers")}
          value={preferences.singers}
          onChange={(singers) => onPrefer({ singers })}
        />
        <Videos preferences={preferences} onPrefer={onPrefer} />
      </>
    );
  }
  return (
    <>
      <Level
        label={t("common.music")}
        value={preferences.backing}
        onChange={(backing) => onPrefer({ backing })}
      />
      <Level label={t("stage.guide")} value={preferences.guide} onChange={(guide) => onPrefer({ guide })} />
      <Level
        label={t("stage.hearMyself")}
        value={preferences.headphones ? preferences.monitor : 0}
        disabled={!preferences.headphones}
        onChange={(monitor) => onPrefer({ monitor })}
      />
      <p className="mb-2 text-sm text-bone/65">
        {preferences.headphones ? delayWords(t, monitorDelay()) : t("stage.howl")}
      </p>
      {chain.length > 1 && (
        <HearMates way={preferences.mates} chain={chain} onChoose={(mates) => onPrefer({ mates })} />
      )}
      <Switch
        label={t("voice.headphones")}
        checked={preferences.headphones}
        onChange={(headphones) => onPrefer({ headphones })}
      />
      <Switch
        label={t("stage.withoutWords")}
        checked={preferences.hideLyrics}
        onChange={(hideLyrics) => onPrefer({ hideLyrics })}
      />
      <Switch
        label={t("stage.withoutNotes")}
        checked={preferences.hideNotes}
        onChange={(hideNotes) => onPrefer({ hideNotes })}
      />
      <Videos preferences={preferences} onPrefer={onPrefer} />
    </>
  );
}

function Videos({ preferences, onPrefer }: Pick<Props, "preferences" | "onPrefer">) {
  const t = useWords();
  return (
    <Switch
      label={t("stage.videos")}
      checked={preferences.videos}
      onChange={(videos) => onPrefer({ videos })}
    />
  );
}

/** The voices of others come late: so each chooses what to do about it. */
function HearMates(props: { way: MatesWay; chain: readonly string[]; onChoose: (way: MatesWay) => void }) {
  const t = useWords();
  const { way, chain, onChoose } = props;
  const place = chain.indexOf(t("stage.youInChain"));
  return (
    <div className="mb-3">
      <p className="mb-1 text-sm">{t("stage.theOthers")}</p>
      <Choices
        label={t("stage.theOthers")}
        value={way}
        options={[
          { value: "quiet", label: t("stage.mates.quiet") },
          { value: "normal", label: t("stage.mates.normal") },
          { value: "chain", label: t("stage.mates.chain") },
        ]}
        onChange={onChoose}
      />
      <p className="mt-1 text-sm text-bone/65">
        {way === "chain"
          ? place === 0
            ? t("stage.chainFirst")
            : t("stage.chainLater")
          : t("stage.chainNone")}
      </p>
      {way === "chain" && (
        <p className="mt-1 text-sm" data-chain>
          {chain.map((name, n) => (
            <span key={name} className={n === place ? "text-brass" : "text-bone/80"}>
              {n > 0 && <span className="text-bone/50 rtl:inline-block rtl:-scale-x-100"> → </span>}
              {name}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

const delayWords = (t: Words, { ms, measured }: { ms: number; measured: boolean }): string =>
  t(measured ? "stage.delayMeasured" : "stage.delayGuessed", { ms: Math.round(ms) });

function Level(props: {
  label: string;
  value: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}) {
  const t = useWords();
  const { value, onChange, ...rest } = props;
  return (
    <Slider
      {...rest}
      value={Math.round(value * 100)}
      min={0}
      max={100}
      step={1}
      words={(percent) => t("common.percent", { n: percent })}
      onChange={(percent) => onChange(percent / 100)}
    />
  );
}
