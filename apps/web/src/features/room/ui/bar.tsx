"use client";
import { may } from "@karaverse/protocol";
import { Hint, Menu, MenuItem, MenuLabel, MenuLine, toast } from "@karaverse/ui";
import clsx from "clsx";
import {
  Armchair,
  Camera,
  DoorOpen,
  Ellipsis,
  Eye,
  Gauge,
  ListMusic,
  MessageCircle,
  MicVocal,
  Music,
  PartyPopper,
  PersonStanding,
  Settings,
  Shirt,
  Sparkles,
  Trophy,
  Users,
} from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useStore } from "zustand/react";
import { newPose, useMe, useMyRank, useNeighbours, useRoom, useRoomView } from "@/connection";
import type { Chat } from "@/features/chat";
import { mayRunRoom, useTell } from "@/features/host";
import { MicrophoneButton } from "@/features/voice";
import { useWords } from "@/i18n/words";
import { nearestSeat } from "../model/nearest-seat";
import type { PanelsModel } from "../model/panels";

interface Props {
  panels: PanelsModel;
  chat: Chat;
  asList: boolean;
  onLeave: () => void;
}

/** Everything one hand away. */
export function Bar({ panels, chat, asList, onLeave }: Props) {
  const t = useWords();
  const { open, reacting } = useStore(panels.store);
  const { unread } = useStore(chat.store);
  const voice = useRoomView((view) => view.voice);
  const people = useNeighbours().length;
  const me = useMe();
  return (
    <nav
      aria-label={t("room.label")}
      className="pointer-events-auto relative z-20 flex items-center justify-center gap-0.5 border-t border-brass/12 bg-plum px-1 pt-1.5 pb-[calc(0.375rem+env(safe-area-inset-bottom))] sm:gap-2"
    >
      <div className="flex w-13 flex-col items-center sm:w-18">
        <MicrophoneButton
          voiceOff={voice.on ? null : voice.reason}
          muted={me?.muted ?? false}
          onProblem={(words) => toast.error(words)}
        />
      </div>
      <BarButton label={t("room.songs")} on={open === "songs"} onClick={() => panels.toggle("songs")}>
        <Music aria-hidden />
      </BarButton>
      <BarButton label={t("room.react")} on={reacting} onClick={() => panels.react(!reacting)}>
        <PartyPopper aria-hidden />
      </BarButton>
      <BarButton
        label={t("room.chat")}
        on={open === "chat"}
        count={unread}
        onClick={() => panels.toggle("chat")}
      >
        <MessageCircle aria-hidden />
      </BarButton>
      <BarButton
        label={t("room.people")}
        on={open === "people"}
        count={people}
        quiet
        onClick={() => panels.toggle("people")}
      >
        <Users aria-hidden />
      </BarButton>
      <More panels={panels} asList={asList} />
      <BarButton label={t("room.leave")} danger onClick={onLeave}>
        <DoorOpen aria-hidden />
      </BarButton>
    </nav>
  );
}

function More({ panels, asList }: { panels: PanelsModel; asList: boolean }) {
  const t = useWords();
  const room = useRoom();
  const rank = useMyRank();
  const me = useMe();
  const tell = useTell();
  const taken = useNeighbours().flatMap(({ seat }) => seat ?? []);
  const sit = () => {
    const scene = room.motion.scene();
    const pose = newPose();
    if (!scene || !room.motion.poseOf(room.me, pose, performance.now())) return;
    const seat = nearestSeat(scene, pose, new Set(taken));
    if (seat) void tell("sit", { seat: seat.id });
    else toast.error(t("room.seatsTaken"));
  };
  return (
    <Menu
      label={t("room.more")}
      trigger={
        <BarButton label={t("room.more")}>
          <Ellipsis aria-hidden />
        </BarButton>
      }
    >
      {asList ? null : (
        <>
          <MenuLabel>{t("room.view")}</MenuLabel>
          <MenuItem onSelect={() => panels.lookFrom("follow")}>
            <PersonStanding aria-hidden className="size-4" /> {t("room.follow")}
          </MenuItem>
          <MenuItem onSelect={() => panels.lookFrom("stage")}>
            <Camera aria-hidden className="size-4" /> {t("room.stage")}
          </MenuItem>
          <MenuItem onSelect={() => panels.lookFrom("face")}>
            <Sparkles aria-hidden className="size-4" /> {t("room.face")}
          </MenuItem>
          <MenuLine />
        </>
      )}
      <MenuItem onSelect={me?.seat ? () => void tell("stand", {}) : sit}>
        <Armchair aria-hidden className="size-4" /> {me?.seat ? t("room.stand") : t("room.sit")}
      </MenuItem>
      <MenuItem onSelect={() => panels.toggle("queue")}>
        <ListMusic aria-hidden className="size-4" /> {t("room.queue")}{" "}
      </MenuItem>
      <MenuItem onSelect={() => panels.toggle("ranking")}>
        <Trophy aria-hidden className="size-4" /> {t("common.leaderboard")}
      </MenuItem>
      <MenuItem onSelect={() => panels.toggle("singing")}>
        <MicVocal aria-hidden className="size-4" /> {t("common.yourSinging")}
      </MenuItem>
      {mayRunRoom(rank) || may(rank, "run-stage") ? (
        <MenuItem onSelect={() => panels.toggle("host")}>
          <Sparkles aria-hidden className="size-4" /> {t("room.run")}
        </MenuItem>
      ) : null}
      <MenuItem onSelect={() => panels.toggle("avatar")}>
        <Shirt aria-hidden className="size-4" /> {t("avatar.open")}
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => panels.toggle("settings")}>
        <Settings aria-hidden className="size-4" /> {t("room.settings")}{" "}
      </MenuItem>
      <MenuItem onSelect={() => panels.toggle("diagnostics")}>
        <Gauge aria-hidden className="size-4" /> {t("room.diagnostics")}{" "}
      </MenuItem>
      <MenuItem onSelect={panels.toggleSight}>
        <Eye aria-hidden className="size-4" /> {t("room.sight")}
      </MenuItem>
    </Menu>
  );
}

interface BarButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  label: string;
  on?: boolean;
  danger?: boolean;
  count?: number;
  /** The count is no news. */
  quiet?: boolean;
  children: ReactNode;
}

function BarButton({ label, on, danger, count = 0, quiet, children, ...rest }: BarButtonProps) {
  return (
    <Hint text={label}>
      <button
        type="button"
        aria-label={label}
        {...(on !== undefined && { "aria-expanded": on })}
        className={clsx(
          "relative flex h-14 w-13 flex-col items-center justify-center gap-1 rounded-xl transition-colors duration-150 sm:w-18 [&_svg]:size-5.5",
          on ? "bg-brass text-ink" : danger ? "text-coral hover:bg-coral/15" : "text-bone/85 hover:bg-bone/8",
        )}
        {...rest}
      >
        {children}
        <span aria-hidden className="text-[11px] leading-none font-medium max-sm:tracking-[-0.03em]">
          {label}
        </span>
        {count > 0 ? (
          <span
            aria-hidden
            className={clsx(
              "absolute end-1 top-0.5 min-w-4.5 rounded-full px-1 text-center text-[11px] leading-4.5 font-semibold sm:end-3",
              quiet ? (on ? "text-ink" : "text-bone/70") : "bg-coral text-ink",
            )}
          >
            {count}
          </span>
        ) : null}
      </button>
    </Hint>
  );
}
