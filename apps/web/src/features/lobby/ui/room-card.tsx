import { Badge } from "@karaverse/ui";
import { Lock, Mic, Users } from "lucide-react";
import Link from "next/link";
import { namesWords } from "@/i18n/names-words";
import { useWords, type Words } from "@/i18n/words";
import type { LobbyRoom } from "@/lib/api-types";
import { THEMES } from "./themes";

/** A door: what the room is like, who is inside, who sings what. */
export function RoomCard({ room }: { room: LobbyRoom }) {
  const t = useWords();
  const theme = THEMES[room.theme];
  const names = room.names.slice(0, 3).join(", ");
  const others = room.people - Math.min(3, room.names.length);
  return (
    <li>
      <Link
        href={`/r/${room.slug}`}
        // All that could be fetched before is made anew for whoever goes in: a full lobby would ask for each room twice.
        prefetch={false}
        data-room={room.slug}
        className="group flex h-full flex-col overflow-hidden rounded-2xl border border-brass/12 bg-plum transition-colors duration-200 hover:border-brass/60"
      >
        <div className="own-colours relative h-36 overflow-hidden" style={{ background: theme.backdrop }}>
          <theme.Picture lively={room.people > 0} />
          <div className="absolute end-3 top-3 flex gap-1.5">
            {room.locked ? (
              <Badge tone="live">
                <Lock aria-hidden className="size-3" /> {t("lobby.locked")}
              </Badge>
            ) : null}
            {room.full ? <Badge tone="live">{t("lobby.full")}</Badge> : null}
            {room.visibility === "password" ? <Badge tone="warm">{t("lobby.password")}</Badge> : null}
          </div>
        </div>
        <div className="flex flex-1 flex-col gap-2 p-4">
          <h3
            dir="auto"
            className="own-way font-display text-xl font-semibold text-bone group-hover:text-brass"
          >
            {room.name}
          </h3>
          {room.singing ? (
            <p className="flex items-start gap-2 text-[15px] text-brass">
              <Mic aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span>
                {t.rich("lobby.sings", {
                  singers: namesWords(t, room.singing.singers),
                  count: room.singing.singers.length,
                  title: room.singing.title,
                  soft: (chunks) => <span className="text-bone/75">{chunks}</span>,
                })}
              </span>
            </p>
          ) : (
            <p className="text-[15px] text-bone/70">
              {room.people === 0
                ? t("lobby.empty")
                : room.queueLength > 0
                  ? t("lobby.songsWait", { count: room.queueLength })
                  : t("lobby.free")}
            </p>
          )}
          <p className="mt-auto flex items-center gap-2 pt-1 text-sm text-bone/70">
            <Users aria-hidden className="size-4" />
            <span>
              {peopleWords(t, room)}
              {names && ` · ${others > 0 ? t("lobby.andMore", { names, others }) : names}`}
            </span>
          </p>
        </div>
      </Link>
    </li>
  );
}

/** Rule J6: the size is that of each hall. */
function peopleWords(t: Words, { people, capacity, halls }: LobbyRoom): string {
  return halls.length > 1
    ? t("lobby.inHalls", { people, halls: halls.length, capacity })
    : t("lobby.ofCapacity", { people, capacity });
}
