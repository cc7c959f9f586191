import type { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { type Duplex, Readable } from "node:stream";
import { createProxyServer } from "http-proxy-3";

/** A request whose body has been read already. */
export interface Kept {
  body: Buffer;
  /** Called, in place of an answer, when the upstream never got the request. */
  elsewhere?: () => void;
}

export interface Upstream {
  request(req: IncomingMessage, res: ServerResponse, path: string, kept?: Kept): void;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, path: string): void;
  close(): void;
}

export type FailureListener = (failure: { upstream: string; error: Error }) => void;

interface UpstreamOptions {
  name: "realtime" | "livekit";
  /** http(s) or ws(s). */
  url: string;
  onFailure: FailureListener;
}

const UNREACHABLE = "That part of the house can't be reached at the moment. Try again shortly.";

export function answer(res: ServerResponse, status: number, error: string, message: string): void {
  if (res.headersSent) res.destroy();
  else res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify({ error, message }));
}

/** Nothing of the request went out: it may be sent to another. */
const neverArrived = (error: NodeJS.ErrnoException): boolean =>
  error.syscall === "connect" || error.syscall === "getaddrinfo";

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
    ws: true,
    proxyTimeout: 30_000,
  });

  function failed(error: Error, res: unknown): void {
    onFailure({ upstream: name, error });
    if (res instanceof Socket) {
      endSocket(res, "502 Bad Gateway");
      return;
    }
    answer(res as ServerResponse, 502, "upstream-unreachable", UNREACHABLE);
  }

  proxy.on("error", (error, _req, res) => failed(error, res));
  // A killed upstream resets open WebSockets; whoever is on our side is told by the closing.
  proxy.on("proxyReqWs", (_proxyReq, _req, socket) => socket.on("error", () => socket.destroy()));
  proxy.on("open", (socket) => socket.on("error", () => socket.destroy()));

  return {
    request(req, res, path, kept) {
      req.url = path;
      // Colyseus builds addresses of it: with a list in it ("https,http", from two proxies) it never answers.
      delete req.headers["x-forwarded-proto"];
      if (!kept) {
        proxy.web(req, res);
        return;
      }
      proxy.web(req, res, { buffer: Readable.from([kept.body]) }, (error) => {
        if (!kept.elsewhere || !neverArrived(error)) return failed(error, res);
        onFailure({ upstream: name, error });
        kept.elsewhere();
      });
    },
    upgrade(req, socket, head, path) {
      req.url = path;
      socket.on("error", () => socket.destroy());
      proxy.ws(req, socket as Socket, head);
    },
    close: () => proxy.close(),
  };
}
