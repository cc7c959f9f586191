"use client";
import type { Rank } from "@karaverse/protocol";
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand/react";
import { useShallow } from "zustand/react/shallow";
import { neighboursOf } from "./crowd";
import type { ConnectionStatus, RoomConnection } from "./room-connection";
import type { ParticipantView, RoomView } from "./view";

const RoomContext = createContext<RoomConnection | null>(null);

export function RoomProvider({ room, children }: { room: RoomConnection; children: ReactNode }) {
  return <RoomContext value={room}>{children}</RoomContext>;
}

/** The room one is in. */
export function useRoom(): RoomConnection {
  const room = useContext(RoomContext);
  if (!room) throw new Error("useRoom outside of a room");
  return room;
}

/** A part of the room's state; re-renders only when that part changes (compared one level deep). */
export function useRoomView<T>(select: (view: RoomView) => T): T {
  return useStore(
    useRoom().room,
    useShallow(({ view }: { view: RoomView | null }) => {
      if (!view) throw new Error("the room's page is shown before its state is here");
      return select(view);
    }),
  );
}

export function useConnectionStatus(): ConnectionStatus {
  return useStore(useRoom().status);
}

/** Oneself as the room knows one; undefined for the moment in which one is already gone. */
export function useMe(): ParticipantView | undefined {
  const { me } = useRoom();
  return useRoomView((view) => view.byId.get(me));
}

/** Rule J6: who is in the same hall, oneself included, and who performs. */
export function useNeighbours(): readonly ParticipantView[] {
  const { me } = useRoom();
  return useRoomView((view) => neighboursOf(view, me));
}

/** For the table of rights. */
export function useMyRank(): Rank {
  const me = useMe();
  return me?.admin ? "admin" : (me?.role ?? "guest");
}
