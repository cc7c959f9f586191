import type { Database, Room } from "@karaverse/database";
import type { RoomDetail } from "@karaverse/protocol";
import type { LobbyAnswer, LobbyRoom } from "../../api-types";
import type { Live, LiveFeed } from "../live-feed";

export interface LobbyFeed {
  current(): Promise<LobbyAnswer>;
  subscribe(listener: (answer: LobbyAnswer) => void): () => void;
}

const NAMES_SHOWN = 8;

/** A room as the lobby shows it: what the database knows, with what is going on inside. */
export function lobbyRoom(room: Room, inside: RoomDetail | undefined): LobbyRoom {
  const people = inside?.people ?? 0;
  // Who is behind a password is no business of those outside.
  const mayBeNamed = room.visibility !== "password";
  return {
    id: room.id,
    slug: room.slug,
    name: room.name,
    theme: room.theme,
    visibility: room.visibility,
    capacity: room.capacity,
    people,
    names: mayBeNamed ? (inside?.names ?? []).slice(0, NAMES_SHOWN) : [],
    locked: inside?.locked ?? room.locked,
    halls: inside?.halls ?? [{ people: 0, free: room.capacity }],
    full: inside?.halls[0]?.free === 0,
    twin: inside?.twin ?? true,
    singing: inside?.singing
      ? {
          title: inside.singing.title,
          artist: inside.singing.artist,
          singers: mayBeNamed ? inside.singing.singers : [],
        }
      : null,
    queueLength: inside?.queueLength ?? 0,
  };
}

/** Where something goes on comes first; the rest stays in the order in which it opened. */
const livelierFirst = (a: LobbyRoom, b: LobbyRoom): number => b.people - a.people;

export function lobbyFeed(db: Pick<Database, "rooms">, live: LiveFeed): LobbyFeed {
  const answerFor = async (status: Live): Promise<LobbyAnswer> => {
    const inside = new Map(status?.rooms.map((room) => [room.roomId, room]));
    const rooms = (await db.rooms.open()).map((room) => lobbyRoom(room, inside.get(room.id)));
    return { rooms: rooms.sort(livelierFirst), live: status !== null };
  };

  const listeners = new Set<(answer: LobbyAnswer) => void>();
  let last = "";
  let busy = false;
  let unsubscribe: (() => void) | null = null;

  const onStatus = async (status: Live) => {
    // A slow database gets the next status instead of a queue of them.
    if (busy) return;
    busy = true;
    try {
      const answer = await answerFor(status);
      const text = JSON.stringify(answer);
      if (text === last) return;
      last = text;
      for (const listener of listeners) listener(answer);
    } catch {
      // The database is away; whoever watches keeps the last answer until it is back.
    } finally {
      busy = false;
    }
  };

  return {
    current: async () => answerFor(await live.current()),

    subscribe(listener) {
      listeners.add(listener);
      if (last) listener(JSON.parse(last) as LobbyAnswer);
      unsubscribe ??= live.subscribe((status) => void onStatus(status));
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = null;
        last = "";
      };
    },
  };
}
