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
import type { AdminRoom } from "@/lib/api-types";
import { hallName } from "@/lib/halls";
import { admin } from "../../model/ask";
import { roomIn } from "../../model/live";
import { bytesWords, millisecondsWords } from "../../model/words";
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
      <Panel title={`${room.name} is closed`}>
        <Link href="/admin" className="text-brass underline">
          Back to the rooms
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
            {isLocked && <Badge tone="live">locked</Badge>}
            {inside && !inside.voice && <Badge>voice is off</Badge>}
          </h1>
          <Link href={`/r/${room.slug}`} className="text-bone/60 text-sm underline">
            Go in
          </Link>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => act({ act: "lock", locked: !isLocked })}>
            {isLocked ? "Unlock" : "Lock"}
          </Button>
          <Button size="small" onClick={() => setQuestion({ about: "announce" })} disabled={!inside}>
            Announce
          </Button>
          <Button size="small" tone="danger" onClick={() => setQuestion({ about: "close" })}>
            Close
          </Button>
        </div>
      </header>
      {trouble && <Trouble>{trouble}</Trouble>}
      <div className="grid gap-4 lg:grid-cols-[1fr_22rem]">
        <Panel title="From above">
          {inside && inside.halls.length > 1 && (
            <div className="mb-3">
              <Choices
                label="Hall"
                value={String(hall)}
                options={inside.halls.map(({ people }, crowd) => ({
                  value: String(crowd),
                  label: `${hallName(crowd)} (${people})`,
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
            <p className="mt-3 text-bone/60 text-xs">Choose somebody to see whom they see.</p>
          )}
        </Panel>
        <div className="flex flex-col gap-4">
          {inside && (
            <dl className="grid grid-cols-3 gap-2 rounded-xl border border-brass/12 bg-plum p-4">
              <Figure label="Tick, median" value={millisecondsWords(inside.tickMs.median)} />
              <Figure label="Tick, p99" value={millisecondsWords(inside.tickMs.p99)} />
              <Figure label="Per client" value={bytesWords(inside.bytesPerClient)} />
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
          <Panel title="Look">
            <div className="grid grid-cols-2 gap-3">
              <Select
                label="Theme"
                value={theme}
                onChange={(event) => act({ act: "theme", theme: event.target.value as Theme })}
                options={THEMES.map((value) => ({ value, label: value }))}
              />
              <Select
                label="Lights"
                value={inside?.lights ?? "warm"}
                onChange={(event) => act({ act: "theme", lights: event.target.value as Lights })}
                options={LIGHTS.map((value) => ({ value, label: value }))}
              />
              <Select
                label="Screen"
                value={inside?.screen ?? "lyrics"}
                onChange={(event) => act({ act: "theme", screen: event.target.value as ScreenMode })}
                options={SCREENS.map((value) => ({ value, label: value }))}
              />
            </div>
          </Panel>
        </div>
      </div>
      {question && <QuestionDialog question={question} onClose={() => setQuestion(null)} onAct={perform} />}
    </>
  );
}
