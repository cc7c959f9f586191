import { Client, type Room } from "@colyseus/sdk";
import {
  type Answer,
  type CommandName,
  decodeUpdate,
  type EventName,
  type Events,
  encodeInput,
  type MotionUpdate,
  type OutputOf,
  type Pose,
  type Reason,
  type RequestOf,
  type RoomState,
} from "@karaverse/protocol";
import { batchLength, encodeFrames, type SungFrame, takeOf } from "@karaverse/singing";
import { eventually } from "./until";

const STEP_MS = 50;
const RUN = 3.9;

type Heard = { [Name in EventName]: { name: Name; payload: Events[Name] } }[EventName];

/** Somebody in a room, over a real connection: does what a browser does, and remembers all that it is sent. */
export class Visitor {
  readonly heard: Heard[] = [];
  readonly frames: MotionUpdate[] = [];
  readonly rawFrames: Uint8Array[] = [];
  /** Avatars in sight, by shortId, as frames tell it. */
  readonly sight = new Map<number, Pose>();
  closedWith: number | null = null;
  /** Where this client believes to stand. */
  place = { x: 0, z: 0, yaw: 0 };
  viewYaw = 0;
  #next = 0;
  #sequence = 0;

  private constructor(
    readonly personId: string,
    readonly room: Room<unknown, RoomState>,
    readonly ticket: string,
  ) {
    room.reconnection.enabled = false;
    room.onMessage("*", (type, payload) => this.#hear(String(type), payload));
    room.onLeave((code) => {
      this.closedWith = code;
    });
  }

  static async join(
    url: string,
    { ticket, roomId, personId }: { ticket: string; roomId: string; personId: string },
  ): Promise<Visitor> {
    const room = await new Client(url).joinOrCreate<RoomState>("karaoke", { ticket, roomId });
    const visitor = new Visitor(personId, room, ticket);
    await eventually(() => room.state?.participants?.has(personId), { what: "the first state" });
    await eventually(() => visitor.frames.length > 0, { what: "the first motion frame" });
    return visitor;
  }

  /** Takes a lost connection up again (Rule L1). */
  static async resume(url: string, before: Visitor): Promise<Visitor> {
    const room = await new Client(url).reconnect<RoomState>(before.room.reconnectionToken);
    const visitor = new Visitor(before.personId, room, before.ticket);
    await eventually(() => room.state?.participants?.has(before.personId), { what: "the state again" });
    return visitor;
  }

  get state(): RoomState {
    return this.room.state;
  }

  get me() {
    const me = this.state.participants.get(this.personId);
    if (!me) throw new Error(`${this.personId} is not in the room`);
    return me;
  }

  shortIdOf(other: Visitor): number {
    const participant = this.state.participants.get(other.personId);
    if (!participant) throw new Error(`${other.personId} is not in the room`);
    return participant.shortId;
  }

  sees(other: Visitor): boolean {
    return this.sight.has(this.shortIdOf(other));
  }

  async ask<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<Answer> {
    return this.askRaw(name, input);
  }

  /** Anything at all, as a hostile client might. */
  askRaw(name: string, input: unknown): Promise<Answer> {
    const id = this.#next++;
    this.room.send("command", { id, name, input });
    return this.answer(id);
  }

  answer(id: number): Promise<Answer> {
    return eventually(() => this.all("answer").find((answer) => answer.id === id), {
      what: `the answer to question ${id}`,
    });
  }

  /** The value of a success; throws on a refusal. */
  async must<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<OutputOf<Name>> {
    const answer = await this.ask(name, input);
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.reason}`);
    return answer.value as OutputOf<Name>;
  }

  async refusal<Name extends CommandName>(name: Name, input: RequestOf<Name>): Promise<Reason> {
    const answer = await this.ask(name, input);
    if (answer.ok) throw new Error(`${name} was not refused`);
    return answer.reason;
  }

  all<Name extends EventName>(name: Name): Events[Name][] {
    return this.heard.flatMap((one) => (one.name === name ? [one.payload as Events[Name]] : []));
  }

  next<Name extends EventName>(name: Name, withinMs = 5_000): Promise<Events[Name]> {
    const before = this.all(name).length;
    return eventually(() => this.all(name)[before], { withinMs, what: `the event ${name}` });
  }

  /** One proposal, whatever it says. */
  propose(place: Partial<{ x: number; z: number; yaw: number; level: number }>, fieldOfView = 90): number {
    const { x, z, yaw, level = 0 } = { ...this.place, ...place };
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const pose: Pose = {
      ...{ x, z, yaw, level },
      gait: "walk",
      seated: false,
      holdingMicrophone: false,
      gesture: 0,
    };
    this.room.sendBytes(
      "motion",
      encodeInput({ sequence: this.#sequence, pose, viewYaw: this.viewYaw, fieldOfView }),
    );
    return this.#sequence;
  }

  /** Turns body and camera on the spot. */
  look(yaw: number): void {
    this.viewYaw = yaw;
    this.place = { ...this.place, yaw };
    this.propose({});
  }

  /** Runs straight there, proposing as a client does; obstacles are the caller's business. */
  async runTo(x: number, z: number): Promise<void> {
    const from = { ...this.place };
    const distance = Math.hypot(x - from.x, z - from.z);
    const steps = Math.max(1, Math.ceil(distance / ((RUN * STEP_MS) / 1_000)));
    for (let step = 1; step <= steps; step++) {
      const share = step / steps;
      this.place = { ...this.place, x: from.x + (x - from.x) * share, z: from.z + (z - from.z) * share };
      this.propose({});
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  }

  /** Sends frames of the take that runs now. */
  sendSung(frames: readonly SungFrame[], take = takeOf(this.state.performance.startsAt)): void {
    for (let from = 0; from < frames.length; ) {
      const rest = frames.slice(from);
      const batch = rest.slice(0, batchLength(rest));
      const bytes = encodeFrames({ performance: this.state.performance.number, take, frames: batch });
      this.room.sendBytes("sung", bytes);
      from += batch.length;
    }
  }

  /** The connection breaks, without a word. */
  drop(): void {
    this.room.connection.transport.close(4010);
  }

  async leave(): Promise<void> {
    await this.room.leave(true);
  }

  #hear(type: string, payload: unknown): void {
    if (type !== "motion") {
      this.heard.push({ name: type, payload } as Heard);
      return;
    }
    const bytes = payload as Uint8Array;
    this.rawFrames.push(bytes.slice());
    const update = decodeUpdate(bytes);
    if (!update) throw new Error("the server sent a broken motion frame");
    this.frames.push(update);
    for (const id of update.left) this.sight.delete(id);
    for (const { id, pose } of [...update.entered, ...update.moved]) this.sight.set(id, pose);
    if (update.correction) {
      const { x, z, yaw } = update.correction.pose;
      this.place = { x, z, yaw };
    }
  }
}
