import type { Server } from "node:http";
import type { Client } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { expectJoin, limitControlFrames } from "./guard";
import { readInputs } from "./inlet";
import { keepLink, type Link, linkOf } from "./link";
import { createHeart } from "./pulse";

type OnConnection = WebSocketTransport["onConnection"];

const heart = createHeart();

/** Colyseus' transport over ws, which remembers what lies under a client. */
class KaraverseTransport extends WebSocketTransport {
  protected override onConnection(...[webSocket, request, upgrade]: Parameters<OnConnection>): Promise<void> {
    const { socket } = request;
    const pulse = heart.attach(webSocket);
    // Without `...`, which gives every object a shape of its own: reading a thousand shapes took 3 % of a full hall's time.
    const link: Link = { webSocket, socket, pulse, hearInput: null };
    keepLink(link);
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

/** How long the connection takes to answer; told again and again. */
export function measureRoundTrip(client: Client, told: (ms: number) => void): void {
  linkOf(client).pulse.onRoundTrip = told;
}
