import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { VrmFigures, VrmRefusal } from "@karaverse/avatars/vrm";
import type { Role } from "@karaverse/protocol";
import type { ApiErrorBody } from "./errors";

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
