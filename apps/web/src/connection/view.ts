import {
  type Lights,
  type Participant,
  type PerformanceView,
  type PersonId,
  performanceOf,
  type QueueEntry,
  REASONS,
  type Role,
  type RoomId,
  type RoomState,
  type Rotation,
  type ScreenMode,
  type ServerTime,
  type Theme,
  type Visibility,
} from "@karaverse/protocol";
import type { Sharing } from "@karaverse/songs";
import { voiceOffWords } from "@/i18n/refusal-words";

/** A person in the room, as plain data. The same object as long as nothing about them changes. */
export interface ParticipantView {
  readonly personId: PersonId;
  readonly shortId: number;
  /** Rule J6. */
  readonly crowd: number;
  readonly name: string;
  readonly avatar: string;
  readonly role: Role;
  readonly admin: boolean;
  readonly seat: string | null;
  /** Rule M8: the prop that they carry. */
  readonly holds: string | null;
  readonly connected: boolean;
  readonly microphoneOn: boolean;
  readonly muted: boolean;
  readonly onStage: boolean;
}

export interface QueueEntryView {
  readonly id: string;
  readonly songId: string;
  readonly title: string;
  readonly artist: string;
  readonly language: string;
  readonly durationMs: number;
  readonly difficulty: string;
  readonly addedBy: PersonId;
  /** Rule Q8: placed by hand. */
  readonly held: boolean;
  /** Rule Q11: the entry with which its singers would make one duet. */
  readonly duetWith: string | null;
  readonly singers: readonly { readonly personId: PersonId; readonly name: string }[];
  /** Different parts of the song, and how they are shared. */
  readonly parts: number;
  readonly sharing: Sharing;
  /** Rule Q12. */
  readonly wishes: readonly SingerWishView[];
}

export interface SingerWishView {
  readonly personId: PersonId;
  readonly name: string;
  readonly kind: "invited" | "asking";
}

/** The room's state as plain data that is never written to: what has not changed is the same object. */
export interface RoomView {
  readonly roomId: RoomId;
  readonly slug: string;
  readonly name: string;
  readonly theme: Theme;
  readonly lights: Lights;
  /** Rule P15. */
  readonly screen: ScreenMode;
  readonly visibility: Visibility;
  readonly capacity: number;
  readonly locked: boolean;
  /** Rule Q6. */
  readonly rotation: Rotation;
  readonly perPerson: number;
  /** Rule Q10: until when who is called may come. */
  readonly calledUntil: ServerTime | null;
  readonly voice: { readonly on: true } | { readonly on: false; readonly reason: string };
  /** In the order in which they came. */
  readonly participants: readonly ParticipantView[];
  readonly byId: ReadonlyMap<PersonId, ParticipantView>;
  readonly queue: readonly QueueEntryView[];
  readonly performance: PerformanceView;
}

export function viewOf(state: RoomState, before: RoomView | null): RoomView {
  const participants = sameList(
    before?.participants,
    [...state.participants.values()].map((one) => same(before?.byId.get(one.personId), participantOf(one))),
  );
  return {
    roomId: state.roomId,
    slug: state.slug,
    name: state.name,
    theme: state.theme as Theme,
    lights: state.lights as Lights,
    screen: state.screen as ScreenMode,
    visibility: state.visibility as Visibility,
    capacity: state.capacity,
    locked: state.locked,
    rotation: state.rotation as Rotation,
    perPerson: state.perPerson,
    calledUntil: state.calledUntil || null,
    voice: same(
      before?.voice,
      state.voice
        ? { on: true }
        : { on: false, reason: voiceOffWords(state.voiceOffReason || REASONS["voice-unavailable"]) },
    ),
    participants,
    byId:
      before && participants === before.participants
        ? before.byId
        : new Map(participants.map((one) => [one.personId, one])),
    queue: sameList(
      before?.queue,
      [...state.queue].map((entry) =>
        same(
          before?.queue.find(({ id }) => id === entry.id),
          entryOf(entry),
        ),
      ),
    ),
    performance: same(before?.performance, performanceOf(state.performance)),
  };
}

function participantOf(one: Participant): ParticipantView {
  return {
    personId: one.personId,
    shortId: one.shortId,
    crowd: one.crowd,
    name: one.name,
    avatar: one.avatar,
    role: one.role as Role,
    admin: one.admin,
    seat: one.seat || null,
    holds: one.holds || null,
    connected: one.connected,
    microphoneOn: one.microphoneOn,
    muted: one.muted,
    onStage: one.onStage,
  };
}

function entryOf(entry: QueueEntry): QueueEntryView {
  const { id, songId, title, artist, language, durationMs, difficulty, addedBy, held } = entry;
  const singers = [...entry.singers].map(({ personId, name }) => ({ personId, name }));
  const duetWith = entry.duetWith || null;
  const wishes = [...entry.wishes].map(({ personId, name, kind }) => ({
    ...{ personId, name },
    kind: kind as SingerWishView["kind"],
  }));
  const { parts } = entry;
  const sharing = entry.sharing as Sharing;
  const shared = { singers, parts, sharing, wishes };
  return { id, songId, title, artist, language, durationMs, difficulty, addedBy, held, duetWith, ...shared };
}

/** The old object where the new one says the same; both are small and flat, or nearly. */
function same<T extends object>(before: T | undefined, now: T): T {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function sameList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before?.length === now.length && now.every((one, i) => one === before[i]) ? before : now;
}
