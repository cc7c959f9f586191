import type { CommandEnvelope, EventName, Events, RoomState } from "@karaverse/protocol";
import { RoomConnection } from "./room-connection";
import type { Connector, JoinRequest, Wire } from "./wire";

export const person = (personId: string, shortId: number, more: object = {}) => ({
  personId,
  shortId,
  crowd: 0,
  name: personId,
  avatar: "",
  role: "guest",
  admin: false,
  seat: "",
  holds: "",
  connected: true,
  microphoneOn: false,
  muted: false,
  onStage: false,
  ...more,
});

export const stateWith = (...people: ReturnType<typeof person>[]) =>
  ({
    roomId: "room",
    slug: "hall",
    name: "Hall",
    theme: "lounge",
    lights: "warm",
    screen: "lyrics",
    visibility: "public",
    capacity: 10,
    locked: false,
    voice: true,
    voiceOffReason: "",
    participants: new Map(people.map((one) => [one.personId, one])),
    queue: [],
    performance: { phase: "idle", performers: [], ready: [], scores: [], asking: [] },
  }) as unknown as RoomState;

/** For tests: the far end of a connection, in their hands. */
export class Line implements Wire {
  readonly sent: { type: string; payload: unknown }[] = [];
  readonly bytes: Uint8Array[] = [];
  readonly #events = new Map<string, (payload: never) => void>();
  #state: ((state: RoomState) => void) | null = null;
  #close: ((code: number, reason: string) => void) | null = null;
  constructor(
    readonly resumeToken: string,
    private readonly first: RoomState,
  ) {}
  send(type: string, payload: unknown): void {
    this.sent.push({ type, payload });
  }
  sendBytes(_type: string, bytes: Uint8Array): void {
    this.bytes.push(bytes);
  }
  onEvent<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): void {
    this.#events.set(name, listener as (payload: never) => void);
  }
  onBytes(type: string, listener: (bytes: Uint8Array) => void): void {
    this.#events.set(`bytes:${type}`, listener as (payload: never) => void);
  }
  onState(listener: (state: RoomState) => void): void {
    this.#state = listener;
    listener(this.first);
  }
  onClose(listener: (code: number, reason: string) => void): void {
    this.#close = listener;
  }
  leave(): void {
    this.sent.push({ type: "leave", payload: null });
  }
  tell<Name extends EventName>(name: Name, payload: Events[Name]): void {
    this.#events.get(name)?.(payload as never);
  }
  tellBytes(bytes: Uint8Array): void {
    this.#events.get("bytes:motion")?.(bytes as never);
  }
  state(state: RoomState): void {
    this.#state?.(state);
  }
  close(code: number): void {
    this.#close?.(code, "");
  }
  commands(): CommandEnvelope[] {
    return this.sent
      .filter(({ type }) => type === "command")
      .map(({ payload }) => payload as CommandEnvelope);
  }
}

export interface House {
  room: RoomConnection;
  lines: Line[];
  joins: () => number;
  requests: JoinRequest[];
  resumes: string[];
  /** What the next attempts meet. */
  plan: { join: (() => Promise<Wire>) | null; resume: ((token: string) => Promise<Wire>) | null };
}

export function house(...people: ReturnType<typeof person>[]): House {
  const lines: Line[] = [];
  const resumes: string[] = [];
  const requests: JoinRequest[] = [];
  const plan: House["plan"] = { join: null, resume: null };
  let joins = 0;
  const line = () => {
    const one = new Line(`token-${lines.length}`, stateWith(person("me", 1), ...people));
    lines.push(one);
    return one;
  };
  const connector: Connector = {
    join: async (request) => {
      requests.push(request);
      joins++;
      return plan.join ? plan.join() : line();
    },
    resume: async (token) => {
      resumes.push(token);
      return plan.resume ? plan.resume(token) : line();
    },
  };
  const room = new RoomConnection({
    slug: "hall",
    me: "me",
    device: "desktop",
    wish: { overflow: "refuse" },
    connector,
    tickets: async () => ({ ticket: "t", roomId: "room" }),
    luck: () => 0.5,
  });
  return { room, lines, joins: () => joins, requests, resumes, plan };
}
