"use client";
import {
  LIGHTS,
  LIMITS,
  type Lights,
  may,
  ROTATIONS,
  SCREENS,
  type ScreenMode,
  THEMES,
} from "@karaverse/protocol";
import { Button, Choices, FIELD, IconButton, Switch } from "@karaverse/ui";
import { Megaphone, SkipForward } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useMyRank, useRoomView } from "@/connection";
import { ROTATION_NAMES, ROTATION_WORDS } from "@/features/queue";
import { THEME_NAMES } from "@/lib/theme-names";
import { CopyLink } from "./copy-link";
import { RefusedVideos } from "./refused-videos";
import { useTell } from "./use-tell";

const LIGHT_NAMES: Record<Lights, string> = { warm: "Warm", show: "Show", dim: "Dim" };

const SCREEN_NAMES: Record<ScreenMode, string> = {
  lyrics: "Who is next",
  queue: "The queue",
  camera: "The stage",
  "video-folder": "Videos",
};

/** The room in the hands of its host. */
export function HostPanel() {
  const tell = useTell();
  const rank = useMyRank();
  const { locked, theme, lights, screen, phase } = useRoomView((view) => ({
    locked: view.locked,
    theme: view.theme,
    lights: view.lights,
    screen: view.screen,
    phase: view.performance.phase,
  }));
  return (
    <div className="flex flex-col gap-6 p-5">
      <CopyLink />
      {may(rank, "announce") ? <Announce /> : null}
      {may(rank, "lock") ? (
        <Switch
          label="Lock the room"
          note="Nobody new comes in."
          checked={locked}
          onChange={(next) => void tell("lock-room", { locked: next })}
        />
      ) : null}
      {may(rank, "change-room") ? (
        <>
          <Row title="Theme">
            <Choices
              label="Theme"
              value={theme}
              options={THEMES.map((value) => ({ value, label: THEME_NAMES[value] }))}
              onChange={(next) => void tell("change-room", { theme: next })}
            />
          </Row>
          <Row title="Lights">
            <Choices
              label="Lights"
              value={lights}
              options={LIGHTS.map((value) => ({ value, label: LIGHT_NAMES[value] }))}
              onChange={(next) => void tell("change-room", { lights: next })}
            />
          </Row>
          <Row title="Screen between songs">
            <Choices
              label="Screen between songs"
              value={screen}
              options={SCREENS.map((value) => ({ value, label: SCREEN_NAMES[value] }))}
              onChange={(next) => void tell("change-room", { screen: next })}
            />
            {screen === "video-folder" ? <RefusedVideos /> : null}
          </Row>
          <QueueRules />
        </>
      ) : null}
      {may(rank, "run-stage") ? (
        <Button disabled={phase === "idle" || phase === "scored"} onClick={() => void tell("skip-song", {})}>
          <SkipForward aria-hidden className="size-5" /> Skip this song
        </Button>
      ) : null}
      {may(rank, "close") ? <CloseRoom /> : null}
    </div>
  );
}

const PER_PERSON = Array.from({ length: LIMITS.queuePerPerson }, (_, n) => String(n + 1));

/** Rule Q6. */
function QueueRules() {
  const tell = useTell();
  const { rotation, perPerson } = useRoomView((view) => ({
    rotation: view.rotation,
    perPerson: view.perPerson,
  }));
  return (
    <>
      <Row title="Whose turn it is">
        <Choices
          label="Whose turn it is"
          value={rotation}
          options={ROTATIONS.map((value) => ({ value, label: ROTATION_NAMES[value] }))}
          onChange={(next) => void tell("change-rotation", { rotation: next })}
        />
        <p className="text-sm text-bone/65">{ROTATION_WORDS[rotation]}</p>
      </Row>
      <Row title="Songs waiting, each person">
        <Choices
          label="Songs waiting, each person"
          value={String(perPerson)}
          options={PER_PERSON.map((value) => ({ value, label: value }))}
          onChange={(next) => void tell("change-rotation", { perPerson: Number(next) })}
        />
      </Row>
    </>
  );
}

function Announce() {
  const tell = useTell();
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await tell("announce", { text })) setText("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex gap-2">
      <input
        aria-label="Announcement"
        placeholder="Announce something to everybody"
        maxLength={LIMITS.announcementLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={FIELD}
      />
      <IconButton type="submit" label="Announce" tone="main" disabled={text.trim() === ""}>
        <Megaphone aria-hidden className="size-5" />
      </IconButton>
    </form>
  );
}

function CloseRoom() {
  const tell = useTell();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button tone="danger" onClick={() => setSure(true)}>
        Close the room
      </Button>
    );
  return (
    <div className="flex flex-col gap-3 rounded-xl border border-coral/50 p-4">
      <p className="text-[15px]">Everybody goes home, and the room's link leads nowhere any more.</p>
      <div className="flex gap-2">
        <Button
          tone="live"
          className="flex-1"
          onClick={() => void tell("close-room", { reason: "The host has closed the room." })}
        >
          Close it
        </Button>
        <Button className="flex-1" onClick={() => setSure(false)}>
          Keep it open
        </Button>
      </div>
    </div>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <span className="text-sm font-medium text-bone/85">{title}</span>
      {children}
    </div>
  );
}
