import type { PersonId } from "@karaverse/protocol";
import { createStore } from "zustand/vanilla";
import {
  colyseusConnector,
  type EndReason,
  fetchTicket,
  Refused,
  RoomConnection,
  type TicketRequest,
} from "@/connection";
import { beSomebody } from "@/features/account";
import { type Chat, createChat } from "@/features/chat";
import { RoomSound } from "@/features/stage";
import { VoiceDesk } from "@/features/voice";
import { ApiRefusal, api } from "@/lib/api";
import type { Me, RoomAnswer } from "@/lib/api-types";
import { RoomSource } from "./room-source";

export interface Inside {
  readonly room: RoomConnection;
  readonly sound: RoomSound;
  readonly chat: Chat;
}

/** One visit, from the link to the way home. */
export type Visit =
  | { readonly phase: "arriving" }
  /** There is no such room, or the house can't be reached. */
  | { readonly phase: "nowhere"; readonly message: string }
  | {
      readonly phase: "door";
      readonly door: RoomAnswer;
      readonly me: Me;
      readonly busy: boolean;
      readonly trouble: string | null;
    }
  | { readonly phase: "inside"; readonly door: RoomAnswer; readonly me: Me; readonly inside: Inside }
  | {
      readonly phase: "over";
      readonly door: RoomAnswer;
      readonly me: Me;
      readonly why: EndReason;
      readonly message: string;
    };

/** Everything of one room's page that outlives a render: who one is, the sound, the connection, what is drawn. */
export class Evening {
  readonly desk = new VoiceDesk();
  readonly source = new RoomSource();
  readonly #visit = createStore<Visit>(() => ({ phase: "arriving" }));
  #stopWatching: (() => void) | null = null;
  /** Whatever an earlier arrival is still waiting for finds another number here and ends. */
  #arrival = 0;

  constructor(readonly slug: string) {}

  get visit() {
    return this.#visit;
  }

  /** Finds the room and who one is, and stands at the door. */
  async arrive(): Promise<void> {
    const arrival = ++this.#arrival;
    try {
      const [door, me] = await Promise.all([
        api<RoomAnswer>("GET", `rooms/${encodeURIComponent(this.slug)}`),
        beSomebody(),
      ]);
      if (arrival !== this.#arrival) return;
      if (door.room.closed) this.#go({ phase: "nowhere", message: "This room is closed." });
      else this.#go({ phase: "door", door, me, busy: false, trouble: null });
    } catch (error) {
      if (arrival === this.#arrival) this.#go({ phase: "nowhere", message: wordsOf(error) });
    }
  }

  /** Best called from a click: sound starts only from one. */
  async enter(request: TicketRequest): Promise<void> {
    const visit = this.#visit.getState();
    if (visit.phase !== "door" || visit.busy) return;
    const { door, me } = visit;
    const arrival = this.#arrival;
    this.#go({ ...visit, busy: true, trouble: null });
    void this.desk.start().catch(() => undefined);
    const room = new RoomConnection({
      slug: this.slug,
      me: me.id as PersonId,
      device: matchMedia("(pointer: coarse)").matches ? "phone" : "desktop",
      connector: colyseusConnector(location.origin),
      tickets: () => fetchTicket(this.slug, request),
    });
    const chat = createChat(room);
    try {
      await room.join();
      if (room.status.getState().phase !== "in" || arrival !== this.#arrival)
        throw new Error("The door closed in front of us. Try again.");
    } catch (error) {
      chat.close();
      room.leave();
      if (arrival === this.#arrival)
        this.#go({ phase: "door", door, me, busy: false, trouble: wordsOf(error) });
      return;
    }
    const sound = new RoomSound(room, this.desk);
    const inside = { room, sound, chat };
    this.source.enter({ room, chat, desk: this.desk });
    this.#stopWatching = room.status.subscribe((status) => {
      if (status.phase !== "ended") return;
      this.#goOut(inside);
      this.#go({ phase: "over", door, me, why: status.why, message: status.message });
    });
    this.#go({ phase: "inside", door, me: { ...me, name: request.name, avatar: request.avatar }, inside });
  }

  leave(): void {
    const visit = this.#visit.getState();
    if (visit.phase === "inside") visit.inside.room.leave();
  }

  /** The page goes. */
  close(): void {
    this.#arrival++;
    this.leave();
    const { voice } = this.desk;
    void voice?.close();
  }

  #goOut({ sound, chat }: Inside): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.source.leave();
    sound.close();
    chat.close();
  }

  #go(visit: Visit): void {
    this.#visit.setState(visit, true);
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof Refused || error instanceof ApiRefusal) return error.message;
  if (error instanceof TypeError || (error instanceof Error && error.message.startsWith("HTTP "))) {
    return "The house can't be reached at the moment. Try again.";
  }
  return error instanceof Error ? error.message : String(error);
}
