"use client";
import { Button, Slider } from "@karaverse/ui";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { BeatPreview } from "./beat-preview";
import { LatencyWizard } from "./latency-wizard";
import { useDesk, useDeskView } from "./use-desk";

/** Rule C5: what the devices take from loudspeaker to microphone, measured by clicks or set by hand. */
export function LatencySetting() {
  const t = useWords();
  const desk = useDesk();
  const { latency } = useDeskView();
  const [isMeasuring, setMeasuring] = useState(false);
  const [isBeating, setBeating] = useState(false);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-semibold">{t("voice.delayTitle")}</legend>
      <p className="text-sm text-bone/70">
        {latency.askAnew
          ? t("voice.askAnew")
          : latency.from === "kept"
            ? t("voice.remembered")
            : t("voice.guessed")}
      </p>
      <Slider
        label={t("voice.delay")}
        value={latency.ms}
        min={0}
        max={600}
        step={5}
        words={(ms) => t("voice.ms", { ms })}
        onChange={(ms) => desk.keepLatency(ms)}
      />
      <div className="flex flex-wrap gap-2">
        <Button tone={latency.from === "kept" ? "plain" : "main"} onClick={() => setMeasuring(true)}>
          {t("voice.measure")}
        </Button>
        <Button tone="quiet" aria-pressed={isBeating} onClick={() => setBeating(!isBeating)}>
          {isBeating ? t("voice.stopBeat") : t("voice.tryBeat")}
        </Button>
      </div>
      {isBeating && <BeatPreview />}
      {isMeasuring && <LatencyWizard onClose={() => setMeasuring(false)} />}
    </fieldset>
  );
}
