import { Choices, Slider } from "@karaverse/ui";
import type { Character, Reverb, VoiceEffects } from "@karaverse/voice/effects";

const REVERB_WORDS: Record<Reverb, string> = { none: "None", room: "Room", hall: "Hall", plate: "Plate" };
const CHARACTER_WORDS: Record<Character, string> = {
  own: "My own",
  giant: "Giant",
  helium: "Helium",
  robot: "Robot",
};

const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

interface Props {
  effects: VoiceEffects;
  onChange: (effects: VoiceEffects) => void;
}

/** What everybody hears of the singer's voice; the score hears it as it is. */
export function VoicePanel({ effects, onChange }: Props) {
  const amount = (label: string, name: "reverbAmount" | "warmth" | "doubling" | "correction") => (
    <Slider
      label={label}
      value={Math.round(effects[name] * 100)}
      min={0}
      max={100}
      step={5}
      words={(percent) => `${percent} %`}
      disabled={name === "reverbAmount" && effects.reverb === "none"}
      onChange={(percent) => onChange({ ...effects, [name]: percent / 100 })}
    />
  );
  return (
    <div className="flex flex-col gap-1">
      <p className="mb-2 text-sm text-bone/65">
        The room hears you like this. The score hears you as you sing.
      </p>
      <Choices
        label="Reverb"
        value={effects.reverb}
        options={optionsOf(REVERB_WORDS)}
        onChange={(reverb) => onChange({ ...effects, reverb })}
      />
      {amount("Reverb", "reverbAmount")}
      {amount("Warmth", "warmth")}
      {amount("Doubled", "doubling")}
      {amount("In tune", "correction")}
      <Choices
        label="Character"
        value={effects.character}
        options={optionsOf(CHARACTER_WORDS)}
        onChange={(character) => onChange({ ...effects, character })}
      />
    </div>
  );
}
