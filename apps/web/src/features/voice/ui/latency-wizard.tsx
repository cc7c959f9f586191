"use client";
import { Button, Choices, Dialog, Trouble } from "@karaverse/ui";
import type { Calibration, CalibrationProgress } from "@karaverse/voice";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { useDesk, useDeskView } from "./use-desk";

type Step = { kind: "ready" } | { kind: "listening"; progress: CalibrationProgress | null } | Calibration;

const HOW = { speaker: "voice.howSpeaker", headphones: "voice.howHeadphones" } as const;

/** Plays clicks, hears them come back, and says what was found. */
export function LatencyWizard({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const desk = useDesk();
  const { preferences } = useDeskView();
  const [step, setStep] = useState<Step>({ kind: "ready" });
  const how = preferences.headphones ? "headphones" : "speaker";
  const measure = async () => {
    setStep({ kind: "listening", progress: null });
    setStep(await desk.measureLatency((progress) => setStep({ kind: "listening", progress })));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("voice.delayTitle")}
      note={t("voice.whyMeasure")}
    >
      <div className="flex flex-col gap-5">
        {step.kind === "ready" || step.kind === "not-found" ? (
          <>
            {step.kind === "not-found" && <Trouble>{t(`voice.failure.${step.why}`)}</Trouble>}
            <Choices
              label={t("voice.hearBy")}
              value={how}
              options={[
                { value: "speaker", label: t("voice.loudspeaker") },
                { value: "headphones", label: t("voice.byHeadphones") },
              ]}
              onChange={(value) => desk.prefer({ headphones: value === "headphones" })}
            />
            <p className="text-[15px] text-bone/85">{t(HOW[how])}</p>
            <Button tone="main" size="large" onClick={() => void measure()}>
              {step.kind === "ready" ? t("voice.playClicks") : t("common.tryAgain")}
            </Button>
          </>
        ) : step.kind === "listening" ? (
          <Listening progress={step.progress} />
        ) : (
          <Found ms={step.roundTripMs} onClose={onClose} onAgain={() => void measure()} />
        )}
      </div>
    </Dialog>
  );
}

function Listening({ progress }: { progress: CalibrationProgress | null }) {
  const t = useWords();
  const { train, of } = progress ?? { train: 1, of: 2 };
  return (
    <div className="flex flex-col gap-3 py-4" role="status">
      <p className="text-center font-display text-xl">{t("voice.listening")}</p>
      <div
        role="progressbar"
        aria-label={t("voice.clicksPlayed")}
        aria-valuenow={train}
        aria-valuemin={0}
        aria-valuemax={of}
        className="h-2 overflow-hidden rounded-full bg-bone/15"
      >
        <span
          className="block h-full rounded-full bg-brass transition-[width] duration-700 ease-out"
          style={{ width: `${(100 * (train - 0.5)) / of}%` }}
        />
      </div>
      <p className="text-center text-sm text-bone/70">
        {train <= 2 ? t("voice.clicksOf", { train, of }) : t("voice.onceMoreSure")}
      </p>
    </div>
  );
}

function Found({ ms, onClose, onAgain }: { ms: number; onClose: () => void; onAgain: () => void }) {
  const t = useWords();
  return (
    <div className="flex flex-col items-center gap-4 py-2">
      <p role="status" className="text-center">
        <output className="block font-display text-5xl text-brass tabular-nums">
          {t("voice.ms", { ms: Math.round(ms) })}
        </output>
        <span className="mt-1 block text-[15px] text-bone/80">{t("voice.set")}</span>
      </p>
      <div className="flex w-full gap-2">
        <Button className="flex-1" onClick={onAgain}>
          {t("voice.onceMore")}
        </Button>
        <Button tone="main" className="flex-1" onClick={onClose}>
          {t("voice.done")}
        </Button>
      </div>
    </div>
  );
}
