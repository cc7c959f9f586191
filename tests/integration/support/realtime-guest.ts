import type { Room } from "@colyseus/sdk";
import {
  type Answer,
  CLIENT_MESSAGES,
  type CommandName,
  decodeUpdate,
  type EventName,
  type Events,
  encodeInput,
  type MotionUpdate,
  newPose,
  type OutputOf,
  type Participant,
  type PerformanceView,
  type Pose,
  performanceOf,
  type Reason,
  type RequestOf,
  type RoomState,
  SERVER_BYTES,
  type ServerTime,
} from "@karaverse/protocol";
import { createServerClock } from "@karaverse/singing/clock";
import { eventually } from "./realtime-wait";

export type Wire = Room<unknown, RoomState>;

export interface Frame {
  bytes: Uint8Array;
  update: MotionUpdate;
}

export type Asked<Name extends CommandName> =
  | { ok: true; value: OutputOf<Name> }
  | { ok: false; reason: Reason; message: string };

type Heard = { [Name in EventName]: { name: Name; payload: Events[Name] } }[EventName];

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
] as const;

/** The quickest of so many answers tells the time: a single one may have been held up on one of its ways. */
const CLOCK_QUESTIONS = 5;

export type Proposal = Partial<Pose> & { viewYaw?: number; fieldOfView?: number };

/** One person with a client of their own: asks, moves, and keeps everything that is heard. */
export class Guest {
  /** Everything but answers and clocks, in order. */
  readonly events: Heard[] = [];
  /** Motion as it came, over all connections. */
  readonly frames: Frame[] = [];
  /** Who is in sight, by short id, as a client would know it. */
  readonly sight = new Map<number, Pose>();
  /** Answers that belong to no question. */
  readonly complaints: Extract<Answer, { ok: false }>[] = [];
  /** What the server must never do, and did. */
  readonly faults: string[] = [];
  closed: { code: number; reason: string } | null = null;
  /** Where the own avatar stands. */
  pose = newPose();
  #wire: Wire | null = null;
  #asked = 0;
  #sequence = 0;
  #view: { yaw: number | null; degrees: number } = { yaw: null, degrees: 90 };
  readonly #answers = new Map<number, Answer>();
  #clock = createServerClock();
  readonly #listeners = new Set<(heard: Heard) => void>();

  constructor(
    readonly personId: string,
    readonly name: string,
    private readonly join: () => Promise<Wire>,
    private readonly resume: (token: string) => Promise<Wire>,
  ) {}

  /** With a new ticket. */
  async enter(): Promise<void> {
    await this.#take(await this.join());
  }

  /**
   * Tries until the door opens: the server may still be on its way back. Answers with the time at which the knock
   * began that was heard (performance.now()).
   */
  async untilIn(): Promise<number> {
    let knockedAt = 0;
    await this.until("it is possible to enter again", () => {
      knockedAt = performance.now();
      return this.enter().then(
        () => true,
        () => false,
      );
    });
    return knockedAt;
  }

  /** With the connection that was lost (Rule L1). */
  async comeBack(): Promise<void> {
    await this.#take(await this.resume(this.wire.reconnectionToken));
  }

  get wire(): Wire {
    if (!this.#wire) throw new Error(`${this.name} was never in`);
    return this.#wire;
  }

  get state(): RoomState {
    return this.wire.state;
  }

  get me(): Participant {
    return this.person(this);
  }

  get shortId(): number {
    return this.me.shortId;
  }

  /** Connected, and the room's state has come. */
  get isIn(): boolean {
    return this.closed === null && this.#wire?.state?.performance !== undefined;
  }

  get performance(): PerformanceView {
    return performanceOf(this.state.performance);
  }

  /** The song of every waiting entry, in order. */
  get queue(): string[] {
    return this.state.queue.map(({ id }) => id);
  }

  person({ personId }: { personId: string }): Participant {
    const found = this.state.participants.get(personId);
    if (!found) throw new Error(`${this.name} knows nobody of that id`);
    return found;
  }

  sees = ({ personId }: { personId: string }): boolean => this.state.participants.has(personId);

  now(): ServerTime {
    return this.#clock.toServer(performance.now()) ?? Date.now();
  }

  async ask<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<Asked<Name>> {
    return (await this.askAnything(name, input)) as Asked<Name>;
  }

  /** For what no honest client would ask. */
  askAnything(name: string, input: unknown): Promise<Answer> {
    const id = this.#asked++;
    this.wire.send(CLIENT_MESSAGES.command, { id, name, input });
    return this.until(`an answer to ${name}`, () => this.#answers.get(id));
  }

  /** Asks for what has to be allowed. */
  async must<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<OutputOf<Name>> {
    const answer = await this.ask(name, input);
    if (!answer.ok) throw new Error(`${this.name} asked for ${name} and was told: ${answer.reason}`);
    return answer.value;
  }

  /** "ok", or why not. */
  async tries<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<"ok" | Reason> {
    const answer = await this.ask(name, input);
    return answer.ok ? "ok" : answer.reason;
  }

  heard<Name extends EventName>(name: Name): Events[Name][] {
    return this.events.flatMap((event) => (event.name === name ? [event.payload as Events[Name]] : []));
  }

  on(listener: (heard: Heard) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  until<T>(what: string, question: () => T | Promise<T>, withinMs?: number) {
    return eventually(`${this.name}: ${what}`, question, withinMs);
  }

  untilPhase<Phase extends PerformanceView["phase"]>(phase: Phase, withinMs?: number) {
    return this.until(
      `the stage is ${phase}`,
      () => {
        const now = this.performance;
        return now.phase === phase && (now as Extract<PerformanceView, { phase: Phase }>);
      },
      withinMs,
    );
  }

  untilClosed(withinMs?: number) {
    return this.until("the connection is closed", () => this.closed, withinMs);
  }

  /** Proposes to be somewhere, and to look somewhere from now on; answers with the input's number. */
  propose({ viewYaw, fieldOfView, ...change }: Proposal = {}): number {
    this.pose = { ...this.pose, ...change };
    this.#view = { yaw: viewYaw ?? this.#view.yaw, degrees: fieldOfView ?? this.#view.degrees };
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const { pose } = this;
    const view = { viewYaw: this.#view.yaw ?? pose.yaw, fieldOfView: this.#view.degrees };
    this.sendBytes(
      CLIENT_MESSAGES.motion,
      encodeInput({ sequence: this.#sequence, time: performance.now(), pose, ...view }),
    );
    return this.#sequence;
  }

  /** Proposes, and waits until the server has looked at it; the last accepted pose when it was refused. */
  async moves(change: Proposal = {}): Promise<Pose | null> {
    const from = this.frames.length;
    const sequence = this.propose(change);
    const frame = await this.until("the move is looked at", () =>
      this.frames.slice(from).find(({ update }) => update.acknowledged === sequence),
    );
    const { correction } = frame.update;
    return correction?.sequence === sequence ? correction.pose : null;
  }

  sendBytes(type: string, bytes: Uint8Array): void {
    this.wire.sendBytes(type, bytes);
  }

  send(type: string, payload: unknown): void {
    this.wire.send(type, payload);
  }

  async leave(): Promise<void> {
    await this.wire.leave(true);
  }

  /** As when the network goes: nobody says goodbye. */
  vanish(): void {
    if (!this.#wire || this.closed) return;
    const { ws } = this.wire.connection.transport as unknown as { ws: { terminate?(): void; close(): void } };
    if (ws.terminate) ws.terminate();
    else ws.close();
  }

  async drop(): Promise<void> {
    this.vanish();
    await this.untilClosed();
  }

  async #take(wire: Wire): Promise<void> {
    wire.reconnection.enabled = false;
    this.#wire = wire;
    this.closed = null;
    this.sight.clear();
    const earlierFrames = this.frames.length;
    const isMine = () => this.#wire === wire;
    wire.onMessage("answer", (answer: Answer) => this.#answered(answer));
    let toldTime = 0;
    wire.onMessage("clock", ({ t0, t1, t2 }: Events["clock"]) => {
      this.#clock.add({ t0, t1, t2, t3: performance.now() });
      if (++toldTime < CLOCK_QUESTIONS) wire.send(CLIENT_MESSAGES.clock, { t0: performance.now() });
    });
    for (const name of HEARD) {
      wire.onMessage(name, (payload: never) => {
        const heard = { name, payload } as Heard;
        this.events.push(heard);
        for (const listener of this.#listeners) listener(heard);
      });
    }
    wire.onMessage(
      SERVER_BYTES.motion,
      (bytes: Uint8Array) => isMine() && this.#moved(Uint8Array.from(bytes)),
    );
    wire.onMessage("*", () => undefined);
    wire.onLeave((code, reason) => {
      if (isMine()) this.closed = { code, reason: reason ?? "" };
    });
    wire.send(CLIENT_MESSAGES.clock, { t0: performance.now() });
    await this.until(
      "the room is here",
      () => this.closed !== null || wire.state?.participants?.has(this.personId),
    );
    await this.until(
      "the time and the place are known",
      () => this.closed !== null || (this.frames.length > earlierFrames && toldTime >= CLOCK_QUESTIONS),
    );
    this.#sequence = 0;
  }

  #answered(answer: Answer): void {
    if (answer.id >= 0) this.#answers.set(answer.id, answer);
    else if (!answer.ok) this.complaints.push(answer);
  }

  /** Rule S4: nobody leaves who was not there. */
  #moved(bytes: Uint8Array): void {
    const update = decodeUpdate(bytes);
    if (!update) {
      this.faults.push(`a motion frame of ${bytes.byteLength} bytes can't be read`);
      return;
    }
    this.frames.push({ bytes, update });
    if (update.correction) this.pose = { ...update.correction.pose };
    for (const id of update.left)
      if (!this.sight.delete(id)) this.faults.push(`${id} left who was not in sight`);
    for (const { id, pose } of update.poses) this.sight.set(id, pose);
  }
}
