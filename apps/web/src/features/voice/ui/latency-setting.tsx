"use client";
import { calibrate, rememberLatency } from "@karaverse/voice";
import { useState } from "react";
import { useDesk, useDeskView } from "./use-desk";

type Measuring = { kind: "idle" } | { kind: "running" } | { kind: "done"; words: string };

/** Rule C5: what the devices take from loudspeaker to microphone, measured by pulses or set by hand. */
export function LatencySetting() {
  const desk = useDesk();
  const { microphone } = useDeskView();
  const [latency, setLatency] = useState(() => desk.latencyMs());
  const [measuring, setMeasuring] = useState<Measuring>({ kind: "idle" });
  const devices = { input: microphone.kind === "live" ? microphone.deviceId : null, output: null };

  const keep = (ms: number) => {
    setLatency(ms);
    rememberLatency(devices, ms);
    desk.voice?.performer.setLatency(ms);
  };
  const measure = async () => {
    setMeasuring({ kind: "running" });
    const voice = await desk.start();
    if (voice.microphone.state.kind !== "live") await desk.openMicrophone();
    // Echo cancellation would take the pulses away; singing with headphones has none.
    const { mode } = voice.microphone;
    await voice.microphone.setMode("sing", true);
    const found = await calibrate(voice.microphone, voice.spatial.near);
    await voice.microphone.setMode(mode, desk.view().preferences.headphones);
    if (found.kind === "found") {
      keep(Math.round(found.roundTripMs));
      setMeasuring({ kind: "done", words: `Measured: ${Math.round(found.roundTripMs)} ms.` });
    } else {
      setMeasuring({
        kind: "done",
        words:
          "The pulses did not come back. Turn the loudspeaker up, hold an earphone to the microphone, or use the slider.",
      });
    }
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">Delay of your devices</legend>
      <label className="text-sm">
        <span className="flex justify-between">
          Delay <output className="tabular-nums">{latency} ms</output>
        </span>
        <input
          type="range"
          min={0}
          max={500}
          step={5}
          value={latency}
          onChange={(event) => keep(event.currentTarget.valueAsNumber)}
          className="w-full accent-brass"
        />
      </label>
      <button
        type="button"
        onClick={() => void measure()}
        disabled={measuring.kind === "running"}
        className="self-start rounded-full border border-brass/40 px-4 py-2 text-sm text-brass hover:bg-brass/10 disabled:opacity-60"
      >
        {measuring.kind === "running" ? "Listening …" : "Measure it"}
      </button>
      <p role="status" className="text-sm text-bone/70 empty:hidden">
        {measuring.kind === "done" ? measuring.words : ""}
      </p>
    </fieldset>
  );
}
