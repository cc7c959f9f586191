"use client";
import { Button, Choices, Slider, Switch, Trouble, toast } from "@karaverse/ui";
import { REVERBS, type Reverb } from "@karaverse/voice/effects";
import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { api } from "@/lib/api";
import type { RecordingCard } from "@/lib/api-types";
import { fileName, type Mix } from "../model/mix";
import { canWrite, FILE_KINDS, type FileKind } from "../model/sound-file";
import { useMix } from "./use-mix";

const REVERB_WORDS: Record<Reverb, string> = { none: "None", room: "Room", hall: "Hall", plate: "Plate" };
const KIND_WORDS: Record<FileKind, string> = { wav: "WAV", m4a: "M4A", ogg: "Ogg" };

interface Props {
  recording: RecordingCard;
  onChanged: () => void;
}

/** Voice and music of one recording: how it sounds here is how it is downloaded. */
export function RecordingDesk({ recording, onChanged }: Props) {
  const { mix, change, sound, trouble, write } = useMix(recording);
  return (
    <div className="flex flex-col gap-1">
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {sound ? (
        // biome-ignore lint/a11y/useMediaCaption: one's own singing, of words one knows
        <audio controls src={sound} aria-label={`Recording of ${recording.title}`} className="my-2 w-full" />
      ) : trouble ? null : (
        <p className="py-4 text-sm text-bone/65">Putting voice and music together …</p>
      )}
      <Level label="Voice" value={mix.voice} onChange={(voice) => change({ voice })} />
      <Level label="Music" value={mix.music} onChange={(music) => change({ music })} />
      <Effects mix={mix} change={change} />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Downloads recording={recording} ready={sound !== null} write={write} />
      </div>
      <Switch
        label="Share it"
        note="Everybody in the house may hear it and sing with it."
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
  const { effects } = mix;
  return (
    <>
      <p className="mt-1 text-[15px]">Reverb</p>
      <Choices
        label="Reverb"
        value={effects.reverb}
        options={REVERBS.map((value) => ({ value, label: REVERB_WORDS[value] }))}
        onChange={(reverb) => change({ effects: { ...effects, reverb } })}
      />
      <Level
        label="Warmth"
        value={effects.warmth}
        onChange={(warmth) => change({ effects: { ...effects, warmth } })}
      />
      <Level
        label="Doubled"
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
      aria-label={`Download as ${KIND_WORDS[kind]}`}
      onClick={() => void download(kind)}
    >
      <Download aria-hidden className="size-4" /> {KIND_WORDS[kind]}
    </Button>
  ));
}

function Delete({ onDelete }: { onDelete: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <Button
      tone={sure ? "danger" : "quiet"}
      size="small"
      className="self-start"
      onBlur={() => setSure(false)}
      onClick={() => (sure ? onDelete() : setSure(true))}
    >
      {sure ? "Delete it for good" : "Delete"}
    </Button>
  );
}

function Level({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <Slider
      label={label}
      value={Math.round(value * 100)}
      min={0}
      max={label === "Voice" || label === "Music" ? 150 : 100}
      step={5}
      words={(percent) => `${percent} %`}
      onChange={(percent) => onChange(percent / 100)}
    />
  );
}
