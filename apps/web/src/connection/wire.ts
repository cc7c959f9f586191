import type { EventName, Events, RoomState } from "@karaverse/protocol";

/** One live connection to a room: what a Colyseus room is to us, and all that the rest knows of it. */
export interface Wire {
  /** Lets this very connection be taken up again within the grace (Rule L1). */
  readonly resumeToken: string;
  send(type: string, payload: unknown): void;
  sendBytes(type: string, bytes: Uint8Array): void;
  onEvent<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): void;
  onBytes(type: string, listener: (bytes: Uint8Array) => void): void;
  /** With the first whole state and after every patch. The object stays the same and is written to. */
  onState(listener: (state: RoomState) => void): void;
  /** Once; nothing comes after it. */
  onClose(listener: (code: number, reason: string) => void): void;
  /** Says goodbye to the server: the place is given up. */
  leave(): void;
}

/** Rules J6, J8: which crowd of the room one would like to be in. */
export interface CrowdWish {
  readonly overflow: "refuse" | "twin";
  readonly crowd?: number;
}

export interface JoinRequest extends CrowdWish {
  readonly ticket: string;
  readonly roomId: string;
  readonly device: "desktop" | "phone";
}

export interface Connector {
  join(request: JoinRequest): Promise<Wire>;
  /** @throws Refused when the server knows nothing of it any more */
  resume(token: string): Promise<Wire>;
}

/** The server answered, and its answer is no: coming back needs a new ticket, or cannot be. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(
    /** A reason of the protocol where the server gave one, else null. */
    readonly reason: string | null,
    message: string,
  ) {
    super(message);
  }
}
