import type { Hall, PlaceInLine, Role, Theme, Visibility } from "@karaverse/protocol";

export interface LobbyRoom {
  id: string;
  slug: string;
  name: string;
  theme: Theme;
  visibility: Visibility;
  /** Of each hall. */
  capacity: number;
  /** How many are inside in all halls, and the names of the first eight. */
  people: number;
  names: string[];
  locked: boolean;
  /** Rule J6: the first hall, and each twin that has been opened. */
  halls: Hall[];
  /** The first hall has no place. */
  full: boolean;
  /** A twin has one. */
  twin: boolean;
  singing: { title: string; artist: string; singers: string[] } | null;
  queueLength: number;
}

/** GET /api/rooms, and each event of GET /api/rooms/stream. */
export interface LobbyAnswer {
  rooms: LobbyRoom[];
  /** False while the realtime server can't be reached: rooms are listed, but who is inside is not known. */
  live: boolean;
}

/** GET /api/rooms/:slug */
export interface RoomAnswer {
  room: LobbyRoom & { closed: boolean };
  /** The caller's own role, if any. */
  role: Role | null;
  /** The caller is inside, in another window, or was a moment ago and their place is kept. */
  inside: boolean;
  voice: { on: true } | { on: false; reason: string };
}

/** POST /api/rooms/:slug/ticket */
export interface TicketAnswer {
  ticket: string;
  roomId: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** POST /api/rooms/:slug/line, and each event of GET: who went away from the page for too long is out of the line. */
export type LineAnswer = PlaceInLine | { turn: "lost" };
