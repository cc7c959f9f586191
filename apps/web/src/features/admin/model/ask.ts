import type { AdminAct, SightDetail } from "@karaverse/protocol";
import { refusalWords } from "@/i18n/refusal-words";
import { words } from "@/i18n/words";
import type { AdminBan, AdminPerson, AdminRoom, AdminSong, ApiErrorBody, AuditLine } from "@/lib/api-types";
import { endSession } from "./session";

/** A refusal in words for the person who asked. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** A server that says nothing for so long is away. */
const PATIENCE_MS = 30_000;

/** Whoever asks is nobody any more. */
const NOBODY = 401;

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`/api/${path}`, {
    method,
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  }).catch(() => {
    throw new Refused(words()("reasons.unreachable"));
  });
  const answer = (await response.json().catch(() => null)) as T | ApiErrorBody | null;
  if (response.ok && answer !== null) return answer as T;
  if (response.status === NOBODY) endSession();
  const refusal = answer as ApiErrorBody | null;
  throw new Refused(
    refusal
      ? refusalWords(refusal.error, refusal.message)
      : words()("common.serverAnswered", { status: response.status }),
  );
}

const query = (values: Record<string, string | number | undefined>): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
};
const id = encodeURIComponent;

export interface NewRoom {
  name: string;
  theme: string;
  visibility: string;
  password?: string;
  capacity: number;
}

/** What the pages ask of /api/admin. */
export const admin = {
  rooms: () => ask<{ rooms: AdminRoom[] }>("GET", "admin/rooms"),
  createRoom: (room: NewRoom) => ask<{ room: { id: string; slug: string } }>("POST", "admin/rooms", room),
  sight: (roomId: string, personId: string) =>
    ask<{ sight: SightDetail }>("GET", `admin/rooms/${id(roomId)}/sight/${id(personId)}`),
  act: (roomId: string, act: AdminAct) =>
    ask<{ done: string }>("POST", `admin/rooms/${id(roomId)}/acts`, act),

  people: (search: { q?: string; kind?: string; offset?: number }) =>
    ask<{ people: AdminPerson[]; total: number }>("GET", `admin/people${query(search)}`),
  setAdmin: (personId: string, isAdmin: boolean) =>
    ask("PATCH", `admin/people/${id(personId)}`, { admin: isAdmin }),
  ban: (personId: string, ban: { reason: string; minutes: number | null }) =>
    ask("POST", `admin/people/${id(personId)}/ban`, ban),
  bans: () => ask<{ bans: AdminBan[] }>("GET", "admin/bans"),
  liftBan: (banId: string) => ask("DELETE", `admin/bans/${id(banId)}`),

  songs: (search: { q?: string; offset?: number }) =>
    ask<{ songs: AdminSong[]; total: number }>("GET", `admin/songs${query(search)}`),
  setDisabled: (songId: string, disabled: boolean) => ask("PATCH", `admin/songs/${id(songId)}`, { disabled }),

  audit: (page: { before?: number; room?: string }) =>
    ask<{ lines: AuditLine[]; next: number | null }>("GET", `admin/audit${query(page)}`),
  changePassword: (currentPassword: string, newPassword: string) =>
    ask("POST", "auth/change-password", { currentPassword, newPassword, revokeOtherSessions: true }),
};
