import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Client } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { WebSocket } from "ws";
import { expectJoin, limitControlFrames } from "./guard";

type OnConnection = WebSocketTransport["onConnection"];

/** The TCP socket under each WebSocket, for frames that go past ws' own sender. */
const sockets = new WeakMap<WebSocket, Socket>();

/** Colyseus' transport over ws, which remembers what a motion frame is written to. */
class KaraverseTransport extends WebSocketTransport {
  protected override onConnection(...[webSocket, request, upgrade]: Parameters<OnConnection>): Promise<void> {
    sockets.set(webSocket, request.socket);
    limitControlFrames(webSocket);
    expectJoin(webSocket);
    return super.onConnection(webSocket, request, upgrade);
  }
}

export function createTransport(server: Server, maxPayload: number): WebSocketTransport {
  // Without compression ws writes every frame whole and at once: nothing of ours can come between two halves of one.
  return new KaraverseTransport({ server, maxPayload, perMessageDeflate: false });
}

export interface Link {
  webSocket: WebSocket;
  socket: Socket;
}

/** What lies under a client; Colyseus calls it `ref`. */
export function linkOf(client: Client): Link {
  const webSocket = client.ref as unknown as WebSocket;
  const socket = sockets.get(webSocket);
  if (!socket) throw new Error("this client came over another transport");
  return { webSocket, socket };
}
