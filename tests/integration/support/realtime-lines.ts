import { randomUUID } from "node:crypto";
import type { Room } from "@karaverse/database";
import { ROOM_TYPE } from "@karaverse/protocol";
import { WebSocket } from "ws";
import type { House } from "./realtime-house";
import { eventually } from "./realtime-wait";

const JSON_HEAD = { "content-type": "application/json" };
/** In a WebSocket's own words; the last is Colyseus'. */
export const CLOSED = { protocolError: 1_002, notEven: 1_006, tooBig: 1_009, unreadable: 4_002 } as const;
/** Colyseus' first bytes. */
export const WIRE = { join: 10, error: 11 } as const;

export interface Seat {
  roomId: string;
  sessionId: string;
}

export interface Line {
  socket: WebSocket;
  /** First bytes of what came. */
  codes: number[];
  closed(): Promise<number>;
}

/** Bytes past ws, as no library would send them. */
export const onTheWire = ({ socket }: Line, bytes: readonly number[]) =>
  (socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket.write(
    Uint8Array.from(bytes),
  );

/** Ways to the server below every library. */
export function linesTo(house: House) {
  async function somebody(): Promise<string> {
    const id = `p-${randomUUID()}`;
    await house.db.people.ensureGuest({ id, name: "Rascal" });
    return id;
  }

  async function seatFor(room: Room, person?: string): Promise<Seat> {
    const personId = person ?? (await somebody());
    const ticket = await house.ticketFor(room, { personId, name: "Rascal" });
    const response = await fetch(`${house.server.url}/matchmake/joinOrCreate/${ROOM_TYPE}`, {
      method: "POST",
      headers: JSON_HEAD,
      body: JSON.stringify({ ticket, roomId: room.id }),
    });
    return (await response.json()) as Seat;
  }

  /** A bare WebSocket to a seat, which says nothing by itself. */
  async function dial(seat: Seat, query = ""): Promise<Line> {
    const address = `${house.server.url.replace("http", "ws")}/p/${seat.roomId}?sessionId=${seat.sessionId}${query}`;
    const socket = new WebSocket(address);
    const codes: number[] = [];
    let code: number | null = null;
    socket.on("message", (bytes: Buffer) => codes.push(bytes[0] ?? 0));
    socket.on("close", (why) => {
      code = why;
    });
    socket.on("error", () => undefined);
    await new Promise((resolve) => socket.once("open", resolve).once("close", resolve));
    return { socket, codes, closed: () => eventually("the socket is closed", () => code) };
  }

  /** Through the door, as far as the seat goes; the room has not heard that they are in. */
  async function seated(room: Room, personId?: string): Promise<Line> {
    const line = await dial(await seatFor(room, personId));
    await eventually("the seat is taken", () => line.codes.includes(WIRE.join));
    return line;
  }

  async function joined(room: Room): Promise<Line> {
    const line = await seated(room);
    line.socket.send(Uint8Array.of(WIRE.join));
    await eventually("the state comes", () => line.codes.length > 1);
    return line;
  }

  return { somebody, seatFor, dial, seated, joined };
}
