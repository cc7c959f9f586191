import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "@colyseus/sdk";
import type { Room as DatabaseRoom } from "@karaverse/database";
import { type Answer, decodeUpdate, type Role, type RoomState, SERVER_BYTES } from "@karaverse/protocol";
import type { House } from "../../../tests/integration/support/realtime-house";
import type { Deed, Message, Next } from "./messages";

type Wire = Awaited<ReturnType<House["knock"]>>;
/** What lies under Colyseus' client in Node: ws, and its TCP socket. */
interface Under {
  readonly readyState: number;
  readonly OPEN: number;
  send(bytes: Uint8Array): void;
  terminate(): void;
  _socket?: Socket;
}

const underOf = (wire: Wire): Under => (wire.connection.transport as unknown as { ws: Under }).ws;

export interface RogueOptions {
  house: House;
  room: DatabaseRoom;
  /** With which role the next person comes; a person who can't get in any more is followed by another. */
  nextRole(): Role | null;
  /** Somebody else's secret, as far as a rogue could have found it. */
  secretOfAnother(): string;
  counts: RogueCounts;
}

export interface RogueCounts {
  entered: number;
  refusedAtTheDoor: number;
  comebacks: number;
  stolen: number;
  readonly closed: Map<number, number>;
  readonly answers: Map<string, number>;
}

export const noCounts = (): RogueCounts => ({
  entered: 0,
  refusedAtTheDoor: 0,
  comebacks: 0,
  stolen: 0,
  closed: new Map(),
  answers: new Map(),
});

const count = <Key>(map: Map<Key, number>, key: Key): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/** Roles as they were given, by person. */
export type Roles = Map<string, Role>;

/** A person with bad intentions and one connection, most of the time. */
export function createRogue({ house, room, nextRole, secretOfAnother, counts }: RogueOptions, roles: Roles) {
  let personId = "";
  let wire: Wire | null = null;
  let isOpen = false;
  let token = "";
  let place = { x: 0, z: 0 };
  let sequence = 0;
  const client = new Client(house.server.url);

  async function become(): Promise<void> {
    personId = `rogue-${randomUUID()}`;
    const role = nextRole();
    await house.db.people.ensureGuest({ id: personId, name: "Rogue" });
    if (role) await house.db.roles.set(room.id, personId, role);
    roles.set(personId, role ?? "guest");
  }

  function take(next: Wire): void {
    wire = next;
    isOpen = true;
    token = next.reconnectionToken;
    next.reconnection.enabled = false;
    next.onMessage("answer", (answer: Answer) => count(counts.answers, answer.ok ? "ok" : answer.reason));
    sequence = 0;
    next.onMessage(SERVER_BYTES.motion, (bytes: Uint8Array) => {
      const correction = decodeUpdate(Uint8Array.from(bytes))?.correction;
      if (correction) place = { x: correction.pose.x, z: correction.pose.z };
    });
    next.onMessage("*", () => undefined);
    next.onError(() => undefined);
    next.onLeave((code) => {
      count(counts.closed, code);
      if (wire === next) isOpen = false;
    });
  }

  async function enter(): Promise<void> {
    if (personId === "") await become();
    const ticket = await house.ticketFor(room, { personId, name: "Rogue" });
    try {
      take(await house.knock({ ticket, roomId: room.id, overflow: "twin" }));
      counts.entered++;
    } catch {
      counts.refusedAtTheDoor++;
      // Banned, locked out, or the seat was lost on the way.
      personId = "";
      await pause(50);
    }
  }

  async function comeBack(secret: string): Promise<boolean> {
    try {
      take(await client.reconnect<RoomState>(secret));
      return true;
    } catch {
      return false;
    }
  }

  async function perform(deed: Deed): Promise<void> {
    const left = wire;
    if (deed === "leave") await left?.leave(true).catch(() => undefined);
    else if (deed === "vanish") left && underOf(left).terminate();
    else if (deed === "enter-again") await enter();
    else if (deed === "come-back") {
      if (left) underOf(left).terminate();
      isOpen = false;
      if (await comeBack(token)) counts.comebacks++;
    } else if (await comeBack(secretOfAnother())) counts.stolen++;
  }

  return {
    personId: () => personId,
    state: (): RoomState | null => wire?.state ?? null,
    isOpen: () => isOpen && wire !== null && underOf(wire).readyState === underOf(wire).OPEN,
    next: (): Next => ({ ...place, sequence: ++sequence & 0xffff }),
    enter,
    async send(message: Message): Promise<void> {
      if (message.kind === "deed") {
        await perform(message.deed);
        return;
      }
      if (!wire) return;
      const under = underOf(wire);
      try {
        if (message.kind === "message") wire.send(message.type, message.payload);
        else if (message.kind === "bytes") wire.sendBytes(message.type, message.bytes);
        else if (message.kind === "raw") under.send(message.bytes);
        else under._socket?.write(message.bytes);
      } catch {
        // What Colyseus' own client can't pack is sent by nobody.
      }
    },
    async leave(): Promise<void> {
      if (wire && isOpen) underOf(wire).terminate();
      isOpen = false;
    },
  };
}

export type Rogue = ReturnType<typeof createRogue>;
