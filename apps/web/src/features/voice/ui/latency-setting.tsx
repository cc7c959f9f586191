"use client";
import { Button, Slider } from "@karaverse/ui";
import { useState } from "react";
import { BeatPreview } from "./beat-preview";
import { LatencyWizard } from "./latency-wizard";
import { useDesk, useDeskView } from "./use-desk";

/** Rule C5: what the devices take from loudspeaker to microphone, measured by clicks or set by hand. */
export function LatencySetting() {
  const desk = useDesk();
  const { latency } = useDeskView();
  const [isMeasuring, setMeasuring] = useState(false);
  const [isBeating, setBeating] = useState(false);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-semibold">Delay of your devices</legend>
      <p className="text-sm text-bone/70">
        {latency.askAnew
          ? "Your devices changed, and these were not measured yet."
          : latency.from === "kept"
            ? "Remembered for the devices in use."
            : "A guess: these devices were not measured yet."}
      </p>
      <Slider
        label="Delay"
        value={latency.ms}
        min={0}
        max={600}
        step={5}
        words={(ms) => `${ms} ms`}
        onChange={(ms) => desk.keepLatency(ms)}
      />
      <div className="flex flex-wrap gap-2">
        <Button tone={latency.from === "kept" ? "plain" : "main"} onClick={() => setMeasuring(true)}>
          Measure it
        </Button>
        <Button tone="quiet" aria-pressed={isBeating} onClick={() => setBeating(!isBeating)}>
          {isBeating ? "Stop the beat" : "Try it with a beat"}
        </Button>
      </div>
      {isBeating && <BeatPreview />}
      {isMeasuring && <LatencyWizard onClose={() => setMeasuring(false)} />}
    </fieldset>
  );
}
