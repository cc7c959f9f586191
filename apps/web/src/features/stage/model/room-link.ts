import type {
  CommandName,
  EventName,
  Events,
  PerformanceView,
  PersonId,
  RequestOf,
  ServerTime,
  SongId,
} from "@karaverse/protocol";
import type { AskResult } from "../../../connection/ask";

/** What the stage and the voice need of a room's connection; connection/ implements it. */
export interface RoomLink {
  readonly me: PersonId;
  ask<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<AskResult<Name>>;
  on<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): () => void;
  /** Calls back on every change of the room's state. */
  subscribe(listener: () => void): () => void;
  performance(): PerformanceView;
  /** Whether the room has voice at the moment (Rule V4). */
  voiceOn(): boolean;
  /** Song at the head of the queue, for loading it ahead of its turn. */
  nextSong(): SongId | null;
  /** Whether it is one's own turn then. */
  isNext(): boolean;
  now(): ServerTime;
  /** False: there is no connection; it has to be sent again. */
  sendSung(bytes: Uint8Array<ArrayBuffer>): boolean;
  /** The connection is back after it was lost: what the server may not have goes out again. */
  onReturn(listener: () => void): () => void;
}
