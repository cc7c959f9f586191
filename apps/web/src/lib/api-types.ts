/** What /api/* answers with: the words shared by the routes and the pages that call them. */
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { VrmFigures, VrmRefusal } from "@karaverse/avatars/vrm";
import type {
  Difficulty,
  Hall,
  LiveStatus,
  PlaceInLine,
  Role,
  Theme,
  Tuning,
  Verdict,
  Visibility,
} from "@karaverse/protocol";

export interface ApiErrorBody {
  error: string;
  message: string;
}

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

/** GET and PUT /api/me/avatar: every number of it, the same as a share code, and the VRM over it (Rule W1). */
export interface AvatarAnswer {
  code: string;
  recipe: HumanRecipe;
  vrm: string | null;
}

/** POST /api/me/avatar/vrm: by what the file is called from now on. */
export interface BroughtAnswer {
  vrm: string;
  figures: VrmFigures;
}
export interface VrmRefused extends ApiErrorBody {
  error: "vrm-refused";
  refusals: readonly VrmRefusal[];
}

/** GET /api/me */
export interface MeAnswer {
  person: Me | null;
}
export interface Me {
  id: string;
  name: string;
  avatar: string;
  guest: boolean;
  admin: boolean;
  email: string | null;
  mustChangePassword: boolean;
  /** Rule K1: whether their singing is kept; null: not asked yet. */
  keepSinging: boolean | null;
  /** For how long; 0: this house keeps nobody's. */
  recordingDays: number;
  rooms: { slug: string; name: string; role: Role }[];
}

export interface SongCard {
  id: string;
  title: string;
  artist: string;
  /** BCP 47, "" where unknown. */
  language: string;
  year: number | null;
  genre: string;
  /** 1 (anyone) to 5 (brave). */
  level: number;
  durationMs: number;
  /** How many parts it has. */
  singers: number;
  credit: string;
  tags: string[];
  /** The backing and the guide are to be turned up by it, so that all songs are equally loud. */
  gainDb: number;
  /** Who brought it; null for built-in ones. */
  broughtBy: string | null;
  /** Addresses of the media; they change when the song does, so they may be cached for ever. */
  chart: string;
  backing: string;
  guide: string | null;
  cover: string | null;
  video: string | null;
}

/** GET /api/songs */
export interface SongsAnswer {
  songs: SongCard[];
  total: number;
  /** Rule K5: those of them that the asking person may sing with a recording. */
  recorded: string[];
}

/** GET /api/songs/shelves: what songs can be narrowed down by. */
export interface SongShelves {
  languages: { language: string; songs: number }[];
  genres: { genre: string; songs: number }[];
  tags: { tag: string; songs: number }[];
  /** 1980: from 1980 to 1989. */
  decades: { decade: number; songs: number }[];
}

export interface ScoreCard {
  id: string;
  personId: string;
  singer: string;
  points: number;
  stars: number;
  difficulty: Difficulty;
  room: string | null;
  /** Rule C13. */
  verdict: Verdict;
  /** Per cent of the written pace; Rule C16. */
  tempo: number;
  at: string;
}

/** GET /api/songs/:id/scores */
export interface SongScoresAnswer {
  scores: ScoreCard[];
}

/** GET /api/people/me/scores */
export interface MyScoresAnswer {
  scores: (ScoreCard & {
    songId: string;
    title: string;
    artist: string;
    /** Rule C8: nothing of theirs of this song is better. */
    isBest: boolean;
  })[];
}

/** GET /api/leaderboard: Rule C9. */
export interface LeaderboardAnswer {
  /** "2026-4"; null: of all time. */
  season: string | null;
  people: {
    personId: string;
    name: string;
    points: number;
    songs: number;
    /** Rule C13: every one of these scores. */
    verified: boolean;
  }[];
}

/** GET /api/people/me/singing */
export interface MySingingAnswer {
  statistics: {
    performances: number;
    songs: number;
    sungMs: number;
    bestPoints: number;
    /** Share of the scored beats that were hit; null while no score says. */
    accuracy: number | null;
    /** Median distance from the notes, on average. */
    offCents: number | null;
    /** Lowest and highest tone that was held, semitones above C4. */
    range: { low: number; high: number } | null;
    since: string | null;
  };
  /** Most often sung first, with the best of each. */
  favourites: {
    songId: string;
    title: string;
    artist: string;
    times: number;
    points: number;
    stars: number;
  }[];
}

export interface RecordingCard {
  id: string;
  songId: string;
  title: string;
  artist: string;
  singer: string;
  /** The asking person's own. */
  own: boolean;
  /** As it was sung (Rule P10). */
  tuning: Tuning;
  durationMs: number;
  bytes: number;
  shared: boolean;
  at: string;
  /** Address of the dry voice; its first sample is at song position 0 (Rule K2). */
  sound: string;
}

/** GET /api/people/me/recordings: Rule K4, newest first. */
export interface MyRecordingsAnswer {
  recordings: RecordingCard[];
}

/** POST /api/people/me/recordings */
export interface KeptAnswer {
  id: string;
}

/** GET /api/songs/:id/recordings: Rule K5, what the asking person may sing the song with. */
export interface SongRecordingsAnswer {
  recordings: RecordingCard[];
}

/** GET and POST /api/entries/:id/companion: the recording that an entry is sung with. */
export interface CompanionAnswer {
  companion: RecordingCard | null;
}

// ---- /api/admin ----

/** Each event of GET /api/admin/stream. */
export type AdminLive = { live: true; status: LiveStatus } | { live: false };

export interface AdminRoom {
  id: string;
  slug: string;
  name: string;
  theme: Theme;
  visibility: Visibility;
  capacity: number;
  locked: boolean;
  owner: string | null;
  createdAt: string;
}

export interface AdminPerson {
  id: string;
  name: string;
  email: string | null;
  guest: boolean;
  admin: boolean;
  createdAt: string;
  banned: boolean;
}

export interface AdminBan {
  id: string;
  personId: string;
  person: string;
  /** Null: from the whole house. */
  room: { name: string; slug: string } | null;
  by: string | null;
  reason: string;
  until: string | null;
  createdAt: string;
}

export interface AdminSong extends SongCard {
  source: "builtin" | "import";
  disabled: boolean;
}

export interface AuditLine {
  id: number;
  at: string;
  actor: string;
  act: string;
  /** A person's or a song's id, and the person's name where there is one. */
  target: string | null;
  targetName: string | null;
  room: { name: string; slug: string } | null;
  details: unknown;
}

export interface ImportedSong {
  /** The chart's path in what was sent. */
  file: string;
  outcome: "added" | "duplicate" | "refused";
  songId: string | null;
  title: string | null;
  artist: string | null;
  /** Line 0: no single line is to blame. */
  problems: { line: number; severity: "error" | "warning"; sentence: string }[];
}

/** Each line of what POST /api/admin/songs and POST /api/rooms/:slug/songs answer with: how many, then each song. */
export type ImportEvent = { songs: number } | { song: ImportedSong };

/** One of the operator's videos on its way; times are ms since 1970. */
export interface VideoShowing {
  name: string;
  url: string;
  startsAt: number;
  durationMs: number;
}

/** What the folder of videos shows (Rule P15), and which of its files no browser plays. */
export interface VideosAnswer {
  playing: { now: VideoShowing; next: VideoShowing } | null;
  refused: readonly { name: string; sentence: string }[];
}
