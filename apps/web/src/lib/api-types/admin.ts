import type { LiveStatus, Theme, Visibility } from "@karaverse/protocol";
import type { SongCard } from "./songs";

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
