import { createStore } from "zustand/vanilla";
import { api } from "@/lib/api";
import type { LobbyAnswer, LobbyRoom } from "@/lib/api-types";
import { everyWord } from "@/lib/every-word";
import { follow } from "@/lib/follow";

export interface LobbyState {
  /** null until the first answer. */
  answer: LobbyAnswer | null;
  /** The stream is away; what is shown may be old. */
  stale: boolean;
}

/** The rooms as they are now, by a stream of events. */
export function createLobby(open?: (url: string) => EventSource) {
  const store = createStore<LobbyState>(() => ({ answer: null, stale: false }));
  return {
    store,
    watch(): () => void {
      return follow(
        "/api/rooms/stream",
        {
          data: (text) => store.setState({ answer: JSON.parse(text) as LobbyAnswer, stale: false }),
          lost: () => store.setState({ stale: true }),
        },
        open,
      );
    },
  };
}

export interface NewRoom {
  name: string;
  theme: string;
  visibility: string;
  password?: string;
  capacity: number;
}

export const createRoom = async (room: NewRoom): Promise<LobbyRoom> =>
  (await api<{ room: LobbyRoom }>("POST", "rooms", room)).room;

/** What somebody pasted, a whole link or the code at its end, as a room's slug; null when it is neither. */
export function slugOf(text: string): string | null {
  const trimmed = text.trim();
  const path = /\/r\/([\w-]+)/.exec(trimmed)?.[1];
  if (path) return path;
  return /^[\w-]{2,64}$/.test(trimmed) ? trimmed.toLowerCase() : null;
}

/** Rooms by their name, by who is known to be inside, and by what is sung there. */
export function roomsLike(rooms: readonly LobbyRoom[], text: string): readonly LobbyRoom[] {
  const isMeant = everyWord(text);
  return rooms.filter(({ name, names, singing }) => isMeant([name, ...names, singing?.title]));
}
