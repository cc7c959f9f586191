"use client";
import type { Events } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import { followShow, sceneOf } from "@karaverse/worlds";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { RoomView } from "@/connection";
import { fitting } from "@/features/avatar";
import { takeMicrophone } from "@/features/queue";
import { drawn, settings } from "@/features/settings";
import { SightInWorld, type SightWatch } from "@/features/sight";
import type { StageView } from "@/features/stage";
import { useWords, type Words } from "@/i18n/words";
import type { RoomAnswer } from "@/lib/api-types";
import { PartBoundary } from "@/lib/part-boundary";
import { singsIn } from "@/lib/performs";
import type { Newcomer, Quality, Use } from "@/world";
import { Show } from "@/world/show";
import { namesOf, turnOf } from "../../queue/model/rows";
import { useSingers } from "../../stage/ui/use-singers";
import type { Evening, Inside } from "../model/evening";
import type { PanelsModel } from "../model/panels";
import { screenOf } from "../model/screen";
import { screensOf } from "../model/screens";
import { Carried, takeOrPutBack, useHolders } from "./carried";
import { DoorQuestion, type DoorTo } from "./door-question";
import { useDoors } from "./use-doors";
import { useQuietZone } from "./use-quiet-zone";
import { useTriggers } from "./use-triggers";
import { useVideos } from "./use-videos";

const World = dynamic(() => import("@/world").then(({ World }) => World), { ssr: false });

const NO_ROOM = createStore<{ view: RoomView | null }>(() => ({ view: null }));
const nothing = () => () => undefined;
const tellQuality = (quality: Quality) => drawn.setState({ quality });

interface Props {
  evening: Evening;
  door: RoomAnswer;
  inside: Inside | null;
  newcomer: Newcomer | null;
  panels: PanelsModel;
  sight: SightWatch | null;
}

/** The room in three dimensions: from the door at first, then with oneself in it. */
export function Hall({ evening, door, inside, newcomer, panels, sight }: Props) {
  const { view } = useStore(inside?.room.room ?? NO_ROOM);
  const { quality, motion, selfView } = useStore(settings);
  const { camera } = useStore(panels.store);
  const t = useWords();
  const stage = useStage(inside);
  const result = useResult(inside);
  const [show] = useState(() => new Show());
  useEffect(() => () => drawn.setState({ quality: null }), []);
  const song = stage?.song?.song ?? null;
  const lights = useMemo(() => song && followShow(song), [song]);
  const phase = stage?.performance.phase ?? "idle";
  useEffect(() => {
    const shown = phase === "preparing" ? "idle" : phase;
    show.perform(shown, lights, () => inside?.sound.stage.position() ?? Number.NaN);
  }, [show, phase, lights, inside]);
  useEffect(
    () => inside?.room.on("reaction", ({ reaction }) => reaction === "applause" && show.applaud(0.15)),
    [inside, show],
  );
  // The house claps for who has sung.
  useEffect(() => inside?.room.on("result", () => show.applaud(1)), [inside, show]);
  const performers = stage ? performersOf(t, stage) : "";
  const singers = useSingers(stage?.performance ?? null);
  const sings = stage && inside ? singsIn(stage.performance, inside.room.me) : null;
  const isSinger = sings !== null;
  const next = view?.queue[0];
  const mine = phase === "idle" && inside ? turnOf(next, inside.room.me) : null;
  const main = useMemo(
    () =>
      screenOf(t, {
        roomName: door.room.name,
        phase,
        performers,
        parts: singers.map(({ part }) => part),
        isSinger,
        song,
        next: next ? { title: next.title, singers: namesOf(t, next) } : null,
        result,
      }),
    [t, door, phase, performers, singers, isSinger, song, next, result],
  );
  const scene = sceneOf(view?.theme ?? door.room.theme);
  useQuietZone(scene, evening.source);
  const isAskedForQueue = useTriggers(scene, inside, show);
  const chosen = view?.screen ?? "lyrics";
  const film = useVideos(inside, chosen === "video-folder", phase !== "idle");
  const screens = useMemo(
    () => screensOf(t, { scene, chosen, main, view, isAskedForQueue, film }),
    [t, scene, chosen, main, view, isAskedForQueue, film],
  );
  useDoors(scene, evening.source, (to) => {
    if (sings) toast(t("room.microphoneStays"));
    else if (inside) setLeadsTo(to);
  });
  const holders = useHolders(view, inside?.room.me ?? null);
  const [leadsTo, setLeadsTo] = useState<DoorTo | null>(null);
  const router = useRouter();
  const go = (room: string) => {
    setLeadsTo(null);
    // Who has left is brought to the lobby; into another room one goes by its address, and this one's page closes.
    if (room === "") evening.leave();
    else {
      evening.passTo(room);
      router.push(`/r/${room}`);
    }
  };
  const use = (thing: Use) => {
    if (thing.kind === "door") setLeadsTo(thing);
    else if (thing.kind === "thing") {
      if (inside) void takeOrPutBack(inside.room, thing.id);
    } else if (thing.kind === "microphone" && mine && inside) {
      void takeMicrophone(inside.room, inside.sound.desk, mine.id);
    } else if (panels.store.getState().open !== "songs") panels.toggle("songs");
  };
  return (
    <>
      <PartBoundary place="room">
        <World
          scene={scene}
          source={evening.source}
          show={show}
          screens={screens}
          holders={holders}
          selfView={selfView === "on"}
          lights={view?.lights ?? "warm"}
          quality={quality}
          onQuality={tellQuality}
          view={camera}
          newcomer={newcomer}
          fitting={fitting}
          active={inside !== null && leadsTo === null}
          overlay={sight && <SightInWorld watch={sight} />}
          {...(motion !== "system" && { reducedMotion: motion === "reduced" })}
          onIntent={(intent, seconds) => inside?.room.motion.walk(intent, seconds)}
          onCamera={(reading) => {
            inside?.room.motion.look(reading.yaw, reading.fieldOfView);
            inside?.sound.setCamera({ x: reading.x, y: reading.y, z: reading.z, yaw: reading.yaw });
          }}
          onSeatClick={(seat) =>
            void inside?.room.ask("sit", { seat }).then((answer) => answer.ok || toast.error(answer.message))
          }
          onPersonClick={() => panels.store.getState().open !== "people" && panels.toggle("people")}
          onUse={use}
        />
      </PartBoundary>
      {view && inside ? <Carried scene={scene} view={view} room={inside.room} /> : null}
      {leadsTo && (
        <DoorQuestion
          to={leadsTo}
          here={evening.slug}
          sings={sings}
          onStay={() => setLeadsTo(null)}
          onGo={go}
        />
      )}
    </>
  );
}

const performersOf = (t: Words, { performance }: StageView) =>
  performance.phase === "idle" ? "" : namesOf(t, { singers: performance.performers });

function useStage(inside: Inside | null): StageView | null {
  const stage = inside?.sound.stage;
  const read = () => stage?.view() ?? null;
  return useSyncExternalStore(stage?.subscribe ?? nothing, read, read);
}

function useResult(inside: Inside | null): Events["result"] | null {
  const [result, setResult] = useState<Events["result"] | null>(null);
  useEffect(() => inside?.room.on("result", setResult), [inside]);
  return result;
}
