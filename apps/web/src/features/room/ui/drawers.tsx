"use client";
import { Drawer, Waiting } from "@karaverse/ui";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useStore } from "zustand/react";
import { useRoom, useRoomView } from "@/connection";
import { type Chat, ChatPanel } from "@/features/chat";
import { DiagnosticsPanel } from "@/features/diagnostics";
import { RoomQueue } from "@/features/queue";
import { useWords } from "@/i18n/words";
import { PartBoundary } from "@/lib/part-boundary";
import type { Panel, PanelsModel } from "../model/panels";

// Nobody needs these to come in: each is fetched when it is opened first. Without `ssr: false`, here and elsewhere in
// the room, a part that comes has no boundary of its own, and the whole room is hidden until it is there.
const Wardrobe = dynamic(() => import("./wardrobe").then((it) => it.Wardrobe), {
  ssr: false,
  loading: OnItsWay,
});
const HostPanel = dynamic(() => import("@/features/host").then((it) => it.HostPanel), {
  ssr: false,
  loading: OnItsWay,
});
const MySinging = dynamic(() => import("@/features/history").then((it) => it.MySinging), {
  ssr: false,
  loading: OnItsWay,
});
const RankingPanel = dynamic(() => import("@/features/history").then((it) => it.RankingPanel), {
  ssr: false,
  loading: OnItsWay,
});
const PeoplePanel = dynamic(() => import("@/features/people").then((it) => it.PeoplePanel), {
  ssr: false,
  loading: OnItsWay,
});
const SettingsPanel = dynamic(() => import("@/features/settings").then((it) => it.SettingsPanel), {
  ssr: false,
  loading: OnItsWay,
});
const RoomSongs = dynamic(() => import("@/features/songbook").then((it) => it.RoomSongs), {
  ssr: false,
  loading: OnItsWay,
});

function OnItsWay() {
  return (
    <div className="p-5">
      <Waiting lines={4} />
    </div>
  );
}

const TITLES = {
  songs: "room.songs",
  queue: "room.queue",
  chat: "room.chat",
  people: "room.people",
  avatar: "avatar.title",
  settings: "room.settings",
  host: "room.run",
  ranking: "common.leaderboard",
  singing: "common.yourSinging",
  diagnostics: "room.diagnostics",
} as const satisfies Record<Panel, string>;

/** The one drawer that is open, if any. */
export function Drawers({ panels, chat, asList }: { panels: PanelsModel; chat: Chat; asList: boolean }) {
  const t = useWords();
  const { slug, me } = useRoom();
  const { open } = useStore(panels.store);
  const isStageFree = useRoomView(({ performance: { phase } }) => phase === "idle" || phase === "scored");
  if (!open) return null;
  return (
    <Drawer key={open} open onClose={panels.close} title={t(TITLES[open])} roomy={isStageFree}>
      <PartBoundary>
        {open === "ranking" ? (
          <RankingPanel room={slug} me={me} />
        ) : open === "avatar" ? (
          <Wardrobe asList={asList} onDone={panels.close} />
        ) : (
          contentOf(open, chat, panels)
        )}
      </PartBoundary>
    </Drawer>
  );
}

function contentOf(panel: Exclude<Panel, "ranking" | "avatar">, chat: Chat, panels: PanelsModel): ReactNode {
  switch (panel) {
    case "songs":
      return (
        <div className="flex h-full flex-col p-3 md:p-4">
          <RoomSongs />
        </div>
      );
    case "queue":
      return (
        <div className="p-3">
          <RoomQueue onPick={() => panels.toggle("songs")} />
        </div>
      );
    case "chat":
      return <ChatPanel chat={chat} />;
    case "people":
      return <PeoplePanel />;
    case "settings":
      return <SettingsPanel />;
    case "host":
      return <HostPanel />;
    case "singing":
      return <MySinging isInRoom />;
    case "diagnostics":
      return (
        <div className="p-4">
          <DiagnosticsPanel />
        </div>
      );
  }
}
