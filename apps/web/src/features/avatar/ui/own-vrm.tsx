"use client";
import type { VrmRefusal } from "@karaverse/avatars/vrm";
import { Button, Trouble } from "@karaverse/ui";
import clsx from "clsx";
import { FileUp, Shirt } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useWords, type Words } from "@/i18n/words";
import { ApiRefusal } from "@/lib/api";
import type { Step } from "../model/own-vrm";

interface Props {
  /** The hash of what is worn; null: the recipe is. */
  file: string | null;
  onFile: (file: string | null) => void;
}

type State =
  | { kind: "idle" }
  | { kind: "busy"; step: Step }
  | { kind: "lighter" }
  | { kind: "refused"; sentences: readonly string[] };

/** Rule W1. A body of one's own from another program, instead of the recipe for those near. */
export function OwnVrm({ file, onFile }: Props) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ kind: "idle" });
  const [isOver, setOver] = useState(false);
  const isBusy = state.kind === "busy";

  const take = async (chosen: File) => {
    setState({ kind: "busy", step: "looking" });
    try {
      const { bring } = await import("../model/own-vrm");
      const answer = await bring(chosen, (step) => setState({ kind: "busy", step }));
      if (answer.kind === "refused") {
        setState({ kind: "refused", sentences: sentencesFor(t, answer.refusals) });
        return;
      }
      if (answer.kind === "undrawn") {
        setState({ kind: "refused", sentences: [t("avatar.vrm.refusals.undrawn")] });
        return;
      }
      setState({ kind: answer.isLighter ? "lighter" : "idle" });
      onFile(answer.hash);
    } catch (error) {
      const sentence = error instanceof ApiRefusal ? error.message : t("avatar.vrm.notTaken");
      setState({ kind: "refused", sentences: [sentence] });
    }
  };
  const drag = (event: DragEvent, isNow: boolean) => {
    event.preventDefault();
    setOver(isNow);
  };
  return (
    <section
      aria-label={t("avatar.vrm.title")}
      data-testid="own-vrm"
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        const [dropped] = event.dataTransfer.files;
        if (dropped && !isBusy) void take(dropped);
      }}
      className={clsx(
        "flex flex-col gap-2 rounded-xl border border-dashed p-3",
        isOver ? "border-brass bg-brass/10" : "border-bone/20",
      )}
    >
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabled={isBusy} onClick={() => input.current?.click()}>
          <FileUp aria-hidden className="size-4" /> {t("avatar.vrm.choose")}
        </Button>
        {file === null ? null : (
          <Button
            size="small"
            tone="quiet"
            disabled={isBusy}
            onClick={() => {
              setState({ kind: "idle" });
              onFile(null);
            }}
          >
            <Shirt aria-hidden className="size-4" /> {t("avatar.vrm.takeOff")}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept=".vrm,.glb,model/gltf-binary"
        hidden
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          target.value = "";
          if (chosen) void take(chosen);
        }}
      />
      <p role="status" className="text-sm text-bone/65">
        {state.kind === "busy"
          ? t(`avatar.vrm.steps.${state.step}`)
          : state.kind === "lighter"
            ? t("avatar.vrm.lighter")
            : file === null
              ? t("avatar.vrm.hint")
              : t("avatar.vrm.isOn")}
      </p>
      {state.kind === "refused" ? (
        <Trouble>
          {state.sentences.map((sentence) => (
            <span key={sentence} className="block">
              {sentence}
            </span>
          ))}
        </Trouble>
      ) : null}
    </section>
  );
}

/** A file that is broken is so in many places. */
const MOST_SENTENCES = 4;
const MEGABYTE = 1024 * 1024;

const sentencesFor = (t: Words, refusals: readonly VrmRefusal[]): string[] =>
  [...new Set(refusals.map((refusal) => sentenceFor(t, refusal)))].slice(0, MOST_SENTENCES);

function sentenceFor(t: Words, refusal: VrmRefusal): string {
  switch (refusal.reason) {
    case "not-glb":
    case "not-vrm":
    case "old-vrm":
      return t(`avatar.vrm.refusals.${refusal.reason}`);
    case "broken":
    case "elsewhere":
      return t(`avatar.vrm.refusals.${refusal.reason}`, { where: refusal.where });
    case "unknown-extension":
      return t("avatar.vrm.refusals.unknown-extension", { extension: refusal.extension });
    case "missing-bone":
      return t("avatar.vrm.refusals.missing-bone", { bone: refusal.bone });
    case "over": {
      const { what, has, most } = refusal;
      const by = what === "bytes" || what === "memory" ? MEGABYTE : 1;
      return t(`avatar.vrm.over.${what}`, { has: Math.ceil(has / by), most: Math.floor(most / by) });
    }
  }
}
