"use client";
import { Button, Empty, Trouble, Waiting } from "@karaverse/ui";
import { Plus } from "lucide-react";
import { type FocusEvent, type PointerEvent, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useWords } from "@/i18n/words";
import { admin } from "../../model/ask";
import { statusIn } from "../../model/live";
import { asTheyStood, findRooms, type RoomSearch } from "../../model/rooms";
import { Panel } from "../parts";
import { useLive } from "../use-live";
import { useLoaded } from "../use-loaded";
import { ChosenBar } from "./chosen-bar";
import { CreateRoom } from "./create-room";
import { RoomRow } from "./room-row";
import { RoomSearchFields } from "./room-search";

const EVERYTHING: RoomSearch = { text: "", shows: "all", order: "fullest" };
const PAGE = 50;

/** Every open room, with what goes on inside, as it happens. */
export function RoomsPage() {
  const t = useWords();
  const now = useLive();
  const [rooms, reload] = useLoaded(admin.rooms);
  const [isCreating, setCreating] = useState(false);
  const [search, setSearch] = useState(EVERYTHING);
  const [page, setPage] = useState(PAGE);
  // The order in which the rooms stood when a pointer or the keys came in: figures go on, rows do not run away.
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const status = statusIn(now);
  const insides = status?.rooms ?? NOTHING;
  // A room that appears or closes elsewhere changes the list itself.
  const known = insides
    .map((room) => room.roomId)
    .sort()
    .join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set of live rooms is what asks for the list again
  useEffect(reload, [known, reload]);

  const all = rooms.state === "loaded" ? rooms.value.rooms : NOTHING;
  const wanted = useDeferredValue(search);
  const found = useMemo(() => findRooms(all, insides, wanted), [all, insides, wanted]);
  const shown = useMemo(() => (held ? asTheyStood(found, held) : found), [found, held]);
  const hold = () => setHeld((order) => order ?? found.map(({ room }) => room.id));
  const letGo = (event: FocusEvent<HTMLElement> | PointerEvent<HTMLElement>) => {
    const list = event.currentTarget;
    const next = event.type === "blur" ? (event as FocusEvent).relatedTarget : document.activeElement;
    const isPointed = event.type === "blur" && list.matches(":hover");
    if (!isPointed && !list.contains(next as Node | null)) setHeld(null);
  };
  // Also those that the search does not show any more: they were chosen, and stay so.
  const taken = useMemo(
    () => findRooms(all, insides, EVERYTHING).filter(({ room }) => chosen.has(room.id)),
    [all, insides, chosen],
  );
  const change = (next: RoomSearch) => {
    setSearch(next);
    setPage(PAGE);
    setHeld(null);
  };
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const people = insides.reduce((sum, room) => sum + room.people, 0);
  const isNarrow = search.text !== "" || search.shows !== "all";
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="font-display text-3xl">{t("admin.places.rooms")}</h1>
          <p className="text-bone/60 text-sm tabular-nums">
            {status ? t("admin.peopleInRooms", { people, rooms: insides.length }) : "–"}
          </p>
        </div>
        <Button size="small" tone="main" onClick={() => setCreating(true)}>
          <Plus size={16} aria-hidden /> {t("admin.createRoom")}
        </Button>
      </header>
      {now.kind === "realtime-away" && <Trouble>{t("admin.realtimeAway")}</Trouble>}
      {rooms.state === "loading" && <Waiting lines={4} />}
      {rooms.state === "failed" && <Trouble onRetry={reload}>{rooms.words}</Trouble>}
      {rooms.state === "loaded" && all.length === 0 && (
        <Panel title={t("admin.noRooms")}>
          <p className="text-bone/70">{t("admin.createOne")}</p>
        </Panel>
      )}
      {all.length > 0 && (
        <>
          <RoomSearchFields search={search} onChange={change} />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p role="status" className="text-bone/60 text-sm tabular-nums">
              {t("admin.someOfRooms", { shown: found.length, all: all.length })}
            </p>
            {found.length > 0 && (
              <Button
                size="small"
                tone="quiet"
                onClick={() => setChosen(new Set(found.map(({ room }) => room.id)))}
              >
                {t("admin.chooseFound", { count: found.length })}
              </Button>
            )}
          </div>
          {found.length === 0 && isNarrow && (
            <div className="flex flex-col items-center">
              <Empty>{t("admin.noRoomFound")}</Empty>
              <Button size="small" onClick={() => change({ ...EVERYTHING, order: search.order })}>
                {t("admin.showAllRooms")}
              </Button>
            </div>
          )}
          <ul
            className="flex flex-col gap-2"
            onPointerEnter={hold}
            onPointerLeave={letGo}
            onFocus={hold}
            onBlur={letGo}
          >
            {shown.slice(0, page).map(({ room, inside }) => (
              <RoomRow
                key={room.id}
                room={room}
                inside={inside}
                isKnown={status !== null}
                isChosen={chosen.has(room.id)}
                onChoose={(isChosen) => choose(room.id, isChosen)}
              />
            ))}
          </ul>
          {found.length > page && (
            <Button onClick={() => setPage(page + PAGE)}>
              {t("admin.moreRooms", { count: Math.min(PAGE, found.length - page) })}
            </Button>
          )}
          {taken.length > 0 && (
            <ChosenBar chosen={taken} onChoose={(ids) => setChosen(new Set(ids))} onDone={reload} />
          )}
        </>
      )}
      {isCreating && <CreateRoom onClose={() => setCreating(false)} onCreated={reload} />}
    </>
  );
}

/** The same at each drawing. */
const NOTHING: readonly never[] = [];
