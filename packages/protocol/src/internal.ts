import { z } from "zod";
import { updateSelf } from "./commands/update-self";
import { Announcement, BanMinutes, EntryId, Grounds, Lights, PersonId, ScreenMode, Theme } from "./ids";
import { ROLES } from "./rights";

/** One crowd's share of a room (Rule J6). */
export interface Hall {
  people: number;
  /** Places that nobody has and that are kept for nobody. */
  free: number;
}

/** Realtime's own API for the web app: /internal/*, bearer INTERNAL_SECRET, never reachable from outside. */
export interface RoomSummary {
  roomId: string;
  people: number;
  /** Names of who is inside, at most 8. */
  names: string[];
  /** Of each hall. */
  capacity: number;
  /** The first hall, and every one that has been opened up to the last with somebody in it. */
  halls: Hall[];
  /** A hall other than the first has a place. */
  twin: boolean;
  /** How many stand in line. */
  waiting: number;
  locked: boolean;
  singing: { title: string; artist: string; singers: string[]; phase: string } | null;
  queueLength: number;
  /** Milliseconds of the motion tick: median and 99th of the last 10 s. */
  tickMs: { median: number; p99: number };
  /** Bytes sent per client and second, motion only, average of the last 10 s. */
  bytesPerClient: number;
  voice: boolean;
}

export interface PersonDetail {
  personId: string;
  crowd: number;
  name: string;
  role: string;
  admin: boolean;
  connected: boolean;
  muted: boolean;
  microphoneOn: boolean;
  onStage: boolean;
  seat: string;
  x: number;
  z: number;
  yaw: number;
  /** How many avatars this person is being sent. */
  sight: number;
  bytesPerSecond: number;
  roundTripMs: number | null;
}

/** GET /internal/rooms/:roomId/sight/:person: whom one person is sent. People by their ids. */
export interface SightDetail {
  personId: string;
  x: number;
  z: number;
  /** Direction of the camera, radians, and its horizontal field of view, degrees, as the server has checked them. */
  yaw: number;
  degrees: number;
  /** How far behind the head the camera is taken to hang, metres. */
  back: number;
  /** Rule S5: each person in sight is in one of these. */
  near: string[];
  middle: string[];
  far: string[];
  /** Rule S3: of all these, who is kept in sight wherever they stand. */
  always: string[];
  /** How many have changed and wait for their turn, or for bytes. */
  owed: number;
  bytesPerSecond: number;
}

export interface RoomDetail extends RoomSummary {
  name: string;
  slug: string;
  theme: string;
  lights: string;
  screen: string;
  participants: PersonDetail[];
  queue: { id: string; title: string; artist: string; singers: string[] }[];
}

/** Each server-sent event of GET /internal/stream carries one of these as JSON, once a second and on change. */
export interface LiveStatus {
  at: number;
  rooms: RoomDetail[];
}

/** POST /internal/people/:person: Rule J5, for somebody who changed in their account while they are in rooms. */
export const PersonChange = updateSelf.input;
export type PersonChange = z.infer<typeof PersonChange>;

/** Rule J7. */
export type PlaceInLine =
  /** Position 1 is next. */
  { turn: "later"; position: number; waiting: number; twin: boolean } | { turn: "now" };

/** POST /internal/rooms/:roomId/line; who does not join only asks, and by asking stays. */
export const LineRequest = z.object({ person: PersonId, join: z.boolean() });
export type LineRequest = z.infer<typeof LineRequest>;

const person = PersonId;
const reason = Grounds;

/** POST /internal/rooms/:roomId/acts: what an admin does to a live room, in the name of `actor`. */
export const AdminAct = z.discriminatedUnion("act", [
  z.object({ act: z.literal("mute"), person, muted: z.boolean() }),
  z.object({ act: z.literal("move"), person, x: z.number().finite(), z: z.number().finite() }),
  z.object({ act: z.literal("stage"), person, on: z.boolean() }),
  z.object({ act: z.literal("kick"), person, reason }),
  z.object({ act: z.literal("ban"), person, reason, minutes: BanMinutes }),
  z.object({ act: z.literal("role"), person, role: z.enum(ROLES) }),
  z.object({ act: z.literal("lock"), locked: z.boolean() }),
  z.object({ act: z.literal("announce"), text: Announcement }),
  z.object({
    act: z.literal("theme"),
    theme: Theme.optional(),
    lights: Lights.optional(),
    screen: ScreenMode.optional(),
  }),
  z.object({ act: z.literal("skip") }),
  z.object({ act: z.literal("remove-entry"), entry: EntryId }),
  z.object({ act: z.literal("close"), reason }),
]);
export type AdminAct = z.infer<typeof AdminAct>;

export const AdminActRequest = z.object({
  actor: z.object({ personId: PersonId, name: z.string() }),
  act: AdminAct,
});
export type AdminActRequest = z.infer<typeof AdminActRequest>;
