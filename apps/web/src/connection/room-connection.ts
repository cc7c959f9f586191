import {
  CLIENT_MESSAGES,
  CLOSE_CODES,
  type CloseWhy,
  type CommandName,
  type EventName,
  type Events,
  LIMITS,
  type PersonId,
  type RequestOf,
  SERVER_BYTES,
  type ServerTime,
} from "@karaverse/protocol";
import { createStore, type StoreApi } from "zustand/vanilla";
import { refusalWords, sentWords } from "@/i18n/refusal-words";
import { Asking, type AskResult } from "./ask";
import { backoffMs } from "./backoff";
import { ClockSync } from "./clock-sync";
import { Emitter } from "./emitter";
import { Motion } from "./motion";
import { type RoomView, viewOf } from "./view";
import { type Connector, type CrowdWish, Refused, type Wire } from "./wire";

export type EndReason = CloseWhy | "left";

export type ConnectionStatus =
  | { readonly phase: "joining" }
  | { readonly phase: "in" }
  | { readonly phase: "reconnecting"; readonly attempt: number }
  /** Nothing will come any more. */
  | { readonly phase: "ended"; readonly why: EndReason; readonly message: string };

/** What a store looks like from outside. */
export type Readable<T> = Pick<StoreApi<T>, "getState" | "getInitialState" | "subscribe">;

export interface RoomConnectionOptions {
  readonly slug: string;
  /** The own person. */
  readonly me: PersonId;
  readonly device: "desktop" | "phone";
  readonly wish: CrowdWish;
  readonly connector: Connector;
  /** Rule J1: a ticket is good for one join, so every join asks for one. */
  readonly tickets: () => Promise<{ ticket: string; roomId: string }>;
  readonly luck?: () => number;
}

type Heard = Omit<Events, "answer" | "clock">;
const HEARD = [
  "chat",
  "chat-history",
  "reaction",
  "announcement",
  "trigger",
  "hubbub",
  "earshot",
  "result",
  "frames-kept",
  "not-ready",
  "goodbye",
] as const satisfies readonly (keyof Heard)[];

const NOBODY: readonly number[] = [];
const ENDS = Object.entries(CLOSE_CODES) as [CloseWhy, number][];

/** Being in a room: commands out, typed events in, the state as plain data, and the way back after a drop. */
export class RoomConnection {
  readonly slug: string;
  readonly me: PersonId;
  readonly clock: ClockSync;
  readonly motion: Motion;
  readonly #status = createStore<ConnectionStatus>(() => ({ phase: "joining" }));
  readonly #view = createStore<{ view: RoomView | null }>(() => ({ view: null }));
  readonly #events = new Emitter<Heard & { reconnected: undefined }>();
  readonly #asking: Asking;
  #wire: Wire | null = null;
  #goodbye: Events["goodbye"] | null = null;
  #lastEarshot: Events["earshot"] = { performers: [], others: [] };
  /** By crowd. */
  readonly #lastHubbub = new Map<number, readonly number[]>();
  #droppedAt = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly options: RoomConnectionOptions) {
    this.slug = options.slug;
    this.me = options.me;
    this.#asking = new Asking((envelope) => this.#send(CLIENT_MESSAGES.command, envelope));
    this.clock = new ClockSync((t0) => this.#send(CLIENT_MESSAGES.clock, { t0 }));
    this.motion = new Motion({
      clock: this.clock,
      send: (bytes) => this.#wire?.sendBytes(CLIENT_MESSAGES.motion, bytes),
      sendFace: (bytes) => this.#wire?.sendBytes(CLIENT_MESSAGES.face, bytes),
      onWantsToStand: () => void this.ask("stand", {}),
    });
  }

  get status(): Readable<ConnectionStatus> {
    return this.#status;
  }

  /** null until the first whole state is here, which `join` waits for. */
  get room(): Readable<{ view: RoomView | null }> {
    return this.#view;
  }

  get earshot(): Events["earshot"] {
    return this.#lastEarshot;
  }

  /** Rule V7: where this crowd is, as last told; the same array until it is told anew. */
  get hubbub(): readonly number[] {
    const mine = this.#view.getState().view?.byId.get(this.me)?.crowd ?? 0;
    return this.#lastHubbub.get(mine) ?? NOBODY;
  }

  /** The server's time now; before the first exchange, this machine's own. */
  now(): ServerTime {
    return this.clock.now() ?? Date.now();
  }

  /** @throws Refused with the server's words, or what the network threw: then nothing was begun */
  async join(): Promise<void> {
    const { connector, tickets, device } = this.options;
    const { ticket, roomId } = await tickets();
    await this.#take(await connector.join({ ticket, roomId, device, ...this.#wish() }));
  }

  /** Rule J6: who was inside finds back into the same hall, also when a new server has never heard of them. */
  #wish(): CrowdWish {
    const crowd = this.#view.getState().view?.byId.get(this.me)?.crowd;
    return crowd === undefined ? this.options.wish : { overflow: "twin", crowd };
  }

  ask<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<AskResult<Name>> {
    return this.#asking.ask(name, input);
  }

  on<Name extends keyof (Heard & { reconnected: undefined })>(
    name: Name,
    listener: (detail: (Heard & { reconnected: undefined })[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }

  /** A batch of sung frames (packages/singing/frames); false: there is no connection, send it again later. */
  sendSung(bytes: Uint8Array): boolean {
    if (!this.#wire || this.#status.getState().phase !== "in") return false;
    this.#wire.sendBytes(CLIENT_MESSAGES.sung, bytes);
    return true;
  }

  leave(): void {
    const wire = this.#wire;
    this.#end("left", refusalWords("left", "You have left the room."));
    wire?.leave();
  }

  async #take(wire: Wire): Promise<void> {
    const isMine = () => this.#wire === wire;
    this.#wire = wire;
    this.#goodbye = null;
    this.motion.start(this.me);
    const state = new Promise<boolean>((resolve) => {
      wire.onState((room) => {
        if (!isMine() || !room.roomId) return;
        const view = viewOf(room, this.#view.getState().view);
        // The first patch may come before the one with ourselves in it.
        if (!view.byId.has(this.me)) return;
        this.#seen(view);
        resolve(true);
      });
      wire.onClose((code, reason) => {
        resolve(false);
        if (isMine()) this.#closed(code, reason);
      });
    });
    wire.onEvent("answer", (answer) => isMine() && this.#asking.answered(answer));
    wire.onEvent("clock", (times) => isMine() && this.clock.answered(times));
    for (const name of HEARD) this.#relay(wire, name, isMine);
    wire.onBytes(SERVER_BYTES.motion, (bytes) => isMine() && this.motion.receive(bytes));
    this.clock.start();
    if (!(await state) || !isMine()) return;
    const before = this.#status.getState().phase;
    this.#status.setState({ phase: "in" }, true);
    if (before === "reconnecting") this.#events.emit("reconnected", undefined);
  }

  #relay<Name extends (typeof HEARD)[number]>(wire: Wire, name: Name, isMine: () => boolean): void {
    wire.onEvent<EventName & Name>(name, (payload) => {
      if (!isMine()) return;
      if (name === "goodbye") this.#goodbye = payload as Events["goodbye"];
      if (name === "earshot") this.#lastEarshot = payload as Events["earshot"];
      if (name === "hubbub") {
        const { crowd, squares } = payload as Events["hubbub"];
        this.#lastHubbub.set(crowd, squares);
      }
      this.#events.emit(name, payload as (Heard & { reconnected: undefined })[Name]);
    });
  }

  #seen(view: RoomView): void {
    this.motion.setView(view);
    this.#view.setState({ view }, true);
  }

  #send(type: string, payload: unknown): boolean {
    if (!this.#wire) return false;
    this.#wire.send(type, payload);
    return true;
  }

  #closed(code: number, reason: string): void {
    const token = this.#wire?.resumeToken ?? null;
    this.#wire = null;
    this.#asking.lost();
    this.clock.stop();
    if (this.#status.getState().phase === "ended") return;
    const why = this.#goodbye?.why ?? ENDS.find(([, known]) => known === code)?.[0] ?? null;
    if (why) {
      this.#end(why, sentWords(this.#goodbye?.message ?? reason));
      return;
    }
    this.#droppedAt = performance.now();
    this.#comeBack(token, 0);
  }

  #comeBack(token: string | null, attempt: number): void {
    this.#status.setState({ phase: "reconnecting", attempt: attempt + 1 }, true);
    const wait = backoffMs(attempt, (this.options.luck ?? Math.random)());
    this.#retry = setTimeout(() => void this.#tryAgain(token, attempt), wait);
  }

  /** Within the grace the old place is taken up (Rule L1); when the server knows nothing of it, with a new ticket. */
  async #tryAgain(token: string | null, attempt: number): Promise<void> {
    const { connector } = this.options;
    const inGrace = performance.now() - this.#droppedAt < LIMITS.returnSeconds * 1_000;
    try {
      if (!token || !inGrace) return await this.join();
      await this.#take(await connector.resume(token));
    } catch (error) {
      if (this.#status.getState().phase === "ended") return;
      const isRefused = error instanceof Refused;
      if (isRefused && token && inGrace) return this.#tryAgain(null, attempt);
      const final = isRefused ? finalOf(error) : null;
      if (final) this.#end(final, error instanceof Error ? error.message : "");
      else this.#comeBack(token, attempt + 1);
    }
  }

  #end(why: EndReason, message: string): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#wire = null;
    this.#asking.lost();
    this.clock.stop();
    this.motion.stop();
    this.#status.setState({ phase: "ended", why, message }, true);
  }
}

/** Refusals that no patience changes. */
function finalOf({ reason }: Refused): EndReason | null {
  if (reason === "banned") return "banned";
  if (reason === "removed") return "removed";
  if (reason === "room-closed" || reason === "room-unknown") return "closed";
  if (reason === "password-wrong" || reason === "room-locked" || reason === "not-signed-in") return "refused";
  return null;
}
