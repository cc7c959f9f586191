"use client";
import { Meter } from "@karaverse/ui";
import type { MicrophoneState } from "@karaverse/voice";
import { Ear, Mic } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords, type Words } from "@/i18n/words";
import { useDesk, useDeskView } from "./use-desk";

/** Before the first entry, and in the settings: is it heard, which device, and how does it sound. */
export function MicrophoneCheck() {
  const t = useWords();
  const desk = useDesk();
  const { microphone, preferences } = useDeskView();
  const live = microphone.kind === "live";
  return (
    <section
      aria-label={t("voice.check")}
      data-microphone={microphone.kind}
      className="flex flex-col gap-2.5"
    >
      {live ? (
        <Meter read={() => desk.level()} label={t("voice.level")} />
      ) : (
        <button
          type="button"
          onClick={() => void desk.openMicrophone()}
          disabled={microphone.kind === "asking"}
          className="flex items-center justify-center gap-2 rounded-full border border-brass/40 px-4 py-2 text-brass hover:bg-brass/10 focus-visible:outline-2 focus-visible:outline-brass disabled:opacity-60"
        >
          <Mic size={18} aria-hidden />{" "}
          {microphone.kind === "asking" ? t("voice.asking") : t("voice.checkIt")}
        </button>
      )}
      <p role="status" className="text-sm text-bone/70 empty:hidden">
        {wordsFor(t, microphone)}
      </p>
      {live && <DeviceChoice />}
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        <label className="flex min-h-9 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={preferences.headphones}
            onChange={(event) => desk.prefer({ headphones: event.currentTarget.checked })}
            className="tick size-5 shrink-0"
          />
          {t("voice.headphones")}
        </label>
        {live && <HearYourself />}
      </div>
    </section>
  );
}

/** Heard only while this is on the screen: a monitor that goes on in the room would be an echo. */
function HearYourself() {
  const t = useWords();
  const desk = useDesk();
  const [on, setOn] = useState(false);
  useEffect(() => {
    desk.voice?.microphone.setMonitor(on ? 1 : 0);
    return () => desk.voice?.microphone.setMonitor(0);
  }, [desk, on]);
  return (
    <label className="flex min-h-9 items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
        className="tick size-5 shrink-0"
      />
      <Ear size={16} aria-hidden /> {t("voice.hearYourself")}
    </label>
  );
}

function DeviceChoice() {
  const t = useWords();
  const desk = useDesk();
  const { microphone } = useDeskView();
  const [devices, setDevices] = useState<readonly { id: string; label: string }[]>([]);
  useEffect(() => {
    void desk.voice?.microphone.devices().then(setDevices);
    return desk.voice?.microphone.on("devices", setDevices);
  }, [desk]);
  if (devices.length < 2) return null;
  return (
    <select
      aria-label={t("voice.device")}
      value={microphone.kind === "live" ? (microphone.deviceId ?? "") : ""}
      onChange={(event) => void desk.openMicrophone(event.currentTarget.value || null)}
      className="select-arrow w-full appearance-none rounded-full border border-brass/20 bg-ink ps-4 pe-8 py-2 text-sm focus-visible:outline-2 focus-visible:outline-brass"
    >
      {devices.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}

function wordsFor(t: Words, state: MicrophoneState): string {
  switch (state.kind) {
    case "off":
    case "asking":
      return "";
    case "live":
      return t("voice.saySomething");
    case "denied":
      return t("voice.denied");
    case "missing":
      return t("voice.missing");
    case "lost":
      return t("voice.lost");
    case "failed":
      return t("voice.failed", { reason: state.reason });
  }
}
