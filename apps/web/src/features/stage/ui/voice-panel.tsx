import { Choices, Slider } from "@karaverse/ui";
import { type Character, REVERBS, type VoiceEffects } from "@karaverse/voice/effects";
import { useWords } from "@/i18n/words";

const CHARACTERS: readonly Character[] = ["own", "giant", "helium", "robot"];

interface Props {
  effects: VoiceEffects;
  onChange: (effects: VoiceEffects) => void;
}

/** What everybody hears of the singer's voice; the score hears it as it is. */
export function VoicePanel({ effects, onChange }: Props) {
  const t = useWords();
  const amount = (label: string, name: "reverbAmount" | "warmth" | "doubling" | "correction") => (
    <Slider
      label={label}
      value={Math.round(effects[name] * 100)}
      min={0}
      max={100}
      step={5}
      words={(percent) => t("common.percent", { n: percent })}
      disabled={name === "reverbAmount" && effects.reverb === "none"}
      onChange={(percent) => onChange({ ...effects, [name]: percent / 100 })}
    />
  );
  return (
    <div className="flex flex-col gap-1">
      <p className="mb-2 text-sm text-bone/65">{t("stage.effectsNote")}</p>
      <Choices
        label={t("common.reverb")}
        value={effects.reverb}
        options={REVERBS.map((value) => ({ value, label: t(`common.reverbs.${value}`) }))}
        onChange={(reverb) => onChange({ ...effects, reverb })}
      />
      {amount(t("common.reverb"), "reverbAmount")}
      {amount(t("common.warmth"), "warmth")}
      {amount(t("common.doubled"), "doubling")}
      {amount(t("stage.inTune"), "correction")}
      <Choices
        label={t("stage.character")}
        value={effects.character}
        options={CHARACTERS.map((value) => ({ value, label: t(`stage.characters.${value}`) }))}
        onChange={(character) => onChange({ ...effects, character })}
      />
    </div>
  );
}
