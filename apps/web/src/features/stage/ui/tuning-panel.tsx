import { LIMITS, sameTuning, type Tuning } from "@karaverse/protocol";
import { Button, Slider } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { keyWords } from "../model/key-words";

interface Props {
  tuning: Tuning;
  /** What a change does. */
  note: string;
  /** On the button that makes it so. */
  words: string;
  onTune: (tuning: Tuning) => Promise<string | null>;
}

/** Rule P10: the key and the pace of a song, for the singer and so for everybody. */
export function TuningPanel({ tuning, note, words, onTune }: Props) {
  const t = useWords();
  const [wish, setWish] = useState(tuning);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    setTrouble(await onTune(wish));
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-1">
      <Slider
        label={t("stage.key")}
        value={wish.semitones}
        min={-LIMITS.keySemitonesMax}
        max={LIMITS.keySemitonesMax}
        step={1}
        words={(semitones) => keyWords(t, semitones)}
        onChange={(semitones) => setWish({ ...wish, semitones })}
      />
      <Slider
        label={t("stage.pace")}
        value={wish.tempo}
        min={LIMITS.tempoMin}
        max={LIMITS.tempoMax}
        step={5}
        words={(percent) => t("common.percent", { n: percent })}
        onChange={(tempo) => setWish({ ...wish, tempo })}
      />
      <p className="text-sm text-bone/65">
        {note} {t("stage.isRemembered")}
      </p>
      <Button
        className="mt-2 self-start"
        disabled={busy || sameTuning(wish, tuning)}
        onClick={() => void apply()}
      >
        {words}
      </Button>
      {trouble && (
        <p role="alert" className="text-sm text-coral">
          {trouble}
        </p>
      )}
    </div>
  );
}
