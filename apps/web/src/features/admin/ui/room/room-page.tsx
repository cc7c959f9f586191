"use client";
import {
  type AdminAct,
  LIGHTS,
  type Lights,
  SCREENS,
  type ScreenMode,
  THEMES,
  type Theme,
} from "@karaverse/protocol";
import { Badge, Button, Choices, Select, Trouble } from "@karaverse/ui";
import Link from "next/link";
import { useState } from "react";
import { useWords } from "@/i18n/words";
import type { AdminRoom } from "@/lib/api-types";
import { bytesWords, millisecondsWords } from "@/lib/figure-words";
import { admin } from "../../model/ask";
import { roomIn } from "../../model/live";
import { Figure, Panel } from "../parts";
import { useLive } from "../use-live";
import { PeoplePanel } from "./people-panel";
import { type Question, QuestionDialog } from "./questions";
import { QueuePanel } from "./queue-panel";
import { RoomPlan } from "./room-plan";
import { SightWords } from "./sight-words";
import { useSight } from "./use-sight";

/** One room from above, and everything that can be done to it. */
export function RoomPage({ room }: { room: Pick<AdminRoom, "id" | "slug" | "name" | "theme" | "locked"> }) {
  const t = useWords();
  const inside = roomIn(useLive(), room.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const sight = useSight(room.id, chosen);
  const [wantedHall, setWantedHall] = useState(0);
  const [question, setQuestion] = useState<Question | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [lockedAtRest, setLockedAtRest] = useState(room.locked);
  const [isClosed, setClosed] = useState(false);

  const perform = async (act: AdminAct) => {
    setTrouble(null);
    await admin.act(room.id, act);
    if (act.act === "lock") setLockedAtRest(act.locked);
    if (act.act === "close") setClosed(true);
  };
  const act = (wanted: AdminAct) => void perform(wanted).catch((error: Error) => setTrouble(error.message));

  // Rule J6. Whoever is chosen in the list is shown where they are; a hall that everybody left is none.
  const hall = Math.min(
    inside?.participants.find(({ personId }) => personId === chosen)?.crowd ?? wantedHall,
    (inside?.halls.length ?? 1) - 1,
  );
  const setHall = (crowd: number) => {
    setChosen(null);
    setWantedHall(crowd);
  };
  const shown = (inside?.participants ?? []).filter(({ crowd, onStage }) => crowd === hall || onStage);
  const isLocked = inside?.locked ?? lockedAtRest;
  const theme = inside?.theme ?? room.theme;
  if (isClosed) {
    return (
      <Panel title={t("admin.isClosed", { name: room.name })}>
        <Link href="/admin" className="text-brass underline">
          {t("admin.backToRooms")}
        </Link>
      </Panel>
    );
  }
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="flex flex-wrap items-center gap-3 font-display text-3xl">
            {room.name}
            {isLocked && <Badge tone="live">{t("admin.badge.locked")}</Badge>}
            {inside && !inside.voice && <Badge>{t("admin.badge.voiceOff")}</Badge>}
          </h1>
          <Link href={`/r/${room.slug}`} className="text-bone/60 text-sm underline">
            {t("admin.goIn")}
          </Link>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => act({ act: "lock", locked: !isLocked })}>
            {isLocked ? t("admin.unlock") : t("admin.lock")}
          </Button>
          <Button size="small" onClick={() => setQuestion({ about: "announce" })} disabled={!inside}>
            {t("admin.announce")}
          </Button>
          <Button size="small" tone="danger" onClick={() => setQuestion({ about: "close" })}>
            {t("common.close")}
          </Button>
        </div>
      </header>
      {trouble && <Trouble>{trouble}</Trouble>}
      <div className="grid gap-4 lg:grid-cols-[1fr_22rem]">
        <Panel title={t("admin.fromAbove")}>
          {inside && inside.halls.length > 1 && (
            <div className="mb-3">
              <Choices
                label={t("admin.hall")}
                value={String(hall)}
                options={inside.halls.map(({ people }, crowd) => ({
                  value: String(crowd),
                  label: `${t("common.hall", { crowd })} (${people})`,
                }))}
                onChange={(crowd) => setHall(Number(crowd))}
              />
            </div>
          )}
          <RoomPlan
            theme={theme}
            people={shown}
            chosen={chosen}
            sight={sight}
            onChoose={setChosen}
            onMove={(person, { x, z }) => act({ act: "move", person, x, z })}
          />
          {sight ? (
            <SightWords sight={sight} people={shown} />
          ) : (
            <p className="mt-3 text-bone/60 text-xs">{t("admin.chooseSomebody")}</p>
          )}
        </Panel>
        <div className="flex flex-col gap-4">
          {inside && (
            <dl className="grid grid-cols-3 gap-2 rounded-xl border border-brass/12 bg-plum p-4">
              <Figure label={t("admin.figures.median")} value={millisecondsWords(inside.tickMs.median)} />
              <Figure label={t("admin.figures.p99")} value={millisecondsWords(inside.tickMs.p99)} />
              <Figure label={t("admin.figures.perClient")} value={bytesWords(inside.bytesPerClient)} />
            </dl>
          )}
          <PeoplePanel
            people={inside?.participants ?? []}
            chosen={chosen}
            onChoose={setChosen}
            onAct={act}
            onAsk={setQuestion}
          />
          {inside && <QueuePanel room={inside} onAct={act} />}
          <Panel title={t("admin.look")}>
            <div className="grid gap-3 sm:max-lg:grid-cols-3">
              <Select
                label={t("admin.theme")}
                value={theme}
                onChange={(event) => act({ act: "theme", theme: event.target.value as Theme })}
                options={THEMES.map((value) => ({ value, label: t(`common.themes.${value}`) }))}
              />
              <Select
                label={t("admin.lights")}
                value={inside?.lights ?? "warm"}
                onChange={(event) => act({ act: "theme", lights: event.target.value as Lights })}
                options={LIGHTS.map((value) => ({ value, label: t(`common.lights.${value}`) }))}
              />
              <Select
                label={t("admin.screen")}
                value={inside?.screen ?? "lyrics"}
                onChange={(event) => act({ act: "theme", screen: event.target.value as ScreenMode })}
                options={SCREENS.map((value) => ({ value, label: t(`common.screens.${value}`) }))}
              />
            </div>
          </Panel>
        </div>
      </div>
      {question && <QuestionDialog question={question} onClose={() => setQuestion(null)} onAct={perform} />}
    </>
  );
}
