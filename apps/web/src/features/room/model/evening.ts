import { may, type PersonId } from "@karaverse/protocol";
import { createStore } from "zustand/vanilla";
import {
  type CrowdWish,
  colyseusConnector,
  type EndReason,
  fetchTicket,
  Refused,
  RoomConnection,
  type TicketRequest,
} from "@/connection";
import { beSomebody } from "@/features/account";
import { wearDraft } from "@/features/avatar";
import { type Chat, createChat } from "@/features/chat";
import { bridgeOf, RoomFaces, withoutBridge } from "@/features/faces";
import { RoomSound } from "@/features/stage";
import { VoiceDesk } from "@/features/voice";
import { words } from "@/i18n/words";
import { ApiRefusal, api } from "@/lib/api";
import type { Me, RoomAnswer } from "@/lib/api-types";
import { crowdIn } from "@/lib/halls";
import { type PlaceAhead, waitInLine } from "./line";
import { openPassage, takePassage } from "./passage";
import { RoomSource } from "./room-source";

export interface Inside {
  readonly room: RoomConnection;
  readonly sound: RoomSound;
  readonly chat: Chat;
  readonly faces: RoomFaces;
}

/** Rules J6, J7: what there is besides entering, at a full room. */
export type Offer =
  | { readonly kind: "full"; readonly twin: boolean }
  | { readonly kind: "waiting"; readonly place: PlaceAhead };

/** One visit, from the link to the way home. */
export type Visit =
  | { readonly phase: "arriving" }
  /** There is no such room, which is final, or the house can't be reached. */
  | { readonly phase: "nowhere"; readonly message: string; readonly isFinal: boolean }
  | {
      readonly phase: "door";
      readonly door: RoomAnswer;
      readonly me: Me;
      readonly busy: boolean;
      readonly trouble: string | null;
      /** null: the door is open, as far as is known. */
      readonly offer: Offer | null;
    }
  | { readonly phase: "inside"; readonly door: RoomAnswer; readonly me: Me; readonly inside: Inside }
  | {
      readonly phase: "over";
      readonly door: RoomAnswer;
      readonly me: Me;
      readonly why: EndReason;
      readonly message: string;
    };

/** Asking again would change nothing. */
const FINAL: ReadonlySet<string> = new Set(["room-unknown", "room-closed", "banned"]);

type AtDoor = Extract<Visit, { phase: "door" }>;

/** Everything of one room's page that outlives a render: who one is, the sound, the connection, what is drawn. */
export class Evening {
  readonly desk = new VoiceDesk();
  readonly source = new RoomSource();
  readonly #visit = createStore<Visit>(() => ({ phase: "arriving" }));
  #stopWatching: (() => void) | null = null;
  /** Whatever an earlier arrival is still waiting for finds another number here and ends. */
  #arrival = 0;
  /** While one stands in line: how to leave it, and as whom one will enter. */
  #line: { readonly leave: () => void; request: TicketRequest } | null = null;

  constructor(readonly slug: string) {}

  get visit() {
    return this.#visit;
  }

  /** Finds the room and who one is, and stands at the door. */
  async arrive(): Promise<void> {
    const arrival = ++this.#arrival;
    this.#leaveLine();
    if (this.#visit.getState().phase === "nowhere") this.#go({ phase: "arriving" });
    try {
      const [door, me] = await Promise.all([this.#look(), beSomebody()]);
      if (arrival !== this.#arrival) return;
      if (door.room.closed)
        this.#go({ phase: "nowhere", message: words()("room.roomClosed"), isFinal: true });
      else {
        this.#go({ phase: "door", door, me, busy: false, trouble: null, offer: offerAt(door, me) });
        await this.#passThrough();
      }
    } catch (error) {
      const isFinal = error instanceof ApiRefusal && FINAL.has(error.code);
      if (arrival === this.#arrival) this.#go({ phase: "nowhere", message: wordsOf(error), isFinal });
    }
  }

  /** Who comes from another room by a door is in, unless this one asks for something that they have not said yet. */
  async #passThrough(): Promise<void> {
    const visit = this.#visit.getState();
    const passage = takePassage(this.slug);
    if (!passage || visit.phase !== "door" || visit.offer || visit.door.room.visibility === "password")
      return;
    await this.enter(passage.as);
    if (passage.speaking && this.#visit.getState().phase === "inside") await this.desk.setSpeaking(true);
  }

  /** Best called from a click: sound starts only from one. */
  async enter(request: TicketRequest, overflow: CrowdWish["overflow"] = "refuse"): Promise<void> {
    const visit = this.#visit.getState();
    if (visit.phase !== "door" || visit.busy) return;
    const { door, me } = visit;
    const arrival = this.#arrival;
    this.#go({ ...visit, busy: true, trouble: null });
    void this.desk.start().catch(() => undefined);
    const crowd = crowdIn(location.href);
    const room = new RoomConnection({
      slug: this.slug,
      me: me.id as PersonId,
      device: matchMedia("(pointer: coarse)").matches ? "phone" : "desktop",
      wish: { overflow, ...(crowd !== undefined && { crowd }) },
      connector: colyseusConnector(location.origin),
      tickets: () => fetchTicket(this.slug, request),
    });
    const chat = createChat(room);
    try {
      await room.join();
      if (room.status.getState().phase !== "in" || arrival !== this.#arrival)
        throw new Error(words()("room.doorShut"));
    } catch (error) {
      chat.close();
      room.leave();
      if (arrival === this.#arrival) await this.#turnedAway(request, error);
      return;
    }
    this.#leaveLine();
    const sound = new RoomSound(room, this.desk);
    const faces = new RoomFaces(room, this.desk);
    const bridge = bridgeOf(location.href);
    if (bridge) {
      faces.phone.start(bridge);
      history.replaceState(history.state, "", withoutBridge(location.href));
    }
    const inside = { room, sound, chat, faces };
    this.source.enter({ room, chat, desk: this.desk, faces });
    this.#stopWatching = room.status.subscribe((status) => {
      if (status.phase !== "ended") return;
      this.#goOut(inside);
      this.#go({ phase: "over", door, me, why: status.why, message: status.message });
    });
    wearDraft(request.avatar);
    this.#go({ phase: "inside", door, me: { ...me, name: request.name, avatar: request.avatar }, inside });
  }

  /** Rule J7: waits at the door, and enters when it is one's turn. */
  wait(request: TicketRequest): void {
    const visit = this.#visit.getState();
    if (visit.phase !== "door" || visit.busy) return;
    this.#leaveLine();
    this.#go({ ...visit, busy: true, trouble: null });
    // Now there is a click; when the turn comes there is none.
    void this.desk.start().catch(() => undefined);
    let isBegun = false;
    const change = (change: Partial<AtDoor>) => {
      this.#atDoor(isBegun ? change : { ...change, busy: false });
      isBegun = true;
    };
    const { leave } = waitInLine(this.slug, request.password, {
      moved: (place) => change({ offer: { kind: "waiting", place } }),
      myTurn: () => {
        change({});
        const as = this.#line?.request ?? request;
        this.#line = null;
        void this.enter(as);
      },
      failed: (error) => {
        change({ trouble: wordsOf(error), offer: { kind: "full", twin: true } });
        this.#line = null;
      },
    });
    this.#line = { leave, request };
  }

  /** Somebody who waits changes their name or their looks. */
  revise(as: Pick<TicketRequest, "name" | "avatar">): void {
    if (this.#line) this.#line.request = { ...this.#line.request, ...as };
  }

  stopWaiting(): void {
    const visit = this.#visit.getState();
    if (visit.phase !== "door" || visit.offer?.kind !== "waiting") return;
    this.#leaveLine();
    this.#go({ ...visit, trouble: null, offer: { kind: "full", twin: visit.offer.place.twin } });
  }

  leave(): void {
    const visit = this.#visit.getState();
    if (visit.phase === "inside") visit.inside.room.leave();
  }

  /** One goes through a door into another room, as who one is here. */
  passTo(slug: string): void {
    const visit = this.#visit.getState();
    if (visit.phase !== "inside") return;
    const { name, avatar } = visit.me;
    // Rule P16: a microphone that was opened for a song only is shut beyond the door.
    const speaking = this.desk.view().speaking && !visit.inside.sound.stage.isMicrophoneLent;
    openPassage({ slug, as: { name, avatar }, speaking });
  }

  /** The page goes. */
  close(): void {
    this.#arrival++;
    this.#leaveLine();
    this.leave();
    const { voice } = this.desk;
    void voice?.close();
  }

  async #turnedAway(request: TicketRequest, error: unknown): Promise<void> {
    const visit = this.#visit.getState();
    if (visit.phase !== "door") return;
    const isFull = error instanceof Refused && error.reason === "room-full";
    const wasWaiting = visit.offer?.kind === "waiting";
    if (isFull && wasWaiting && !this.#line) {
      this.#atDoor({ busy: false });
      this.wait(request);
    } else if (isFull && !wasWaiting) {
      const door = await this.#look().catch(() => visit.door);
      const twin = door === visit.door || door.room.twin;
      // Who sees the offer for the first time needs no other word.
      const trouble = visit.offer ? wordsOf(error) : null;
      this.#atDoor({ busy: false, door, trouble, offer: { kind: "full", twin } });
    } else {
      const isOut = wasWaiting && !this.#line;
      this.#atDoor({
        busy: false,
        trouble: wordsOf(error),
        ...(isOut && { offer: { kind: "full", twin: true } }),
      });
    }
  }

  #look(): Promise<RoomAnswer> {
    return api<RoomAnswer>("GET", `rooms/${encodeURIComponent(this.slug)}`);
  }

  #leaveLine(): void {
    this.#line?.leave();
    this.#line = null;
  }

  #goOut({ sound, chat, faces }: Inside): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.source.leave();
    faces.close();
    sound.close();
    chat.close();
  }

  #atDoor(change: Partial<AtDoor>): void {
    const visit = this.#visit.getState();
    if (visit.phase === "door") this.#go({ ...visit, ...change });
  }

  #go(visit: Visit): void {
    this.#visit.setState(visit, true);
  }
}

/** Rules J2, J8: what is known from outside; who tries all the same is told by the door. */
function offerAt({ room, role, inside }: RoomAnswer, me: Me): Offer | null {
  if (!room.full || inside || may(me.admin ? "admin" : (role ?? "guest"), "enter-full")) return null;
  const friends = room.halls[crowdIn(location.href) ?? 0];
  return friends && friends.people > 0 && friends.free > 0 ? null : { kind: "full", twin: room.twin };
}

function wordsOf(error: unknown): string {
  if (error instanceof Refused || error instanceof ApiRefusal) return error.message;
  if (error instanceof TypeError || (error instanceof Error && error.message.startsWith("HTTP "))) {
    return words()("room.unreachable");
  }
  return error instanceof Error ? error.message : String(error);
}
