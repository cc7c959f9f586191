import type { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createProxyServer } from "http-proxy-3";

export interface Upstream {
  request(req: IncomingMessage, res: ServerResponse, path: string): void;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, path: string): void;
  close(): void;
}

interface UpstreamOptions {
  name: "realtime" | "livekit";
  /** http(s) or ws(s). */
  url: string;
  onFailure(failure: { upstream: string; error: Error }): void;
}

const UNREACHABLE = JSON.stringify({
  error: "upstream-unreachable",
  message: "That part of the house can't be reached at the moment. Try again shortly.",
});

/** Ends a raw connection with an HTTP answer, if it is still there to be told. */
export function endSocket(socket: Duplex, status: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A process behind us. While it is away requests get 502 in JSON, upgrades are ended; nothing of ours fails. */
export function upstream({ name, url, onFailure }: UpstreamOptions): Upstream {
  const proxy = createProxyServer({
    target: url.replace(/^ws/, "http"),
    xfwd: true,
    ws: true,
    proxyTimeout: 30_000,
  });

  proxy.on("error", (error, _req, res) => {
    onFailure({ upstream: name, error });
    if (res instanceof Socket) {
      endSocket(res, "502 Bad Gateway");
      return;
    }
    const answer = res as ServerResponse;
    if (answer.headersSent) {
      answer.destroy();
      return;
    }
    answer.writeHead(502, { "Content-Type": "application/json" }).end(UNREACHABLE);
  });
  // A killed upstream resets open WebSockets; whoever is on our side is told by the closing.
  proxy.on("proxyReqWs", (_proxyReq, _req, socket) => socket.on("error", () => socket.destroy()));
  proxy.on("open", (socket) => socket.on("error", () => socket.destroy()));

  return {
    request(req, res, path) {
      req.url = path;
      proxy.web(req, res);
    },
    upgrade(req, socket, head, path) {
      req.url = path;
      socket.on("error", () => socket.destroy());
      proxy.ws(req, socket as Socket, head);
    },
    close: () => proxy.close(),
  };
}
