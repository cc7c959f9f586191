import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { ADDRESS_HEADER } from "../lib/server/address";
import { type BodyVerdict, bodyVerdict } from "./body-limit";
import { routeOf } from "./route";
import { bridgeIn, contentSecurityPolicy, DATA_POLICY, fixedHeaders } from "./security-headers";
import { answer, endSocket, type Upstream } from "./upstream";

export interface GatewayOptions {
  mode: "development" | "production";
  /** Whether people come by https. */
  secure: boolean;
  trustProxy: boolean;
  realtime: Upstream;
  /** Null: voice is off. */
  livekit: Upstream | null;
  app: {
    request(req: IncomingMessage, res: ServerResponse): Promise<void>;
    /** Only in development, for hot reload; false where nobody is ready for it yet. */
    upgrade: ((req: IncomingMessage, socket: Duplex, head: Buffer) => boolean) | null;
  };
  onError(error: unknown): void;
}

const VERDICTS: Record<Exclude<BodyVerdict, "fits">, { status: number; message: string }> = {
  "too-large": { status: 413, message: "That is larger than what can be sent here." },
  "length-required": { status: 411, message: "A body has to say its length." },
};

function addressOf(req: IncomingMessage, trustProxy: boolean): string {
  const forwarded = req.headers["x-forwarded-for"];
  // The last entry is the one that our own reverse proxy added.
  const last = trustProxy && typeof forwarded === "string" ? forwarded.split(",").at(-1)?.trim() : undefined;
  return last || req.socket.remoteAddress || "unknown";
}

/**
 * Next sets the headers of a route's answer as lists of one, and what compresses its answers knows a type by its word
 * alone: every list of songs went out as it was (vercel/next.js 98007). A list of one is its word.
 */
function withHeadersAsWords(res: ServerResponse): ServerResponse {
  const set = res.setHeader.bind(res);
  res.setHeader = (name, value) => {
    const [first, ...more] = Array.isArray(value) ? value : [];
    return set(name, first !== undefined && more.length === 0 ? first : value);
  };
  return res;
}

/** The one door: the app, realtime and LiveKit's signal connection behind one origin. */
export function createGateway(options: GatewayOptions): Server {
  const { mode, realtime, livekit, app, onError } = options;
  const headers = Object.entries(fixedHeaders(options.secure));

  const serveApp = (req: IncomingMessage, res: ServerResponse) => {
    const verdict = bodyVerdict(req);
    if (verdict !== "fits") {
      const { status, message } = VERDICTS[verdict];
      res.setHeader("Connection", "close");
      return answer(res, status, verdict, message);
    }
    if (req.url?.startsWith("/api/")) {
      res.setHeader("Content-Security-Policy", DATA_POLICY);
    } else {
      const nonce = randomBytes(16).toString("base64");
      const policy = contentSecurityPolicy({
        nonce,
        host: req.headers.host,
        mode,
        bridge: bridgeIn(req.url),
      });
      // Next reads the nonce for its own scripts off the request.
      req.headers["content-security-policy"] = policy;
      res.setHeader("Content-Security-Policy", policy);
    }
    app.request(req, withHeadersAsWords(res)).catch((error: unknown) => {
      onError(error);
      answer(res, 500, "server-error", "Something went wrong on the server.");
    });
  };

  const server = createServer((req, res) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    req.headers[ADDRESS_HEADER] = addressOf(req, options.trustProxy);
    if (!options.trustProxy) delete req.headers["x-forwarded-for"];
    const route = routeOf(req.url);
    switch (route.to) {
      case "app":
        return serveApp(req, res);
      case "realtime":
        return realtime.request(req, res, route.path);
      case "livekit":
        if (livekit) return livekit.request(req, res, route.path);
        return answer(res, 404, "voice-unavailable", "Voice is off.");
      case "nowhere":
        return answer(res, route.status, "unknown-address", "There is nothing at this address.");
    }
  });

  server.on("upgrade", (req, socket, head) => {
    socket.on("error", () => socket.destroy());
    const route = routeOf(req.url);
    if (route.to === "realtime") return realtime.upgrade(req, socket, head, route.path);
    if (route.to === "livekit" && livekit) return livekit.upgrade(req, socket, head, route.path);
    if (route.to === "app" && app.upgrade?.(req, socket, head)) return;
    return endSocket(socket, "404 Not Found");
  });

  return server;
}
