import type { Socket } from "node:net";
import type { Client } from "@colyseus/core";
import type { WebSocket } from "ws";
import type { Pulse } from "./pulse";

/** An input lies at bytes[at..at + INPUT_BYTES), during the call only. */
export type HearInput = (bytes: Uint8Array, at: number) => void;

/** What lies under a client. */
export interface Link {
  readonly webSocket: WebSocket;
  /** For frames that go past ws' own sender. */
  readonly socket: Socket;
  readonly pulse: Pulse;
  /** Where motion inputs go; null: with all other messages. */
  hearInput: HearInput | null;
}

const links = new WeakMap<WebSocket, Link>();

export function keepLink(link: Link): void {
  links.set(link.webSocket, link);
}

/** Colyseus calls the WebSocket of a client `ref`. */
export function linkOf(client: Client): Link {
  const link = links.get(client.ref as unknown as WebSocket);
  if (!link) throw new Error("this client came over another transport");
  return link;
}
