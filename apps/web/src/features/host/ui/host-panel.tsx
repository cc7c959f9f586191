"use client";
import { LIGHTS, LIMITS, may, ROTATIONS, SCREENS, THEMES } from "@karaverse/protocol";
import { Button, Choices, FIELD, IconButton, Switch } from "@karaverse/ui";
import { Megaphone, SkipForward } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useMyRank, useRoomView } from "@/connection";
import { useWords } from "@/i18n/words";
import { CopyLink } from "./copy-link";
import { RefusedVideos } from "./refused-videos";
import { useTell } from "./use-tell";

/** The room in the hands of its host. */
export function HostPanel() {
  const t = useWords();
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
          label={t("host.lock")}
          note={t("host.lockNote")}
          checked={locked}
          onChange={(next) => void tell("lock-room", { locked: next })}
        />
      ) : null}
      {may(rank, "change-room") ? (
        <>
          <Row title={t("host.theme")}>
            <Choices
              label={t("host.theme")}
              value={theme}
              options={THEMES.map((value) => ({ value, label: t(`common.themes.${value}`) }))}
              onChange={(next) => void tell("change-room", { theme: next })}
            />
          </Row>
          <Row title={t("host.lightsLabel")}>
            <Choices
              label={t("host.lightsLabel")}
              value={lights}
              options={LIGHTS.map((value) => ({ value, label: t(`common.lights.${value}`) }))}
              onChange={(next) => void tell("change-room", { lights: next })}
            />
          </Row>
          <Row title={t("host.screenBetween")}>
            <Choices
              label={t("host.screenBetween")}
              value={screen}
              options={SCREENS.map((value) => ({ value, label: t(`common.screens.${value}`) }))}
              onChange={(next) => void tell("change-room", { screen: next })}
            />
            {screen === "video-folder" ? <RefusedVideos /> : null}
          </Row>
          <QueueRules />
        </>
      ) : null}
      {may(rank, "run-stage") ? (
        <Button disabled={phase === "idle" || phase === "scored"} onClick={() => void tell("skip-song", {})}>
          <SkipForward aria-hidden className="size-5" /> {t("host.skipSong")}
        </Button>
      ) : null}
      {may(rank, "close") ? <CloseRoom /> : null}
    </div>
  );
}

const PER_PERSON = Array.from({ length: LIMITS.queuePerPerson }, (_, n) => String(n + 1));

/** Rule Q6. */
function QueueRules() {
  const t = useWords();
  const tell = useTell();
  const { rotation, perPerson } = useRoomView((view) => ({
    rotation: view.rotation,
    perPerson: view.perPerson,
  }));
  return (
    <>
      <Row title={t("host.whoseTurn")}>
        <Choices
          label={t("host.whoseTurn")}
          value={rotation}
          options={ROTATIONS.map((value) => ({ value, label: t(`queue.rotation.${value}.name`) }))}
          onChange={(next) => void tell("change-rotation", { rotation: next })}
        />
        <p className="text-sm text-bone/65">{t(`queue.rotation.${rotation}.words`)}</p>
      </Row>
      <Row title={t("host.perPerson")}>
        <Choices
          label={t("host.perPerson")}
          value={String(perPerson)}
          options={PER_PERSON.map((value) => ({ value, label: value }))}
          onChange={(next) => void tell("change-rotation", { perPerson: Number(next) })}
        />
      </Row>
    </>
  );
}

function Announce() {
  const t = useWords();
  const tell = useTell();
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await tell("announce", { text })) setText("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex gap-2">
      <input
        aria-label={t("host.announcement")}
        placeholder={t("host.announceHint")}
        maxLength={LIMITS.announcementLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={FIELD}
      />
      <IconButton type="submit" label={t("host.announce")} tone="main" disabled={text.trim() === ""}>
        <Megaphone aria-hidden className="size-5" />
      </IconButton>
    </form>
  );
}

/** What was pressed is gone: what stands there now has the focus, and is seen whole. */
function comeBack(now: HTMLElement | null): void {
  now?.focus({ preventScroll: true });
  now?.scrollIntoView({ block: "nearest" });
}

function CloseRoom() {
  const t = useWords();
  const tell = useTell();
  const [sure, setSure] = useState<boolean | null>(null);
  if (!sure)
    return (
      <Button tone="danger" onClick={() => setSure(true)} ref={sure === false ? comeBack : null}>
        {t("host.close")}
      </Button>
    );
  return (
    <div
      ref={comeBack}
      tabIndex={-1}
      className="flex scroll-mb-5 flex-col gap-3 rounded-xl border border-coral/50 p-4 outline-none"
    >
      <p className="text-[15px]">{t("host.closeNote")}</p>
      <div className="flex gap-2">
        <Button
          tone="live"
          className="flex-1"
          onClick={() => void tell("close-room", { reason: t("host.closedBecause") })}
        >
          {t("host.closeIt")}
        </Button>
        <Button className="flex-1" onClick={() => setSure(false)}>
          {t("host.keepOpen")}
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
