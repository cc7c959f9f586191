"use client";
import type { RoomDetail } from "@karaverse/protocol";
import { Badge, Button, Trouble, Waiting } from "@karaverse/ui";
import { Lock, Plus } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { namesWords } from "@/i18n/names-words";
import { useWords } from "@/i18n/words";
import type { AdminRoom } from "@/lib/api-types";
import { themeWords } from "@/lib/theme-words";
import { admin } from "../../model/ask";
import { bytesWords, millisecondsWords, peopleWords } from "../../model/words";
import { Figure, Panel } from "../parts";
import { useLive } from "../use-live";
import { useLoaded } from "../use-loaded";
import { CreateRoom } from "./create-room";

function RoomRow({ room, inside }: { room: AdminRoom; inside: RoomDetail | undefined }) {
  const t = useWords();
  const isLocked = inside?.locked ?? room.locked;
  const { singing } = inside ?? { singing: null };
  return (
    <li className="grid gap-3 rounded-xl border border-brass/12 bg-plum p-4 lg:grid-cols-[1.4fr_1.6fr_2fr] lg:items-center">
      <div className="min-w-0">
        <Link
          href={`/admin/rooms/${room.id}`}
          className="font-display text-bone text-lg underline-offset-4 hover:underline focus-visible:outline-2 focus-visible:outline-brass"
        >
          {room.name}
        </Link>
        <p className="flex flex-wrap items-center gap-2 text-bone/60 text-sm">
          {themeWords(t, inside?.theme ?? room.theme)}
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
      <p className="min-w-0 truncate text-sm">
        {singing ? (
          <>
            <span className="text-coral">●</span> {namesWords(t, singing.singers)}: <b>{singing.title}</b>
          </>
        ) : (
          <span className="text-bone/50">{inside ? t("admin.nobodySings") : t("admin.nobodyInside")}</span>
        )}
      </p>
      <dl className="grid grid-cols-4 gap-2 text-sm">
        <Figure label={t("admin.places.people")} value={peopleWords(t, inside, room.capacity)} />
        <Figure label={t("admin.figures.queue")} value={inside?.queueLength ?? 0} />
        <Figure label={t("admin.figures.p99")} value={inside ? millisecondsWords(inside.tickMs.p99) : "–"} />
        <Figure
          label={t("admin.figures.perClient")}
          value={inside ? bytesWords(inside.bytesPerClient) : "–"}
        />
      </dl>
    </li>
  );
}

/** Every open room, with what goes on inside, as it happens. */
export function RoomsPage() {
  const t = useWords();
  const now = useLive();
  const [rooms, reload] = useLoaded(admin.rooms);
  const [isCreating, setCreating] = useState(false);
  const insides = now.kind === "live" ? now.status.rooms : [];
  // A room that appears or closes elsewhere changes the list itself.
  const known = insides
    .map((room) => room.roomId)
    .sort()
    .join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set of live rooms is what asks for the list again
  useEffect(reload, [known, reload]);

  const people = insides.reduce((sum, room) => sum + room.people, 0);
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="font-display text-3xl">{t("admin.places.rooms")}</h1>
          <p className="text-bone/60 text-sm tabular-nums">
            {t("admin.peopleInRooms", { people, rooms: insides.length })}
          </p>
        </div>
        <Button size="small" tone="main" onClick={() => setCreating(true)}>
          <Plus size={16} aria-hidden /> {t("admin.createRoom")}
        </Button>
      </header>
      {now.kind === "realtime-away" && <Trouble>{t("admin.realtimeAway")}</Trouble>}
      {rooms.state === "loading" && <Waiting lines={4} />}
      {rooms.state === "failed" && <Trouble onRetry={reload}>{rooms.words}</Trouble>}
      {rooms.state === "loaded" && rooms.value.rooms.length === 0 && (
        <Panel title={t("admin.noRooms")}>
          <p className="text-bone/70">{t("admin.createOne")}</p>
        </Panel>
      )}
      {rooms.state === "loaded" && (
        <ul className="flex flex-col gap-2">
          {rooms.value.rooms.map((room) => (
            <RoomRow key={room.id} room={room} inside={insides.find((inside) => inside.roomId === room.id)} />
          ))}
        </ul>
      )}
      {isCreating && <CreateRoom onClose={() => setCreating(false)} onCreated={reload} />}
    </>
  );
}
