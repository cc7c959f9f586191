import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Client } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { WebSocket } from "ws";
import { expectJoin, limitControlFrames } from "./guard";
import { type HearInput, readInputs } from "./inlet";
import { createHeart, type Pulse } from "./pulse";

type OnConnection = WebSocketTransport["onConnection"];

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
const heart = createHeart();

/** Colyseus' transport over ws, which remembers what lies under a client. */
class KaraverseTransport extends WebSocketTransport {
  protected override onConnection(...[webSocket, request, upgrade]: Parameters<OnConnection>): Promise<void> {
    const link: Link = {
      ...{ webSocket, socket: request.socket, pulse: heart.attach(webSocket) },
      hearInput: null,
    };
    links.set(webSocket, link);
    readInputs(link);
    limitControlFrames(webSocket);
    expectJoin(webSocket);
    return super.onConnection(webSocket, request, upgrade);
  }
}

export function createTransport(server: Server, maxPayload: number): WebSocketTransport {
  return new KaraverseTransport({
    server,
    maxPayload,
    // Without compression ws writes every frame whole and at once: nothing of ours can come between two halves of one.
    perMessageDeflate: false,
    // The heart beats for all.
    pingInterval: 0,
  });
}

/** Colyseus calls the WebSocket of a client `ref`. */
export function linkOf(client: Client): Link {
  const link = links.get(client.ref as unknown as WebSocket);
  if (!link) throw new Error("this client came over another transport");
  return link;
}

/** How long the connection takes to answer; told again and again. */
export function measureRoundTrip(client: Client, told: (ms: number) => void): void {
  linkOf(client).pulse.onRoundTrip = told;
}
