import { type SchemaType, schema, t } from "@colyseus/schema";

/** A person in the room. Everything here is slow and small; positions travel as motion. */
export const Participant = schema(
  {
    personId: t.string().default(""),
    /** Names the avatar in motion frames; unique in the room while the person is in it. */
    shortId: t.uint16().default(0),
    /** Rule J6: 0 is the first hall, 1 and up its twins. */
    crowd: t.uint8().default(0),
    name: t.string().default(""),
    /** Avatar recipe as a share code. */
    avatar: t.string().default(""),
    role: t.string().default("guest"),
    admin: t.boolean().default(false),
    /** Seat id of the scene, or "". */
    seat: t.string().default(""),
    /** Rule M8: the prop that they carry, or "". */
    holds: t.string().default(""),
    /** False while the connection is lost and the place is kept (Rule L1). */
    connected: t.boolean().default(true),
    microphoneOn: t.boolean().default(false),
    /** Muted by a moderator (Rule V3). */
    muted: t.boolean().default(false),
    /** Placed on the stage by a host, or performing (Rule M3). */
    onStage: t.boolean().default(false),
  },
  "Participant",
);
export type Participant = SchemaType<typeof Participant>;

export const Singer = schema({ personId: t.string().default(""), name: t.string().default("") }, "Singer");
export type Singer = SchemaType<typeof Singer>;

/** Somebody who is to sing a song, and hasn't been answered yet (Rule Q12). */
export const SingerWish = schema(
  {
    personId: t.string().default(""),
    name: t.string().default(""),
    /** "invited" by its singers, or "asking" them. */
    kind: t.string().default("invited"),
  },
  "SingerWish",
);
export type SingerWish = SchemaType<typeof SingerWish>;

export const PerformingSinger = schema(
  {
    personId: t.string().default(""),
    name: t.string().default(""),
    /** Which part of a duet or voice of a round, from 0; it stays theirs when the other one doesn't come. */
    part: t.uint8().default(0),
    /** Rule P13: song position from which on it counts; 0 for who sings all of it. */
    from: t.number().default(0),
  },
  "PerformingSinger",
);
export type PerformingSinger = SchemaType<typeof PerformingSinger>;

export const QueueEntry = schema(
  {
    id: t.string().default(""),
    songId: t.string().default(""),
    title: t.string().default(""),
    artist: t.string().default(""),
    language: t.string().default(""),
    durationMs: t.number().default(0),
    difficulty: t.string().default("easy"),
    addedBy: t.string().default(""),
    /** Rule Q8. */
    held: t.boolean().default(false),
    /** Rule Q11: the entry with which its singers would make one duet, or "". */
    duetWith: t.string().default(""),
    singers: t.array(Singer),
    /** How many different parts the song has, and how they are shared: "unison" | "parts" | "in-turn" | "round". */
    parts: t.uint8().default(1),
    sharing: t.string().default("unison"),
    wishes: t.array(SingerWish),
  },
  "QueueEntry",
);
export type QueueEntry = SchemaType<typeof QueueEntry>;

export const RunningScore = schema(
  {
    personId: t.string().default(""),
    points: t.uint16().default(0),
    /** Rating word of the line that ended last, "" before the first. */
    rating: t.string().default(""),
    line: t.int16().default(-1),
  },
  "RunningScore",
);
export type RunningScore = SchemaType<typeof RunningScore>;

/** Flat on the wire; read it as a union with `performanceOf`. */
export const PerformanceState = schema(
  {
    /** "idle" when nobody performs. */
    phase: t.string().default("idle"),
    /** Counts up within a room; 16 bits, so that it fits frame marks. */
    number: t.uint16().default(0),
    entryId: t.string().default(""),
    songId: t.string().default(""),
    difficulty: t.string().default("easy"),
    /** Rule P10: how the singer sings it. Positions are of the song at this pace. */
    semitones: t.int8().default(0),
    tempo: t.uint8().default(100),
    /** Server time at which song position 0 sounds for the singer; counting-in and singing. */
    startsAt: t.number().default(0),
    /** Song position at which it was paused, or starts again from when counting in. */
    position: t.number().default(0),
    /** Server time at which the phase ends by itself; 0 for never. */
    until: t.number().default(0),
    /** Why it is paused: "singer" | "host" | "dropped" | "server". */
    why: t.string().default(""),
    performers: t.array(PerformingSinger),
    ready: t.array("string"),
    scores: t.array(RunningScore),
    /** Rule C15: of all who sing. */
    together: t.uint16().default(0),
    /** Rule P13: who would like to sing along. */
    asking: t.array(Singer),
  },
  "PerformanceState",
);
export type PerformanceState = SchemaType<typeof PerformanceState>;

export const RoomState = schema(
  {
    roomId: t.string().default(""),
    slug: t.string().default(""),
    name: t.string().default(""),
    theme: t.string().default("lounge"),
    lights: t.string().default("warm"),
    /** Rule P15: what the screen shows while nobody sings. */
    screen: t.string().default("lyrics"),
    visibility: t.string().default("public"),
    capacity: t.uint16().default(0),
    locked: t.boolean().default(false),
    voice: t.boolean().default(false),
    /** Words for why voice is off (Rule V4). */
    voiceOffReason: t.string().default(""),
    participants: t.map(Participant),
    /** Rule Q6. */
    rotation: t.string().default("by-turns"),
    perPerson: t.uint8().default(5),
    /** Rule Q10: server time at which who is called is passed over; 0 for never. */
    calledUntil: t.number().default(0),
    /** Waiting entries in order; the one being performed is first while it lasts. */
    queue: t.array(QueueEntry),
    performance: PerformanceState,
  },
  "RoomState",
);
export type RoomState = SchemaType<typeof RoomState>;
