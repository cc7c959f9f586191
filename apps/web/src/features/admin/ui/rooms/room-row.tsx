"use client";
import { Badge } from "@karaverse/ui";
import clsx from "clsx";
import { Lock } from "lucide-react";
import Link from "next/link";
import { namesWords } from "@/i18n/names-words";
import { useWords } from "@/i18n/words";
import { bytesWords, millisecondsWords } from "@/lib/figure-words";
import { themeWords } from "@/lib/theme-words";
import type { FoundRoom } from "../../model/rooms";
import { peopleWords } from "../../model/words";
import { Figure } from "../parts";

interface Props extends FoundRoom {
  /** It is known who is in which room. */
  isKnown: boolean;
  isChosen: boolean;
  onChoose: (chosen: boolean) => void;
}

/** One room in the list: what it is, who sings, and how it goes. */
export function RoomRow({ room, inside, isKnown, isChosen, onChoose }: Props) {
  const t = useWords();
  const isLocked = inside?.locked ?? room.locked;
  const { singing } = inside ?? { singing: null };
  return (
    <li
      className={clsx(
        // Of hundreds of rooms that tell new figures each second only those in view are laid out.
        "[contain-intrinsic-size:auto_5rem] [content-visibility:auto]",
        "grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-3 rounded-xl border bg-plum py-3 ps-2 pe-4 lg:grid-cols-[auto_1.4fr_1.4fr_2.2fr] lg:items-center lg:py-2",
        isChosen ? "border-brass/60" : "border-brass/12",
      )}
    >
      <label className="grid size-11 cursor-pointer place-items-center">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
          aria-label={t("admin.choose", { name: room.name })}
          className="tick size-5 cursor-pointer"
        />
      </label>
      <div className="min-w-0">
        <Link
          href={`/admin/rooms/${room.id}`}
          className="break-words font-display text-bone text-lg underline-offset-4 hover:underline focus-visible:outline-2 focus-visible:outline-brass"
        >
          {room.name}
        </Link>
        <p className="flex flex-wrap items-center gap-2 text-bone/60 text-sm">
          {themeWords(t, inside?.theme ?? room.theme)}
          {room.owner && <span className="min-w-0 truncate">{t("admin.ownedBy", { name: room.owner })}</span>}
          {room.visibility !== "public" && (
            <Badge>{room.visibility === "link" ? t("admin.badge.byLink") : t("admin.badge.password")}</Badge>
          )}
          {isLocked && (
            <Badge tone="live">
              <Lock size={10} className="inline" aria-hidden /> {t("admin.badge.locked")}
            </Badge>
          )}
        </p>
      </div>
      <p className="line-clamp-2 min-w-0 text-sm max-lg:col-start-2">
        {singing ? (
          <>
            <span className="text-coral">●</span> {namesWords(t, singing.singers)}: <b>{singing.title}</b>
          </>
        ) : (
          <span className="text-bone/60">
            {inside ? t("admin.nobodySings") : isKnown ? t("admin.nobodyInside") : "–"}
          </span>
        )}
      </p>
      {/* Figures of nobody are no figures: on a phone only the size of such a room is left. */}
      <dl className={clsx("grid grid-cols-4 gap-2 text-sm max-lg:col-start-2", !inside && "max-lg:hidden")}>
        <Figure
          label={t("admin.places.people")}
          value={isKnown ? peopleWords(t, inside, room.capacity) : "–"}
        />
        <Figure label={t("admin.figures.queue")} value={isKnown ? (inside?.queueLength ?? 0) : "–"} />
        <Figure label={t("admin.figures.p99")} value={inside ? millisecondsWords(inside.tickMs.p99) : "–"} />
        <Figure
          label={t("admin.figures.perClient")}
          value={inside ? bytesWords(inside.bytesPerClient) : "–"}
        />
      </dl>
    </li>
  );
}
