"use client";
import { Button, Choices, Slider, Switch, Trouble, toast } from "@karaverse/ui";
import { REVERBS } from "@karaverse/voice/effects";
import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import { api } from "@/lib/api";
import type { RecordingCard } from "@/lib/api-types";
import { fileName, type Mix } from "../model/mix";
import { canWrite, FILE_KINDS, type FileKind } from "../model/sound-file";
import { useMix } from "./use-mix";

const KIND_WORDS: Record<FileKind, string> = { wav: "WAV", m4a: "M4A", ogg: "Ogg" };

interface Props {
  recording: RecordingCard;
  onChanged: () => void;
}

/** Voice and music of one recording: how it sounds here is how it is downloaded. */
export function RecordingDesk({ recording, onChanged }: Props) {
  const t = useWords();
  const { mix, change, sound, trouble, write } = useMix(recording);
  return (
    <div className="flex flex-col gap-1">
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {sound ? (
        // biome-ignore lint/a11y/useMediaCaption: one's own singing, of words one knows
        <audio
          controls
          src={sound}
          aria-label={t("keeping.recordingOf", { title: recording.title })}
          className="my-2 w-full"
        />
      ) : trouble ? null : (
        <p className="py-4 text-sm text-bone/65">{t("keeping.mixing")}</p>
      )}
      <div className="mb-1 flex flex-wrap items-center gap-2">
        <Downloads recording={recording} ready={sound !== null} write={write} />
      </div>
      <Level label={t("common.voice")} max={150} value={mix.voice} onChange={(voice) => change({ voice })} />
      <Level label={t("common.music")} max={150} value={mix.music} onChange={(music) => change({ music })} />
      <Effects mix={mix} change={change} />
      <Switch
        label={t("keeping.shareIt")}
        note={t("keeping.shareNote")}
        checked={recording.shared}
        onChange={(shared) => void ask("PATCH", recording, { shared }).then(onChanged)}
      />
      <Delete onDelete={() => void ask("DELETE", recording).then(onChanged)} />
    </div>
  );
}

async function ask(method: "PATCH" | "DELETE", { id }: RecordingCard, body?: object): Promise<void> {
  await api(method, `people/me/recordings/${id}`, body).catch((error: unknown) =>
    toast.error(error instanceof Error ? error.message : String(error)),
  );
}

function Effects({ mix, change }: { mix: Mix; change: (change: Partial<Mix>) => void }) {
  const t = useWords();
  const { effects } = mix;
  return (
    <>
      <p className="mt-1 text-[15px]">{t("common.reverb")}</p>
      <Choices
        label={t("common.reverb")}
        value={effects.reverb}
        options={REVERBS.map((value) => ({ value, label: t(`common.reverbs.${value}`) }))}
        onChange={(reverb) => change({ effects: { ...effects, reverb } })}
      />
      <Level
        label={t("common.warmth")}
        value={effects.warmth}
        onChange={(warmth) => change({ effects: { ...effects, warmth } })}
      />
      <Level
        label={t("common.doubled")}
        value={effects.doubling}
        onChange={(doubling) => change({ effects: { ...effects, doubling } })}
      />
    </>
  );
}

function Downloads({
  recording,
  ready,
  write,
}: {
  recording: RecordingCard;
  ready: boolean;
  write: (kind: FileKind) => Promise<Blob>;
}) {
  const t = useWords();
  const [kinds, setKinds] = useState<readonly FileKind[]>(["wav"]);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void Promise.all(FILE_KINDS.map(async (kind) => ((await canWrite(kind, 2)) ? [kind] : []))).then((can) =>
      setKinds(can.flat()),
    );
  }, []);
  const download = async (kind: FileKind) => {
    setBusy(true);
    try {
      const url = URL.createObjectURL(await write(kind));
      const link = document.createElement("a");
      link.href = url;
      link.download = fileName(recording, kind);
      link.click();
      // The browser has taken it up by then.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return kinds.map((kind) => (
    <Button
      key={kind}
      size="small"
      disabled={!ready || busy}
      aria-label={t("keeping.downloadAs", { kind: KIND_WORDS[kind] })}
      onClick={() => void download(kind)}
    >
      <Download aria-hidden className="size-4" /> {KIND_WORDS[kind]}
    </Button>
  ));
}

function Delete({ onDelete }: { onDelete: () => void }) {
  const t = useWords();
  const [sure, setSure] = useState(false);
  return (
    <Button
      tone={sure ? "danger" : "quiet"}
      size="small"
      className="self-start"
      onBlur={() => setSure(false)}
      onClick={() => (sure ? onDelete() : setSure(true))}
    >
      {sure ? t("keeping.deleteForGood") : t("keeping.delete")}
    </Button>
  );
}

function Level({
  label,
  max = 100,
  value,
  onChange,
}: {
  label: string;
  max?: number;
  value: number;
  onChange: (value: number) => void;
}) {
  const t = useWords();
  return (
    <Slider
      label={label}
      value={Math.round(value * 100)}
      min={0}
      max={max}
      step={5}
      words={(percent) => t("common.percent", { n: percent })}
      onChange={(percent) => onChange(percent / 100)}
    />
  );
}
