import type { Room, ServerOptions } from "@colyseus/core";
import type { RoomId } from "@karaverse/protocol";

/** What the realtime processes of one house agree on. Alone, there is nothing to agree on. */
export interface Processes {
  /** How Colyseus finds the others. */
  readonly colyseus: Pick<ServerOptions, "driver" | "presence" | "selectProcessIdToCreateRoom">;
  /** Colyseus listens: others may ask this process. */
  begin(): void;
  /** Until nobody opens or closes that room. False: another process has it, and it is not to be opened here. */
  mayOpen(roomId: RoomId): Promise<boolean>;
  /** It could not be opened after all. */
  notOpened(roomId: RoomId): void;
  /** Everybody has left it, and everything is written down. */
  closed(roomId: RoomId): void;
  /** Others thought this process dead and have opened the room themselves: nothing happens in it here any more. */
  hasLost(room: Room): boolean;
  /** No more new rooms. */
  end(): Promise<void>;
}

export const ALONE: Processes = {
  colyseus: {},
  begin: () => undefined,
  mayOpen: async () => true,
  notOpened: () => undefined,
  closed: () => undefined,
  hasLost: () => false,
  end: async () => undefined,
};
